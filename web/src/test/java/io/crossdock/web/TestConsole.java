package io.crossdock.web;

import io.crossdock.access.Role;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.front.Front;
import io.crossdock.web.server.Console;
import io.crossdock.web.server.Parts;
import io.crossdock.web.server.Place;
import io.crossdock.web.signin.Passwords;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The console on a free port, around fakes; nothing else of the product runs. */
public final class TestConsole implements AutoCloseable {

  public static final String TOKEN = "test-token";

  /** Of a monitoring system. */
  public static final String WATCH_TOKEN = "test-watch-token-0001";

  public final FakeOrders orders = new FakeOrders();
  public final FakeShop shop = new FakeShop();
  final FakePersonalData people = new FakePersonalData();
  public final FakeNames names = new FakeNames();
  public final FakeGates gates = new FakeGates();
  public final FakeBackfills backfills = new FakeBackfills();
  public final FakeAdoptions adoptions = new FakeAdoptions();
  public final FakeAudits audits = new FakeAudits();
  public final FakeJournal journal = new FakeJournal();
  public final FakeFigures figures = new FakeFigures();
  public final FakeQueueView queue = new FakeQueueView();
  public final FakeChoices choices = new FakeChoices();
  public final FakeBindings bindings = new FakeBindings();
  public final FakeMappings mappings = new FakeMappings();
  public final FakeSettings settings = new FakeSettings();
  final FakeConnections connections = new FakeConnections();
  final FakeKnownSystems known = new FakeKnownSystems();
  public final FakeUsers users = new FakeUsers();
  final FakeSessions sessions = new FakeSessions();
  public final FakeTokens tokens = new FakeTokens();
  final FakeModule module = new FakeModule(tokens);
  final FakeViews views = new FakeViews();
  final FakeTries tries = new FakeTries();
  public final FakeAuditLog log = new FakeAuditLog();
  private final Console console;

  public TestConsole() {
    this(Optional.of("admin"));
  }

  /**
   * @param adminPassword empty = the first admin is made by hand
   */
  public TestConsole(Optional<String> adminPassword) {
    this(signIn(adminPassword));
  }

  /** Behind this. */
  public TestConsole(Front front) {
    this(front, Map.of());
  }

  /**
   * As above.
   *
   * @param more beans that the service brings along
   */
  public TestConsole(Front front, Map<String, Object> more) {
    this(signIn(Optional.of("admin")), front, UnaryOperator.identity(), more);
  }

  private static WebConfig.SignIn signIn(Optional<String> adminPassword) {
    return new WebConfig.SignIn(adminPassword, Duration.ofMinutes(30), Optional.empty());
  }

  public TestConsole(WebConfig.SignIn signIn) {
    this(signIn, Front.NONE);
  }

  public TestConsole(WebConfig.SignIn signIn, Front front) {
    this(signIn, front, UnaryOperator.identity(), Map.of());
  }

  /** With its parts as these are made of them. */
  TestConsole(UnaryOperator<Parts> made) {
    this(signIn(Optional.of("admin")), Front.NONE, made, Map.of());
  }

  private TestConsole(
      WebConfig.SignIn signIn, Front front, UnaryOperator<Parts> made, Map<String, Object> more) {
    var config =
        new WebConfig(
            "main",
            signIn,
            Optional.of(TOKEN),
            Optional.of(WATCH_TOKEN),
            Optional.of("secret"),
            id -> "https://org.example/" + id,
            Optional.of("https://shop.example/admin"),
            front);
    console =
        Console.start(
            config,
            made.apply(parts()),
            new Place(
                InetAddress.getLoopbackAddress(), 0, Optional.empty(), Optional.empty(), more));
  }

  private Parts parts() {
    return new Parts(
        new Parts.Views(orders, orders, orders, queue, figures, journal, figures, figures),
        new Parts.Work(orders, orders, gates, backfills, audits, adoptions, adoptions),
        new Parts.Orders(
            choices, mappings, bindings, bindings, choices, choices, people, names, names),
        new Parts.Rules(settings, mappings, mappings, mappings),
        new Parts.Systems(
            connections, shop, settings, settings, settings, connections, module, settings, known),
        new Parts.People(users, tokens, sessions, tries, log, views),
        FakeClock.CLOCK);
  }

  String url() {
    return "http://127.0.0.1:" + console.port();
  }

  public Browser browser() {
    return new Browser(url());
  }

  public Browser signedIn() {
    Browser browser = browser();
    browser.signIn("admin", "admin");
    return browser;
  }

  /** Someone of this role, who is made when there is none of that name. */
  public Browser signedIn(Role role) {
    String name = role.name().toLowerCase(Locale.ROOT);
    var encoder = console.made(PasswordEncoder.class).findFirst().orElseThrow();
    users.add(name, Passwords.hash(encoder, name), role, FakeClock.CLOCK.instant());
    Browser browser = browser();
    browser.signIn(name, name);
    return browser;
  }

  /** Every page and call that there is. */
  public Set<RequestMappingInfo> mappings() {
    return handlers().keySet();
  }

  /** What answers each of them. */
  public Map<RequestMappingInfo, HandlerMethod> handlers() {
    return console
        .made(RequestMappingHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The patterns behind which there are files. */
  List<String> files() {
    return console
        .made(AbstractUrlHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
        .toList();
  }

  /** What routes by neither, and so would not be seen by those two. */
  List<HandlerMapping> otherRouting() {
    return console
        .made(HandlerMapping.class)
        .filter(mapping ->
            !(mapping instanceof RequestMappingHandlerMapping)
                && !(mapping instanceof AbstractUrlHandlerMapping)
                && !(mapping instanceof RouterFunctionMapping functions
                    && functions.getRouterFunction() == null))
        .toList();
  }

  @Override
  public void close() {
    console.close();
  }
}
