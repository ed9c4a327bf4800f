package io.crossdock.web.users;

import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.signin.FirstRun;
import io.crossdock.web.signin.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes the first admin; of no use once there is a user. */
@RestController
@RequestMapping(path = "/set-up", produces = MediaType.TEXT_HTML_VALUE)
public class SetUpPage {

  private final FirstRun first;
  private final Templates templates;
  private final InstantSource clock;

  SetUpPage(FirstRun first, Templates templates, InstantSource clock) {
    this.first = first;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<String> page(HttpServletRequest request) {
    return first.open()
        ? ResponseEntity.ok(show(request, new SetUpModel("", "", Faults.NONE, TypedSecrets.NONE)))
        : toSignIn(request);
  }

  @PostMapping
  ResponseEntity<String> claim(HttpServletRequest request, Form typed) {
    if (!first.open()) {
      return toSignIn(request);
    }
    Form sent = typed.filled(TypedSecrets.kept(request, typed.exact("kept"), clock.instant()));
    String code = sent.exact("code");
    String name = sent.text("username");
    String password = sent.exact("password");
    var faults = new ArrayList<Fault>();
    if (!first.knows(code)) {
      faults.add(new Fault("code", "The set-up code is not the one in the log of this instance."));
    }
    Passwords.nameFault(name).ifPresent(faults::add);
    faults.addAll(Passwords.faults(name, password, sent.exact("again")));
    if (!faults.isEmpty()) {
      var told = Faults.of(faults, List.of("code", "name", "password", "again"));
      TypedSecrets kept = UserForm.keep(request, sent, faults, clock.instant());
      return ResponseEntity.unprocessableContent()
          .body(show(request, new SetUpModel(code, name, told, kept)));
    }
    if (!first.claim(code, name, password)) {
      return toSignIn(request);
    }
    Deeds.note(request, name);
    return SeeOther.at("/sign-in?made");
  }

  /** What was typed stays on the page; passwords stay here. */
  private String show(HttpServletRequest request, SetUpModel model) {
    return templates.page(request, "setup", "Set up", model);
  }

  private static ResponseEntity<String> toSignIn(HttpServletRequest request) {
    Deeds.nothing(request);
    return SeeOther.at("/sign-in");
  }
}
