package io.crossdock.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets API requests through that carry the bearer token; compared in constant time. */
final class ApiToken extends OncePerRequestFilter {

  private final WebConfig config;

  ApiToken(WebConfig config) {
    this.config = config;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (config.apiToken().filter(token -> same("Bearer " + token, header)).isPresent()) {
      chain.doFilter(request, response);
      return;
    }
    var refused =
        new Refused(
            401,
            "The API token is missing or wrong",
            List.of("Authorization: send \"Bearer\" and the token of CROSSDOCK_API_TOKEN."));
    response.setStatus(401);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            JsonMapper.shared()
                .writeValueAsBytes(
                    java.util.Map.of(
                        "status", 401, "title", refused.what(), "faults", refused.faults())));
  }

  private static boolean same(String wanted, @org.jspecify.annotations.Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
