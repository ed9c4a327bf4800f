package io.crossdock.web.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address or a form with characters that no person types and PostgreSQL does not keep:
 * controls other than tabulator and line breaks. One that can't be decoded at all is refused too.
 */
public final class OddText extends OncePerRequestFilter {

  private static final String FAULT = OddText.class.getName() + ".fault";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> fault = look(request);
    if (fault.isPresent()) {
      request.setAttribute(FAULT, fault.get());
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Why this filter has refused the request, if it has. */
  public static Optional<String> fault(HttpServletRequest request) {
    return request.getAttribute(FAULT) instanceof String told
        ? Optional.of(told)
        : Optional.empty();
  }

  /** Whether a text has such a character. */
  public static boolean in(String text) {
    return text.chars().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 127);
  }

  private static Optional<String> look(HttpServletRequest request) {
    if (in(request.getServletPath())) {
      return Optional.of("address: has a control character in it.");
    }
    try {
      return request.getParameterMap().entrySet().stream().flatMap(OddText::odd).findFirst();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Optional.of("The parameters can't be decoded: after each % stand two hex digits.");
    }
  }

  private static Stream<String> odd(Map.Entry<String, String[]> parameter) {
    if (in(parameter.getKey())) {
      return Stream.of("The name of a parameter has a control character in it.");
    }
    return Arrays.stream(parameter.getValue())
        .filter(OddText::in)
        .map(value -> parameter.getKey() + ": has a control character in it; leave it out.");
  }
}
