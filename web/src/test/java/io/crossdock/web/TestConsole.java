package io.crossdock.web;

import io.crossdock.core.policy.Role;
import io.crossdock.web.access.Passwords;
import io.crossdock.web.front.Front;
import io.crossdock.web.server.Console;
import io.crossdock.web.server.Parts;
import io.crossdock.web.server.Place;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final Place HERE =
      new Place(InetAddress.getLoopbackAddress(), 0, Optional.empty(), Optional.empty(), Map.of());

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
  private final Console console;

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
    console = Console.start(config, parts(), HERE);
  }

  private Parts parts() {
    return new Parts(
        new Parts.Views(orders, orders, orders, queue, figures, journal, figures, figures),
        new Parts.Work(orders, orders, gates, backfills, audits, adoptions, adoptions),
        new Parts.Orders(choices, mappings, bindings, bindings, choices, choices, people),
        new Parts.Rules(settings, mappings, mappings, mappings),
        new Parts.Systems(connections, shop, settings, connections, module, settings, known),
        new Parts.People(users, tokens, sessions, tries, log, views),
        FakeClock.CLOCK);
  }

  String url() {
    return "http://127.0.0.1:" + console.port();
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
    var encoder = console.made(PasswordEncoder.class).findFirst().orElseThrow();
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
