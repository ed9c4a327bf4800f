package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.AuditLog.Deed;
import io.crossdock.access.Role;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.signin.Oidc;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a provider over HTTP. */
class OidcIT {

  private final TestProvider provider = new TestProvider();
  private final TestConsole console =
      new TestConsole(
          new WebConfig.SignIn(
              Optional.of("admin"),
              Duration.ofMinutes(30),
              Optional.of(
                  new Oidc(
                      provider.issuer(),
                      TestProvider.CLIENT,
                      TestProvider.SECRET,
                      "realm_access.roles",
                      Map.of("it", Role.ADMIN, "sales", Role.VIEWER)))));
  private final Browser browser = console.browser();

  OidcIT() throws IOException {}

  @AfterEach
  void stop() {
    console.close();
    provider.close();
  }

  @Test
  void whoIsInAGroupSignsInWithTheHighestOfItsRoles() {
    groups("sales", "it", "other");
    provider.claims.put("preferred_username", "ada");
    assertThat(browser.get("/sign-in").body()).contains("Sign in with OpenID Connect");
    assertThat(location(signIn())).endsWith("/dashboard");
    assertThat(provider.broken).isEmpty();
    assertThat(browser.get("/users").statusCode()).isEqualTo(200);
    assertThat(browser.get("/orders").body()).contains("ada (OIDC)");
    assertThat(browser.get("/account").body()).contains("You signed in with OpenID Connect");
    assertThat(console.log.deeds)
        .extracting(Deed::who, Deed::what)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ada (OIDC)", "Signed in"));
  }

  @Test
  void aViewerOfTheProviderIsNoMoreThanThat() {
    groups("sales");
    signIn();
    assertThat(browser.get("/orders").statusCode()).isEqualTo(200);
    assertThat(browser.get("/users").statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsInNoGroupIsRefusedWithTheReason() {
    groups("other");
    assertThat(location(signIn())).isEqualTo("/sign-in?oidc=role");
    assertThat(browser.get("/sign-in?oidc=role").body()).contains("have no role here");
    assertThat(browser.get("/orders").statusCode()).isEqualTo(302);
  }

  @Test
  void aTokenThatSomebodyElseSignedOrThatAnswersAnotherRequestIsRefused() {
    groups("it");
    provider.forgesSignatures = true;
    assertThat(location(signIn())).isEqualTo("/sign-in?oidc=failed");
    provider.forgesSignatures = false;
    provider.forgetsNonce = true;
    assertThat(location(signIn())).isEqualTo("/sign-in?oidc=failed");
    assertThat(browser.get("/orders").statusCode()).isEqualTo(302);
    provider.forgetsNonce = false;
    assertThat(location(signIn())).contains("/orders");
  }

  @Test
  void aTokenOfAnotherIssuerForAnotherClientTooOldOrUnsignedIsRefused() {
    groups("it");
    long past = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
    for (Map<String, Object> lie :
        List.<Map<String, Object>>of(
            Map.of("iss", "https://elsewhere.example"),
            Map.of("aud", "another-client"),
            Map.of("iat", past, "exp", past + 60))) {
      provider.lies.putAll(lie);
      assertThat(location(signIn())).as("%s", lie).isEqualTo("/sign-in?oidc=failed");
      provider.lies.clear();
    }
    provider.signsNothing = true;
    assertThat(location(signIn())).isEqualTo("/sign-in?oidc=failed");
    provider.signsNothing = false;
    assertThat(browser.get("/orders").statusCode()).isEqualTo(302);
    assertThat(location(signIn())).contains("/orders");
  }

  @Test
  void aProviderThatCallsItselfOtherwiseThanItsAddressIsNotUsed() {
    provider.name = "https://elsewhere.example";
    assertThat(location(browser.get("/sign-in/oidc"))).isEqualTo("/sign-in?oidc=away");
  }

  @Test
  void aCodeThatNobodyAskedForSignsNobodyIn() {
    groups("it");
    assertThat(location(browser.get("/login/oauth2/code/oidc?code=code-0&state=x")))
        .isEqualTo("/sign-in?oidc=failed");
  }

  @Test
  void aProviderThatIsAwayIsSaidAndThePasswordStillWorks() {
    provider.close();
    assertThat(location(browser.get("/sign-in/oidc"))).isEqualTo("/sign-in?oidc=away");
    assertThat(browser.get("/sign-in?oidc=away").body()).contains("does not answer");
    assertThat(location(browser.signIn("admin", "admin"))).endsWith("/dashboard");
  }

  @Test
  void aSessionByTheProviderEndsAfterTwelveHoursHoweverBusy() {
    groups("it");
    signIn();
    assertThat(browser.get("/orders").statusCode()).isEqualTo(200);
    for (int i = 0; i < 12 * 3 - 1; i++) {
      FakeClock.CLOCK.pass(Duration.ofMinutes(20));
      assertThat(browser.get("/orders").statusCode()).isEqualTo(200);
    }
    FakeClock.CLOCK.pass(Duration.ofMinutes(20));
    assertThat(browser.get("/orders").statusCode()).isEqualTo(302);
  }

  private void groups(String... groups) {
    provider.claims.put("realm_access", Map.of("roles", List.of(groups)));
  }

  /** From the sign-in page to the provider and back, as a browser goes. */
  private HttpResponse<String> signIn() {
    HttpResponse<String> door = browser.get("/sign-in/oidc");
    HttpResponse<String> away = browser.get(location(door));
    HttpResponse<String> there = browser.elsewhere(location(away));
    return browser.elsewhere(location(there));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
