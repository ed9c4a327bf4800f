package io.crossdock.web.access;

import io.crossdock.core.port.SignInTries;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at no password while a user at an address, or the address itself, has to wait. */
public final class SignInThrottle extends OncePerRequestFilter {

  private final SignInTries tries;
  private final InstantSource clock;

  public SignInThrottle(SignInTries tries, InstantSource clock) {
    this.tries = tries;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !(request.getMethod().equals("POST") && request.getServletPath().equals("/sign-in"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Instant now = clock.instant();
    Optional<Instant> until = tries.begin(user(request), network(request), now);
    if (until.isPresent()) {
      long seconds = Math.max(1, Duration.between(now, until.get()).toSeconds());
      response.sendRedirect("/sign-in?wait=" + seconds);
    } else {
      chain.doFilter(request, response);
    }
  }

  static String user(HttpServletRequest request) {
    @Nullable String typed = request.getParameter("username");
    return typed == null ? "" : typed.strip();
  }

  /** An IPv6 host has 2^64 addresses of its own: they count as one. */
  static String network(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    String[] groups = address.split(":", -1);
    return groups.length < 5 || address.contains("::")
        ? address
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
