package io.crossdock.web;

import io.crossdock.core.policy.Role;
import io.crossdock.core.port.ApiTokens;
import io.crossdock.core.port.ApiTokens.Token;
import io.crossdock.core.port.Users;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Tokens;
import io.crossdock.web.page.UserForm;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Users and tokens for scripts: to look at, and tokens to make and revoke. */
@RestController
@RequestMapping("/api/v1")
class UsersApi {

  private final Users users;
  private final ApiTokens tokens;
  private final InstantSource clock;

  UsersApi(Users users, ApiTokens tokens, InstantSource clock) {
    this.users = users;
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping("/users")
  List<Map<String, Object>> users() {
    return users.all().stream().map(UsersApi::shown).toList();
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
    var form =
        UserForm.of(
            Map.of("name", json.path("name").asString(""), "role", json.path("role").asString("")));
    List<String> faults = TokensPage.faults(form);
    if (!faults.isEmpty()) {
      throw new Refused(400, "No token was made", faults);
    }
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
