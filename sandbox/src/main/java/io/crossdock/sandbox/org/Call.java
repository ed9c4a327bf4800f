package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Server;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request to a versioned resource, alone or inside a composite.
 *
 * @param version {@code v66.0}
 * @param path decoded parts after the version
 */
record Call(
    String method,
    String version,
    List<String> path,
    Map<String, String> params,
    Object body,
    boolean allowDuplicates) {

  /** Reads {@code /services/data/vNN.0/...?...}. */
  static Call of(String method, String url, Object body, boolean allowDuplicates) {
    int mark = url.indexOf('?');
    String path = (mark < 0 ? url : url.substring(0, mark)).replaceFirst("^//+", "/");
    List<String> parts =
        Stream.of(path.split("/", -1)).filter(p -> !p.isEmpty()).map(Call::decode).toList();
    if (parts.size() < 3 || !path.startsWith("/services/data/v")) {
      throw Refusal.notFound();
    }
    var params = new java.util.LinkedHashMap<String, String>();
    if (mark >= 0) {
      Server.pairs(url.substring(mark + 1)).forEach(e -> params.put(e.getKey(), e.getValue()));
    }
    String actual = params.getOrDefault("_HttpMethod", method);
    return new Call(
        actual, parts.get(2), parts.subList(3, parts.size()), params, body, allowDuplicates);
  }

  String base() {
    return "/services/data/" + version;
  }

  /** The part at that place; empty if there is none. */
  String part(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  Optional<String> param(String name) {
    return Optional.ofNullable(params.get(name));
  }

  Map<String, Object> object() {
    return Json.asObject(body);
  }

  boolean writes() {
    return !method.equals("GET");
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
