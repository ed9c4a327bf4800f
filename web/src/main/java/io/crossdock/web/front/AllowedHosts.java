package io.crossdock.web.front;

import io.crossdock.core.connection.Loopback;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers under its own names only, so that no page elsewhere reaches it by a name that it has made
 * lead here (DNS rebinding), and no link or redirect is made with a name that a stranger chose.
 * Health and metrics are asked of each instance by whatever address it has, and take a token that
 * no page elsewhere knows.
 */
public final class AllowedHosts extends OncePerRequestFilter {

  private final Optional<String> own;

  /**
   * @param address where people open the console; empty = on this machine only
   */
  public AllowedHosts(Optional<URI> address) {
    this.own = address.map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/actuator") || path.startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    if (Loopback.host(host) || own.filter(host::equals).isPresent()) {
      chain.doFilter(request, response);
    } else {
      response.sendError(421);
    }
  }
}
