package io.crossdock.web.users;

import io.crossdock.access.Sessions;
import io.crossdock.access.Users;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.LiveSessions;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.signin.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own password, and where one is signed in. */
@RestController
@RequestMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
public class AccountPage {

  private static final Duration SHOWN = Duration.ofHours(24);

  private final Users users;
  private final Sessions sessions;
  private final PasswordEncoder encoder;
  private final Templates templates;
  private final InstantSource clock;

  AccountPage(
      Users users,
      Sessions sessions,
      PasswordEncoder encoder,
      Templates templates,
      InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.clock = clock;
    this.encoder = encoder;
    this.templates = templates;
  }

  @GetMapping
  String page(HttpServletRequest request) {
    return show(request, Faults.NONE);
  }

  @PostMapping
  ResponseEntity<String> change(HttpServletRequest request, Form sent, Principal person) {
    String password = sent.exact("password");
    var faults = new ArrayList<Fault>();
    if (users
        .find(person.getName())
        .filter(account -> encoder.matches(sent.exact("current"), account.passwordHash()))
        .isEmpty()) {
      faults.add(new Fault("current", "The current password is wrong."));
    }
    faults.addAll(Passwords.faults(person.getName(), password, sent.exact("again")));
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent()
          .body(show(request, Faults.of(faults, List.of("current", "password", "again"))));
    }
    users.password(person.getName(), Passwords.hash(encoder, password));
    return SeeOther.at("/sign-in?changed");
  }

  /** This session too, and on every instance: the next request of each of them is refused. */
  @PostMapping("/sign-out-everywhere")
  ResponseEntity<String> signOutEverywhere(HttpServletRequest request, Principal person) {
    Deeds.note(request, Show.count(sessions.endAll(person.getName(), clock.instant()), "session"));
    return SeeOther.at("/sign-in?everywhere");
  }

  private String show(HttpServletRequest request, Faults faults) {
    String name = String.valueOf(request.getRemoteUser());
    var model =
        new AccountModel(
            faults,
            users.find(name).isPresent(),
            sessions.of(name, clock.instant().minus(SHOWN)),
            LiveSessions.id(request).orElse(-1L));
    return templates.page(request, "account", "My Account", model);
  }
}
