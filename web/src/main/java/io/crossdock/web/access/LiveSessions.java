package io.crossdock.web.access;

import io.crossdock.core.port.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever was deactivated or got another role or password since signing in,
 * with the next request and on every instance; and one that was left alone for too long. What a
 * page asks for by itself keeps no session alive.
 */
public final class LiveSessions extends OncePerRequestFilter {

  private static final String ACTIVE = LiveSessions.class.getName() + ".active";
  private static final String ENDED = LiveSessions.class.getName() + ".ended";

  private static final String BEGAN = LiveSessions.class.getName() + ".began";

  /** Of those signed in elsewhere: a role that was taken from them there is noticed by then. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Users users;
  private final InstantSource clock;
  private final Duration idle;

  public LiveSessions(Users users, InstantSource clock, Duration idle) {
    this.users = users;
    this.clock = clock;
    this.idle = idle;
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
    if (who != null && session != null && !(lively(request, session) && same(who, session))) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      request.setAttribute(ENDED, true);
    }
    chain.doFilter(request, response);
  }

  private boolean lively(HttpServletRequest request, HttpSession session) {
    Instant now = clock.instant();
    if (session.getAttribute(BEGAN) == null) {
      session.setAttribute(BEGAN, now);
    }
    Instant active = session.getAttribute(ACTIVE) instanceof Instant at ? at : now;
    if (!Refusals.htmx(request) || session.getAttribute(ACTIVE) == null) {
      session.setAttribute(ACTIVE, now);
    }
    return now.isBefore(active.plus(idle));
  }

  private boolean same(Authentication who, HttpSession session) {
    return who.getPrincipal() instanceof Person person
        ? users
            .find(person.name())
            .filter(account -> account.user().active() && account.stamp() == person.stamp())
            .isPresent()
        : session.getAttribute(BEGAN) instanceof Instant began
            && clock.instant().isBefore(began.plus(LONGEST));
  }
}
