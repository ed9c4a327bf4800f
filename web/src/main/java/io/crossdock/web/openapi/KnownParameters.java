package io.crossdock.web.openapi;

import io.crossdock.web.answer.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses a call with query parameters that its description does not name, or names once and gets
 * twice: a misspelt filter would else give everything. Holds for every call under {@code /api} and
 * {@code /hooks}, as {@link OpenApi} describes it. Every fault is told at once.
 */
public final class KnownParameters implements HandlerInterceptor {

  private final OpenApi described;

  public KnownParameters(OpenApi described) {
    this.described = described;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    List<String> given = given(request.getQueryString());
    if (!given.isEmpty()) {
      String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
      Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      List<String> faults =
          faults(given, described.queryParameters(method, String.valueOf(pattern)));
      if (!faults.isEmpty()) {
        throw new Refused(400, "The address has parameters this call does not take", faults);
      }
    }
    return true;
  }

  static List<String> faults(List<String> given, List<String> known) {
    String takes =
        known.isEmpty() ? "This call takes none." : "It takes " + String.join(", ", known) + ".";
    var faults = new LinkedHashSet<String>();
    Set<String> seen = new HashSet<>();
    for (String name : given) {
      if (!known.contains(name)) {
        faults.add(name + ": is no parameter of this call. " + takes);
      } else if (!seen.add(name)) {
        faults.add(name + ": is given more than once; which one is meant?");
      }
    }
    return List.copyOf(faults);
  }

  /** The names of a query, as often as they stand there. */
  static List<String> given(@Nullable String query) {
    var names = new ArrayList<String>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      String name = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
      if (!part.isEmpty()) {
        names.add(decoded(name));
      }
    }
    return names;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
