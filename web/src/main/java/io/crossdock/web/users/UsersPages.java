package io.crossdock.web.users;

import io.crossdock.access.Role;
import io.crossdock.access.Sessions;
import io.crossdock.access.Users;
import io.crossdock.access.Users.Change;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;
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

  private static final List<String> FIELDS = List.of("name", "role", "password", "again");

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
    return show(
        request,
        UserForm.BLANK,
        "",
        Faults.NONE,
        TypedSecrets.NONE,
        UserForm.notice(asked.exact("done")));
  }

  @PostMapping
  ResponseEntity<String> add(HttpServletRequest request, Form typed) {
    Form sent = typed.filled(TypedSecrets.kept(request, typed.exact("kept"), clock.instant()));
    UserForm form = UserForm.of(sent);
    List<Fault> faults = faults(form, sent.exact("password"), sent.exact("again"));
    if (faults.isEmpty()
        && !users.add(
            form.name(),
            Passwords.hash(encoder, sent.exact("password")),
            form.role().orElse(Role.VIEWER),
            clock.instant())) {
      faults.add(new Fault("name", "There is a user of this name already."));
    }
    Deeds.note(request, form.said());
    if (faults.isEmpty()) {
      return done("added");
    }
    String body =
        show(
            request,
            form,
            "",
            Faults.of(faults, FIELDS),
            UserForm.keep(request, sent, faults, clock.instant()),
            "");
    return ResponseEntity.unprocessableContent().body(body);
  }

  /** Everything that is wrong with a new user, at once. */
  static List<Fault> faults(UserForm form, String password, String again) {
    var faults = new ArrayList<Fault>();
    Passwords.nameFault(form.name()).ifPresent(faults::add);
    if (form.role().isEmpty()) {
      faults.add(UserForm.NO_ROLE);
    }
    faults.addAll(Passwords.faults(form.name(), password, again));
    return faults;
  }

  @PostMapping("/{name}")
  ResponseEntity<String> change(
      HttpServletRequest request, @PathVariable("name") String name, Form sent) {
    UserForm form = UserForm.of(sent);
    if (form.role().isEmpty()) {
      return refused(request, name, List.of(UserForm.NO_ROLE));
    }
    boolean active = sent.has("active");
    Deeds.note(request, UserForm.label(form.role().get()) + (active ? ", active" : ", not active"));
    return answer(request, name, users.change(name, form.role().get(), active), "changed");
  }

  @PostMapping("/{name}/password")
  ResponseEntity<String> password(
      HttpServletRequest request, @PathVariable("name") String name, Form sent) {
    String password = sent.exact("password");
    List<Fault> faults = Passwords.faults(name, password, sent.exact("again"));
    return faults.isEmpty()
        ? answer(request, name, users.password(name, Passwords.hash(encoder, password)), "password")
        : refused(request, name, faults);
  }

  @PostMapping("/{name}/remove")
  ResponseEntity<String> remove(HttpServletRequest request, @PathVariable("name") String name) {
    return answer(request, name, users.remove(name), "removed");
  }

  /** On every instance: the next request of each session is refused. */
  @PostMapping("/{name}/sign-out-everywhere")
  ResponseEntity<String> signOut(HttpServletRequest request, @PathVariable("name") String name) {
    int ended = sessions.endAll(name, clock.instant());
    if (ended == 0 && users.find(name).isEmpty()) {
      throw new Refused(404, "No such user", List.of("Go back to the list."));
    }
    Deeds.note(request, Show.count(ended, "session"));
    return done("signed-out");
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request, String name, Change change, String done) {
    return switch (change) {
      case DONE -> done(done);
      case UNKNOWN -> throw new Refused(404, "No such user", List.of("Go back to the list."));
      case LAST_ADMIN -> refused(request, name, List.of(new Fault("role", LAST_ADMIN)));
    };
  }

  private ResponseEntity<String> refused(
      HttpServletRequest request, String name, List<Fault> faults) {
    var placed = users.find(name).isPresent() ? FIELDS : List.<String>of();
    return ResponseEntity.unprocessableContent()
        .body(
            show(request, UserForm.BLANK, name, Faults.of(faults, placed), TypedSecrets.NONE, ""));
  }

  private String show(
      HttpServletRequest request,
      UserForm form,
      String of,
      Faults faults,
      TypedSecrets kept,
      String notice) {
    var model = new UsersModel(users.all(), form, of, faults, kept, notice);
    return templates.page(request, "users", "Users", model);
  }

  private static ResponseEntity<String> done(String what) {
    return SeeOther.at("/users", "done", what);
  }
}
