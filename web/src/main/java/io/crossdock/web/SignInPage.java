package io.crossdock.web;

import io.crossdock.web.access.FirstRun;
import io.crossdock.web.access.OidcProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks who it is; while there is no user, leads to where the first one is made. */
@RestController
class SignInPage {

  private final FirstRun first;
  private final Templates templates;
  private final WebConfig config;
  private final OidcProvider provider;

  SignInPage(FirstRun first, Templates templates, WebConfig config, OidcProvider provider) {
    this.first = first;
    this.templates = templates;
    this.config = config;
    this.provider = provider;
  }

  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> signIn(
      HttpServletRequest request, @RequestParam Map<String, String> parameters) {
    if (first.open() && !provider.offered()) {
      return ResponseEntity.status(303).location(URI.create("/set-up")).build();
    }
    return ResponseEntity.ok(
        templates.page(
            request,
            "signin",
            "Sign in",
            Map.of(
                "trouble",
                trouble(parameters),
                "notice",
                notice(parameters),
                "oidc",
                provider.offered())));
  }

  /** On to the provider, if it answers. */
  @GetMapping("/sign-in/oidc")
  ResponseEntity<Void> provider() {
    String where = provider.door().orElse("/sign-in?oidc=away");
    return ResponseEntity.status(303).location(URI.create(where)).build();
  }

  private static String trouble(Map<String, String> parameters) {
    String wait = parameters.getOrDefault("wait", "");
    if (wait.matches("[0-9]{1,4}")) {
      int seconds = Integer.parseInt(wait);
      String time = seconds < 100 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
      return "Too many tries with a wrong password. Nothing is tried for " + time + ".";
    }
    return switch (parameters.getOrDefault("oidc", "")) {
      case "away" ->
          "The OpenID provider does not answer. Try again later, or sign in with a password.";
      case "role" ->
          "You are known, but have no role here. Ask whoever runs the OpenID provider to put you"
              + " in a group that may use Crossdock.";
      case "failed" ->
          "The OpenID provider did not sign you in. Try again; the log of the service says why.";
      default -> parameters.containsKey("error") ? "The user name or the password is wrong." : "";
    };
  }

  private String notice(Map<String, String> parameters) {
    if (parameters.containsKey("ended")) {
      return "You were signed out: nothing was clicked for "
          + config.signIn().idle().toMinutes()
          + " minutes, 12 hours have passed, or you or an admin ended your sessions.";
    }
    if (parameters.containsKey("made")) {
      return "You are the first admin now. Sign in.";
    }
    if (parameters.containsKey("everywhere")) {
      return "You are signed out everywhere.";
    }
    return parameters.containsKey("changed")
        ? "Your password is changed. Sign in with the new one."
        : "";
  }
}
