package io.crossdock.web.access;

import io.crossdock.access.Sessions;
import io.crossdock.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever was deactivated or got another role or password since signing in, or
 * was signed out everywhere, with the next request and on every instance; one that was left alone
 * for too long; and each after half a day. What a page asks for by itself keeps no session alive.
 */
public final class LiveSessions extends OncePerRequestFilter {

  private static final String ACTIVE = LiveSessions.class.getName() + ".active";
  private static final String ENDED = LiveSessions.class.getName() + ".ended";

  private static final String BEGAN = LiveSessions.class.getName() + ".began";
  private static final String ID = LiveSessions.class.getName() + ".id";

  /** A role that was taken from somebody at the OpenID provider is noticed by then, too. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Users users;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Duration idle;

  public LiveSessions(Users users, Sessions sessions, InstantSource clock, Duration idle) {
    this.users = users;
    this.sessions = sessions;
    this.clock = clock;
    this.idle = idle;
  }

  /**
   * Notes who has just signed in.
   *
   * @param id of {@link Sessions}
   */
  public static void begin(HttpServletRequest request, long id, Instant now) {
    HttpSession session = request.getSession();
    session.setAttribute(ID, id);
    session.setAttribute(BEGAN, now);
  }

  /** Which one of {@link Sessions} this request is of; empty = none. */
  public static Optional<Long> id(HttpServletRequest request) {
    @Nullable HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ID) instanceof Long id
        ? Optional.of(id)
        : Optional.empty();
  }

  /** Whether this request's session was just found to be over. */
  static boolean ended(HttpServletRequest request) {
    return request.getAttribute(ENDED) != null;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Access.open(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
    @Nullable HttpSession session = request.getSession(false);
    if (who != null
        && session != null
        && !(lively(request, session)
            && same(who)
            && id(request).filter(sessions::open).isPresent())) {
      id(request).ifPresent(id -> sessions.end(id, clock.instant()));
      session.invalidate();
      SecurityContextHolder.clearContext();
      request.setAttribute(ENDED, true);
    }
    chain.doFilter(request, response);
  }

  private boolean lively(HttpServletRequest request, HttpSession session) {
    Instant now = clock.instant();
    Instant active = session.getAttribute(ACTIVE) instanceof Instant at ? at : now;
    if (!Refusals.htmx(request) || session.getAttribute(ACTIVE) == null) {
      session.setAttribute(ACTIVE, now);
    }
    return now.isBefore(active.plus(idle))
        && session.getAttribute(BEGAN) instanceof Instant began
        && now.isBefore(began.plus(LONGEST));
  }

  private boolean same(Authentication who) {
    return !(who.getPrincipal() instanceof Person person)
        || users
            .find(person.name())
            .filter(account -> account.user().active() && account.stamp() == person.stamp())
            .isPresent();
  }
}
