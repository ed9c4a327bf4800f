package io.crossdock.web.users;

import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.signin.FirstRun;
import io.crossdock.web.signin.Passwords;
import jakarta.servlet.http.HttpServletRequest;
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

  SetUpPage(FirstRun first, Templates templates) {
    this.first = first;
    this.templates = templates;
  }

  @GetMapping
  ResponseEntity<String> page(HttpServletRequest request) {
    return first.open() ? ResponseEntity.ok(show(request, "", "", List.of())) : toSignIn(request);
  }

  @PostMapping
  ResponseEntity<String> claim(HttpServletRequest request, Form sent) {
    if (!first.open()) {
      return toSignIn(request);
    }
    String code = sent.exact("code");
    String name = sent.text("username");
    String password = sent.exact("password");
    var faults = new ArrayList<String>();
    if (!first.knows(code)) {
      faults.add("The set-up code is not the one in the log of this instance.");
    }
    Passwords.nameFault(name).ifPresent(faults::add);
    faults.addAll(Passwords.faults(name, password, sent.exact("again")));
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, code, name, faults));
    }
    if (!first.claim(code, name, password)) {
      return toSignIn(request);
    }
    Deeds.note(request, "name " + name);
    return SeeOther.at("/sign-in?made");
  }

  /** What was typed stays on the page, but for passwords. */
  private String show(HttpServletRequest request, String code, String name, List<String> faults) {
    return templates.page(request, "setup", "Set up", new SetUpModel(code, name, faults));
  }

  private static ResponseEntity<String> toSignIn(HttpServletRequest request) {
    Deeds.nothing(request);
    return SeeOther.at("/sign-in");
  }
}
