package io.crossdock.web.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address or a form with characters that no person types and PostgreSQL does not keep:
 * controls other than tabulator and line breaks. One that can't be decoded at all is refused too.
 */
public final class OddText extends OncePerRequestFilter {

  private static final String FAULTS = OddText.class.getName() + ".faults";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> faults = faults(request);
    if (faults.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      request.setAttribute(FAULTS, faults);
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Why this filter has refused the request, every place named; empty = it has not. */
  public static List<String> told(HttpServletRequest request) {
    return request.getAttribute(FAULTS) instanceof List<?> faults
        ? faults.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * What is odd about a text, if anything is.
   *
   * @param name of the place where it stands
   */
  public static Optional<String> fault(String name, String text) {
    return text.chars()
        .filter(OddText::odd)
        .mapToObj(c -> name + ": holds U+%04X, which no text has.".formatted(c))
        .findFirst();
  }

  private static boolean odd(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 127;
  }

  private static List<String> faults(HttpServletRequest request) {
    try {
      return Stream.concat(
              fault("address", request.getServletPath()).stream(),
              request.getParameterMap().entrySet().stream().flatMap(OddText::faults))
          .distinct()
          .toList();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return List.of("The parameters can't be decoded: after each % stand two hex digits.");
    }
  }

  private static Stream<String> faults(Map.Entry<String, String[]> parameter) {
    String name = parameter.getKey().replaceAll("\\p{Cntrl}", "");
    return Stream.concat(Stream.of(parameter.getKey()), Arrays.stream(parameter.getValue()))
        .flatMap(text -> fault(name, text).stream());
  }
}
