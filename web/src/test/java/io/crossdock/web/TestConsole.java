package io.crossdock.web;

import io.crossdock.core.policy.Role;
import io.crossdock.web.access.Passwords;
import io.crossdock.web.front.Front;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The console on a free port, around fakes; nothing else of the product runs. */
final class TestConsole implements AutoCloseable {

  static final String TOKEN = "test-token";

  final FakeOrders orders = new FakeOrders();
  final FakeShop shop = new FakeShop();
  final FakePersonalData people = new FakePersonalData();
  final FakeGates gates = new FakeGates();
  final FakeBackfills backfills = new FakeBackfills();
  final FakeAdoptions adoptions = new FakeAdoptions();
  final FakeAudits audits = new FakeAudits();
  final FakeJournal journal = new FakeJournal();
  final FakeFigures figures = new FakeFigures();
  final FakeQueueView queue = new FakeQueueView();
  final FakeChoices choices = new FakeChoices();
  final FakeBindings bindings = new FakeBindings();
  final FakeMappings mappings = new FakeMappings();
  final FakeSettings settings = new FakeSettings();
  final FakeConnections connections = new FakeConnections();
  final FakeKnownSystems known = new FakeKnownSystems();
  final FakeUsers users = new FakeUsers();
  final FakeSessions sessions = new FakeSessions();
  final FakeTokens tokens = new FakeTokens();
  final FakeModule module = new FakeModule(tokens);
  final FakeViews views = new FakeViews();
  final FakeTries tries = new FakeTries();
  final FakeAuditLog log = new FakeAuditLog();
  private final ConfigurableApplicationContext context;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(WebConfiguration.class)
  static class Program {}

  TestConsole() {
    this(Optional.of("admin"));
  }

  /**
   * @param adminPassword empty = the first admin is made by hand
   */
  TestConsole(Optional<String> adminPassword) {
    this(signIn(adminPassword));
  }

  /** Behind this. */
  TestConsole(Front front) {
    this(signIn(Optional.of("admin")), front);
  }

  private static WebConfig.SignIn signIn(Optional<String> adminPassword) {
    return new WebConfig.SignIn(adminPassword, Duration.ofMinutes(30), Optional.empty());
  }

  TestConsole(WebConfig.SignIn signIn) {
    this(signIn, Front.NONE);
  }

  TestConsole(WebConfig.SignIn signIn, Front front) {
    var config =
        new WebConfig(
            "main",
            signIn,
            Optional.of(TOKEN),
            Optional.of("secret"),
            id -> "https://org.example/" + id,
            Optional.of("https://shop.example/admin"),
            front);
    List<Object> parts =
        List.of(
            orders,
            figures,
            journal,
            people,
            queue,
            shop,
            settings,
            choices,
            bindings,
            mappings,
            gates,
            audits,
            adoptions,
            backfills,
            known,
            users,
            tokens,
            module,
            sessions,
            tries,
            views,
            log,
            connections,
            FakeClock.CLOCK,
            config);
    context =
        new SpringApplicationBuilder(Program.class)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .initializers(c ->
                parts.forEach(part ->
                    ((GenericApplicationContext) c)
                        .getBeanFactory()
                        .registerSingleton(part.getClass().getName(), part)))
            .properties(WebConfiguration.properties(config))
            .properties("server.port=0", "server.address=127.0.0.1", "logging.level.root=WARN")
            .run();
  }

  String url() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
  }

  Browser browser() {
    return new Browser(url());
  }

  Browser signedIn() {
    Browser browser = browser();
    browser.signIn("admin", "admin");
    return browser;
  }

  /** Someone of this role, who is made when there is none of that name. */
  Browser signedIn(Role role) {
    String name = role.name().toLowerCase(Locale.ROOT);
    var encoder = context.getBean(PasswordEncoder.class);
    users.add(name, Passwords.hash(encoder, name), role, FakeClock.CLOCK.instant());
    Browser browser = browser();
    browser.signIn(name, name);
    return browser;
  }

  /** Every page and call that there is. */
  Set<RequestMappingInfo> mappings() {
    return handlers().keySet();
  }

  /** What answers each of them. */
  Map<RequestMappingInfo, HandlerMethod> handlers() {
    return routing(RequestMappingHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The patterns behind which there are files. */
  List<String> files() {
    return routing(AbstractUrlHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
        .toList();
  }

  /** What routes by neither, and so would not be seen by those two. */
  List<HandlerMapping> otherRouting() {
    return routing(HandlerMapping.class)
        .filter(mapping ->
            !(mapping instanceof RequestMappingHandlerMapping)
                && !(mapping instanceof AbstractUrlHandlerMapping)
                && !(mapping instanceof RouterFunctionMapping functions
                    && functions.getRouterFunction() == null))
        .toList();
  }

  private <T> Stream<T> routing(Class<T> kind) {
    return context.getBeanProvider(kind).stream();
  }

  @Override
  public void close() {
    context.close();
  }
}
