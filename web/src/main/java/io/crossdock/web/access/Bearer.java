package io.crossdock.web.access;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows scripts by their bearer token; compared in constant time. */
public final class Bearer extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private static final String WATCHED = "/actuator";

  private final Optional<String> configured;
  private final Optional<String> watching;
  private final ApiTokens tokens;
  private final InstantSource clock;

  /**
   * @param configured the token of the settings: an admin's
   * @param watching a monitoring system's: good for health and metrics alone, and without the
   *     database too
   */
  public Bearer(
      Optional<String> configured,
      Optional<String> watching,
      ApiTokens tokens,
      InstantSource clock) {
    this.configured = configured;
    this.watching = watching;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<ApiTokens.Token> stored = Optional.empty();
    @Nullable String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      String token = header.substring(SCHEME.length()).strip();
      if (configured.filter(wanted -> same(wanted, token)).isPresent()) {
        know("api", Role.ADMIN);
      } else if (request.getServletPath().startsWith(WATCHED)
          && watching.filter(wanted -> same(wanted, token)).isPresent()) {
        know("watch", Role.VIEWER);
      } else {
        stored = tokens.use(Tokens.hash(token), clock.instant());
        stored.ifPresent(known -> know("API token " + known.name(), known.role()));
      }
    }
    if (ActingUser.given(request)
        && SecurityContextHolder.getContext().getAuthentication() != null) {
      Optional<String> acting = ActingUser.name(request, response, stored);
      if (acting.isEmpty()) {
        return;
      }
      know(acting.get(), stored.orElseThrow().role());
    }
    chain.doFilter(request, response);
  }

  private static void know(String name, Role role) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, null, List.copyOf(Roles.authorities(role))));
    SecurityContextHolder.setContext(context);
  }

  private static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
