package io.crossdock.web.users;

import io.crossdock.access.Role;
import io.crossdock.access.Sessions;
import io.crossdock.access.Users;
import io.crossdock.access.Users.Change;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.signin.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Users": who may sign in, and what each of them may do. */
@RestController
@RequestMapping(path = "/users", produces = MediaType.TEXT_HTML_VALUE)
public class UsersPages {

  static final String LAST_ADMIN =
      "This is the last active admin. Make somebody else an admin first; nothing was changed.";

  private final Users users;
  private final Sessions sessions;
  private final PasswordEncoder encoder;
  private final Templates templates;
  private final InstantSource clock;

  UsersPages(
      Users users,
      Sessions sessions,
      PasswordEncoder encoder,
      Templates templates,
      InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.encoder = encoder;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping
  String page(HttpServletRequest request, Form asked) {
    return show(request, UserForm.BLANK, List.of(), UserForm.notice(asked.exact("done")));
  }

  @PostMapping
  ResponseEntity<String> add(HttpServletRequest request, Form sent) {
    UserForm form = UserForm.of(sent);
    List<String> faults = faults(form, sent.exact("password"), sent.exact("again"));
    if (faults.isEmpty()
        && !users.add(
            form.name(),
            Passwords.hash(encoder, sent.exact("password")),
            form.role().orElse(Role.VIEWER),
            clock.instant())) {
      faults.add("There is a user of this name already.");
    }
    Deeds.note(request, form.said());
    return faults.isEmpty() ? done("added") : refused(request, form, faults);
  }

  /** Everything that is wrong with a new user, at once. */
  static List<String> faults(UserForm form, String password, String again) {
    var faults = new ArrayList<String>();
    Passwords.nameFault(form.name()).ifPresent(faults::add);
    if (form.role().isEmpty()) {
      faults.add("Role must be Viewer, Operator or Admin.");
    }
    faults.addAll(Passwords.faults(form.name(), password, again));
    return faults;
  }

  @PostMapping("/{name}")
  ResponseEntity<String> change(
      HttpServletRequest request, @PathVariable("name") String name, Form sent) {
    UserForm form = UserForm.of(sent);
    if (form.role().isEmpty()) {
      return refused(request, UserForm.BLANK, List.of("Role must be Viewer, Operator or Admin."));
    }
    boolean active = sent.has("active");
    Deeds.note(request, "role " + form.role().get() + (active ? ", active" : ", not active"));
    return answer(request, users.change(name, form.role().get(), active), "changed");
  }

  @PostMapping("/{name}/password")
  ResponseEntity<String> password(
      HttpServletRequest request, @PathVariable("name") String name, Form sent) {
    String password = sent.exact("password");
    List<String> faults = Passwords.faults(name, password, sent.exact("again"));
    return faults.isEmpty()
        ? answer(request, users.password(name, Passwords.hash(encoder, password)), "password")
        : refused(request, UserForm.BLANK, faults);
  }

  @PostMapping("/{name}/remove")
  ResponseEntity<String> remove(HttpServletRequest request, @PathVariable("name") String name) {
    return answer(request, users.remove(name), "removed");
  }

  /** On every instance: the next request of each session is refused. */
  @PostMapping("/{name}/sign-out-everywhere")
  ResponseEntity<String> signOut(HttpServletRequest request, @PathVariable("name") String name) {
    int ended = sessions.endAll(name, clock.instant());
    if (ended == 0 && users.find(name).isEmpty()) {
      throw new Refused(404, "No such user", List.of("Go back to the list."));
    }
    Deeds.note(request, Show.sessions(ended));
    return done("signed-out");
  }

  private ResponseEntity<String> answer(HttpServletRequest request, Change change, String done) {
    return switch (change) {
      case DONE -> done(done);
      case UNKNOWN -> throw new Refused(404, "No such user", List.of("Go back to the list."));
      case LAST_ADMIN -> refused(request, UserForm.BLANK, List.of(LAST_ADMIN));
    };
  }

  private ResponseEntity<String> refused(
      HttpServletRequest request, UserForm form, List<String> faults) {
    return ResponseEntity.unprocessableContent().body(show(request, form, faults, ""));
  }

  private String show(
      HttpServletRequest request, UserForm form, List<String> faults, String notice) {
    var model = new UsersModel(users.all(), form, faults, notice);
    return templates.page(request, "users", "Users", model);
  }

  private static ResponseEntity<String> done(String what) {
    return SeeOther.at("/users", "done", what);
  }
}
