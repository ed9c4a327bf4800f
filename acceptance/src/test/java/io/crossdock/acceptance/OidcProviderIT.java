package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sign-in with groups as roles against a real OpenID provider, as a browser goes. What a provider
 * that lies may tell is {@code OidcIT} in {@code web}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // all are there before the first test
class OidcProviderIT {

  private static final String NO_ROLE = "You are known, but have no role here";
  private static final Pattern FORM =
      Pattern.compile(
          "action=\"([^\"]+)\"[^>]*>.*?name=\"prompt\" value=\"([a-z]+)\"", Pattern.DOTALL);

  private final Map<String, Console> consoles = new HashMap<>();

  private Place place;
  private Path data;

  /** One console and its own provider, which it takes the roles of this claim from. */
  private record Console(io.crossdock.app.Crossdock crossdock, Provider provider) {}

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    data = folder;
    place = new Place(0);
    start("groups");
  }

  @AfterAll
  void close() throws IOException {
    for (Console console : consoles.values()) {
      console.crossdock().close();
      console.provider().close();
    }
    place.close();
  }

  @Test
  void aGroupIsARoleTheHighestCountsAndSignOutEndsIt() {
    Console console = console("groups");
    console.provider().tells("ada", "{\"groups\":[\"sales\",\"shop-it\",\"other\"]}");
    Visitor ada = signedIn(console, "ada");
    assertThat(ada.page("/orders").body()).contains("ada (OIDC)");
    assertThat(ada.page("/users").status()).as("an admin's page").isEqualTo(200);
    assertThat(ada.page("/account").body()).contains("You signed in with OpenID Connect");
    ada.submit("/orders", "/sign-out", Map.of());
    assertThat(ada.page("/orders").body()).contains("Sign in with OpenID Connect");

    console.provider().tells("vera", "{\"groups\":\"sales\"}");
    Visitor vera = signedIn(console, "vera");
    assertThat(vera.page("/orders").body()).contains("vera (OIDC)");
    assertThat(vera.page("/users").status()).isEqualTo(403);
  }

  @Test
  void whoHasNoRoleIsRefusedWithTheReasonAndSoIsWhoHadOne() {
    Console console = console("groups");
    console.provider().tells("nora", "{\"groups\":[\"other\"]}");
    Visitor nora = Visitor.at(console.crossdock().url());
    assertThat(signIn(nora, "nora").body()).contains(NO_ROLE);
    assertThat(nora.page("/orders").body()).doesNotContain("nora (OIDC)");

    console.provider().tells("olaf", "{\"groups\":[\"shop-it\"]}");
    Visitor olaf = signedIn(console, "olaf");
    olaf.submit("/orders", "/sign-out", Map.of());
    console.provider().tells("olaf", "{}");
    assertThat(signIn(olaf, "olaf").body()).contains(NO_ROLE);
    assertThat(olaf.page("/users").body()).contains("Sign in with OpenID Connect");
  }

  @Test
  void rolesInsideAnObjectAreFoundAndAProviderThatIsAwayKeepsNobodyFromAPassword()
      throws IOException {
    Console console = start("realm_access.roles");
    console.provider().tells("rita", "{\"realm_access\":{\"roles\":[\"shop-it\"]}}");
    Visitor rita = signedIn(console, "rita");
    assertThat(rita.page("/users").status()).isEqualTo(200);

    console.provider().close();
    assertThat(rita.page("/orders").body()).as("goes on").contains("rita (OIDC)");
    Visitor admin = Visitor.signedIn(console.crossdock().url(), "admin", "admin");
    assertThat(admin.page("/users").status()).isEqualTo(200);
  }

  private Console console(String claim) {
    return Objects.requireNonNull(consoles.get(claim));
  }

  private Console start(String claim) throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String redirect = "http://127.0.0.1:" + port + "/login/oauth2/code/oidc";
    Provider provider = Provider.start(redirect);
    var crossdock =
        place.crossdock(
            data.resolve(claim),
            Map.of(
                "CROSSDOCK_PORT",
                String.valueOf(port),
                "CROSSDOCK_OIDC_ISSUER",
                provider.issuer(),
                "CROSSDOCK_OIDC_CLIENT_ID",
                "crossdock",
                "CROSSDOCK_OIDC_CLIENT_SECRET",
                "provider-secret",
                "CROSSDOCK_OIDC_ROLES",
                "shop-it=admin,sales=viewer",
                "CROSSDOCK_OIDC_ROLE_CLAIM",
                claim));
    var console = new Console(crossdock, provider);
    consoles.put(claim, console);
    return console;
  }

  private static Visitor signedIn(Console console, String person) {
    Visitor visitor = Visitor.at(console.crossdock().url());
    assertThat(signIn(visitor, person).body()).contains(person + " (OIDC)");
    return visitor;
  }

  /** To the provider, through its forms (who it is, whether Crossdock may know), and back. */
  private static Http.Answer signIn(Visitor visitor, String person) {
    Http.Answer page = visitor.page("/sign-in/oidc");
    for (Matcher form = FORM.matcher(page.body()); form.find(); form = FORM.matcher(page.body())) {
      String fields = "prompt=" + form.group(2);
      if (form.group(2).equals("login")) {
        fields += "&login=" + person + "&password=any";
      }
      page = visitor.submit(form.group(1), fields);
    }
    return page;
  }
}
