package io.crossdock.web.users;

import io.crossdock.access.Role;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user or a token as it was typed; passwords are not kept.
 *
 * @param role empty = none that there is
 */
public record UserForm(String name, Optional<Role> role) {

  static final Fault NO_ROLE = new Fault("role", "Role must be Viewer, Operator or Admin.");

  public static final UserForm BLANK = new UserForm("", Optional.of(Role.VIEWER));

  public static UserForm of(Form sent) {
    return new UserForm(sent.text("name"), role(sent.exact("role")));
  }

  /** For the audit log. */
  public String said() {
    return name + role.map(r -> ", " + label(r)).orElse("");
  }

  /** For the form that is shown again: a password that was right is not typed twice. */
  static TypedSecrets keep(HttpServletRequest request, Form sent, List<Fault> faults, Instant now) {
    var typed = new HashMap<String, String>();
    if (faults.stream().noneMatch(f -> f.field().equals("password") || f.field().equals("again"))) {
      typed.put("password", sent.exact("password"));
      typed.put("again", sent.exact("again"));
    }
    return TypedSecrets.keep(request, typed, now);
  }

  /** By its code, in any case. */
  public static Optional<Role> role(String text) {
    return Stream.of(Role.values())
        .filter(role -> role.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  public static String label(Role role) {
    return switch (role) {
      case VIEWER -> "Viewer";
      case OPERATOR -> "Operator";
      case ADMIN -> "Admin";
    };
  }

  /** What was done, by the code in the address; unknown codes say nothing. */
  public static String notice(String done) {
    return switch (done) {
      case "added" -> "The user is added. Tell the password by a safe way.";
      case "changed" -> "Saved. Open sessions of this user have ended.";
      case "removed" -> "The user is removed. Open sessions of this user have ended.";
      case "password" -> "The new password holds. Open sessions of this user have ended.";
      case "signed-out" -> "All sessions of this user have ended.";
      case "revoked" -> "The token is revoked.";
      default -> "";
    };
  }
}
