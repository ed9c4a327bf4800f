package io.crossdock.web.users;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.ApiTokens.Token;
import io.crossdock.access.Role;
import io.crossdock.access.Sessions;
import io.crossdock.access.Users;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Tokens;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.signin.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Users and tokens for scripts, by the rules of their pages. */
@RestController
@RequestMapping("/api/v1")
public class UsersApi {

  private final Users users;
  private final ApiTokens tokens;
  private final Sessions sessions;
  private final PasswordEncoder encoder;
  private final InstantSource clock;

  UsersApi(
      Users users,
      ApiTokens tokens,
      Sessions sessions,
      PasswordEncoder encoder,
      InstantSource clock) {
    this.sessions = sessions;
    this.users = users;
    this.tokens = tokens;
    this.encoder = encoder;
    this.clock = clock;
  }

  @GetMapping("/users")
  List<Map<String, Object>> users() {
    return users.all().stream().map(UsersApi::shown).toList();
  }

  /** {@code {"name":"bob","role":"operator","password":"four words will do"}}. */
  @PostMapping("/users")
  ResponseEntity<Map<String, Object>> add(
      HttpServletRequest request, @RequestBody(required = false) @Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("name", "role", "password"));
    UserForm form = form(json);
    String password = json.path("password").asString("");
    refuse("Nobody was added", UsersPages.faults(form, password, password));
    Role role = form.role().orElse(Role.VIEWER);
    if (!users.add(form.name(), Passwords.hash(encoder, password), role, clock.instant())) {
      throw new Refused(
          409, "Nobody was added", List.of("name: there is a user of this name already."));
    }
    Deeds.note(request, form.said());
    return ResponseEntity.status(201).body(shown(user(form.name())));
  }

  /** {@code {"role":"viewer","active":false}}. */
  @PutMapping("/users/{name}")
  Map<String, Object> change(
      HttpServletRequest request,
      @PathVariable("name") String name,
      @RequestBody(required = false) @Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("role", "active"));
    var faults = new ArrayList<Fault>();
    UserForm form = form(json);
    if (form.role().isEmpty()) {
      faults.add(new Fault("role", "role: must be viewer, operator or admin."));
    }
    if (!json.path("active").isBoolean()) {
      faults.add(new Fault("active", "active: must be true or false."));
    }
    refuse("Nothing was changed", faults);
    boolean active = json.path("active").asBoolean();
    Role role = form.role().orElse(Role.VIEWER);
    done(name, users.change(name, role, active));
    Deeds.note(request, UserForm.label(role) + ", " + (active ? "active" : "not active"));
    return shown(user(name));
  }

  @PutMapping("/users/{name}/password")
  ResponseEntity<Void> password(
      @PathVariable("name") String name, @RequestBody(required = false) @Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("password"));
    String password = json.path("password").asString("");
    refuse("Nothing was changed", Passwords.faults(name, password, password));
    done(name, users.password(name, Passwords.hash(encoder, password)));
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping("/users/{name}")
  ResponseEntity<Void> remove(@PathVariable("name") String name) {
    done(name, users.remove(name));
    return ResponseEntity.noContent().build();
  }

  /** On every instance: the next request of each session is refused. Of people by OIDC too. */
  @DeleteMapping("/users/{name}/sessions")
  Map<String, Object> signOut(HttpServletRequest request, @PathVariable("name") String name) {
    int ended = sessions.endAll(name, clock.instant());
    if (ended == 0 && users.find(name).isEmpty()) {
      throw unknown(name);
    }
    Deeds.note(request, Show.count(ended, "session"));
    return Map.of("ended", ended);
  }

  private static UserForm form(JsonNode json) {
    return new UserForm(
        json.path("name").asString("").strip(), UserForm.role(json.path("role").asString("")));
  }

  private static void refuse(String what, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refused(400, what, faults.stream().map(Fault::message).toList());
    }
  }

  private static void done(String name, Users.Change change) {
    switch (change) {
      case DONE -> {}
      case UNKNOWN -> throw unknown(name);
      case LAST_ADMIN ->
          throw new Refused(409, "Nothing was changed", List.of(UsersPages.LAST_ADMIN));
    }
  }

  private Users.User user(String name) {
    return users.find(name).orElseThrow(() -> unknown(name)).user();
  }

  private static Refused unknown(String name) {
    return new Refused(404, "No such user", List.of("name: \"" + name + "\" is no user."));
  }

  @GetMapping("/tokens")
  List<Map<String, Object>> tokens() {
    return tokens.all().stream().map(UsersApi::shown).toList();
  }

  /** {@code {"name":"shipping","role":"operator"}}; the answer alone shows the token. */
  @PostMapping("/tokens")
  ResponseEntity<Map<String, Object>> make(
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body,
      Principal script) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("name", "role"));
    UserForm form = form(json);
    refuse("No token was made", TokensPage.faults(form));
    String token = Tokens.make();
    if (!tokens.add(
        form.name(),
        form.role().orElse(Role.VIEWER),
        Tokens.hash(token),
        script.getName(),
        clock.instant())) {
      throw new Refused(
          409, "No token was made", List.of("name: there is a token of this name already."));
    }
    Deeds.note(request, form.name());
    return ResponseEntity.status(201).body(Map.of("name", form.name(), "token", token));
  }

  @DeleteMapping("/tokens/{id}")
  ResponseEntity<Void> revoke(HttpServletRequest request, @PathVariable("id") String id) {
    Deeds.note(request, TokensPage.revoke(tokens, id).name());
    return ResponseEntity.noContent().build();
  }

  private static Map<String, Object> shown(Users.User user) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", user.name());
    shown.put("role", code(user.role()));
    shown.put("active", user.active());
    shown.put("createdAt", user.createdAt());
    user.lastSignInAt().ifPresent(at -> shown.put("lastSignInAt", at));
    return shown;
  }

  private static Map<String, Object> shown(Token token) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", token.id());
    shown.put("name", token.name());
    shown.put("role", code(token.role()));
    shown.put("createdBy", token.createdBy());
    shown.put("createdAt", token.createdAt());
    token.lastUsedAt().ifPresent(at -> shown.put("lastUsedAt", at));
    return shown;
  }

  private static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
