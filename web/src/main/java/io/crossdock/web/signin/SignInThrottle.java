package io.crossdock.web.signin;

import io.crossdock.access.SignInTries;
import io.crossdock.web.front.Proxies;
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

  /** As Spring Security reads it: other blanks would be another user here than there. */
  static String user(HttpServletRequest request) {
    @Nullable String typed = request.getParameter("username");
    return typed == null ? "" : typed.trim();
  }

  static String network(HttpServletRequest request) {
    return Proxies.place(request.getRemoteAddr());
  }
}
