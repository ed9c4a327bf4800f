package io.crossdock.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Routes by method and a path such as {@code /rest/V1/orders/{id}}; a part {@code {name}} matches
 * one path segment, a last part {@code {name*}} the rest. First match wins. Built once, then read
 * by many threads.
 */
public final class Router {

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    Response handle(Request request) throws Exception;
  }

  private record Route(String method, List<String> parts, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();
  private boolean mergesSlashes;
  private UnaryOperator<String> plain = UnaryOperator.identity();
  private Handler otherwise = request -> Response.empty(404);

  /**
   * @param method an HTTP method, or {@code *} for all
   */
  public Router on(String method, String path, Handler handler) {
    routes.add(new Route(method, List.of(path.split("/", -1)), handler));
    return this;
  }

  /** Takes a path that begins with more than one slash for one that begins with one. */
  public Router mergingSlashes() {
    mergesSlashes = true;
    return this;
  }

  public Router otherwise(Handler handler) {
    this.otherwise = handler;
    return this;
  }

  /** Routes by another form of a request's path; the request itself keeps the one it came with. */
  public Router read(UnaryOperator<String> as) {
    this.plain = as;
    return this;
  }

  Response handle(Request request) throws Exception {
    String path = mergesSlashes ? request.path().replaceFirst("^//+", "/") : request.path();
    List<String> parts = List.of(plain.apply(path).split("/", -1));
    for (Route route : routes) {
      if (route.method().equals("*") || route.method().equals(request.method())) {
        Optional<Map<String, String>> vars = match(route.parts(), parts);
        if (vars.isPresent()) {
          return route.handler().handle(request.withVars(vars.get()));
        }
      }
    }
    return otherwise.handle(request);
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> parts) {
    var vars = new HashMap<String, String>();
    for (int i = 0; i < pattern.size(); i++) {
      String want = pattern.get(i);
      if (want.endsWith("*}") && i < parts.size()) {
        vars.put(
            want.substring(1, want.length() - 2), String.join("/", parts.subList(i, parts.size())));
        return Optional.of(vars);
      }
      if (i >= parts.size()) {
        return Optional.empty();
      }
      if (want.startsWith("{") && want.endsWith("}")) {
        vars.put(want.substring(1, want.length() - 1), decode(parts.get(i)));
      } else if (!want.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == parts.size() ? Optional.of(vars) : Optional.empty();
  }

  /** Percent-decodes; a plus sign stays one, as in a path. */
  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
