package io.crossdock.web.users;

import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.signin.FirstRun;
import io.crossdock.web.signin.OidcProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks who it is; while there is no user, leads to where the first one is made. */
@RestController
public class SignInPage {

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
  ResponseEntity<String> signIn(HttpServletRequest request, Form asked) {
    if (first.open() && !provider.offered()) {
      return SeeOther.at("/set-up");
    }
    var model = new SignInModel(trouble(asked), notice(asked), provider.offered());
    return ResponseEntity.ok(templates.page(request, "signin", "Sign in", model));
  }

  /** On to the provider, if it answers. */
  @GetMapping("/sign-in/oidc")
  ResponseEntity<Void> provider() {
    return SeeOther.at(provider.door().orElse("/sign-in?oidc=away"));
  }

  private static String trouble(Form asked) {
    Optional<Long> wait = asked.whole("wait");
    if (wait.isPresent()) {
      long seconds = wait.get();
      String time = seconds < 100 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
      return "Too many tries with a wrong password. Nothing is tried for " + time + ".";
    }
    return switch (asked.exact("oidc")) {
      case "away" ->
          "The OpenID provider does not answer. Try again later, or sign in with a password.";
      case "role" ->
          "You are known, but have no role here. Ask whoever runs the OpenID provider to put you"
              + " in a group that may use Crossdock.";
      case "failed" ->
          "The OpenID provider did not sign you in. Try again; the log of the service says why.";
      default -> asked.has("error") ? "The user name or the password is wrong." : "";
    };
  }

  private String notice(Form asked) {
    if (asked.has("ended")) {
      return "You were signed out: nothing was clicked for "
          + config.signIn().idle().toMinutes()
          + " minutes, 12 hours have passed, or you or an admin ended your sessions.";
    }
    if (asked.has("made")) {
      return "You are the first admin now. Sign in.";
    }
    if (asked.has("everywhere")) {
      return "You are signed out everywhere.";
    }
    return asked.has("changed") ? "Your password is changed. Sign in with the new one." : "";
  }
}
