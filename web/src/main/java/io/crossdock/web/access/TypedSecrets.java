package io.crossdock.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form's secret fields and would be lost as the form is refused. It stays in
 * the memory of this process, with the session it was typed in, for ten minutes; the page that
 * shows the form again has a ticket and no secret. A session keeps those of one form, the last.
 *
 * @param ticket empty = nothing is kept
 * @param names of the fields
 */
public record TypedSecrets(String ticket, Set<String> names) {

  public static final TypedSecrets NONE = new TypedSecrets("", Set.of());

  private static final String NAME = TypedSecrets.class.getName();

  /** Of whoever is not signed in, which is only who makes the first admin: whose ticket it is. */
  private static final AtomicReference<@Nullable Kept> FIRST_ADMIN = new AtomicReference<>();

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Not serialisable, so that a server which writes sessions to disk leaves it out. */
  private record Kept(String ticket, Map<String, String> values, Instant until) {
    @Override
    public String toString() {
      return "Kept[until " + until + "]";
    }
  }

  /**
   * @param values by field; empty ones are not kept
   */
  public static TypedSecrets keep(
      HttpServletRequest request, Map<String, String> values, Instant now) {
    var typed = new java.util.HashMap<>(values);
    typed.values().removeIf(String::isEmpty);
    if (typed.isEmpty()) {
      return NONE;
    }
    String ticket = UUID.randomUUID().toString();
    var kept = new Kept(ticket, Map.copyOf(typed), now.plus(LONGEST));
    @Nullable HttpSession session = request.getSession(false);
    if (session == null) {
      FIRST_ADMIN.set(kept); // a session that begins here would make the page's form token another
    } else {
      session.setAttribute(NAME, kept);
    }
    return new TypedSecrets(ticket, Set.copyOf(typed.keySet()));
  }

  /** By field; nothing for another form's ticket, another session or when it is too late. */
  public static Map<String, String> kept(HttpServletRequest request, String ticket, Instant now) {
    @Nullable HttpSession session = request.getSession(false);
    @Nullable Object typed = session == null ? FIRST_ADMIN.get() : session.getAttribute(NAME);
    return typed instanceof Kept kept && kept.ticket().equals(ticket) && now.isBefore(kept.until())
        ? kept.values()
        : Map.of();
  }

  public boolean has(String field) {
    return names.contains(field);
  }

  /** For {@code placeholder}. */
  public @Nullable String placeholder(String field) {
    return has(field) ? "typed; leave empty to keep it" : null;
  }
}
