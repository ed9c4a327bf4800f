package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One subrequest of a composite or a graph. */
record Node(
    String method,
    String url,
    String referenceId,
    Map<String, Object> body,
    Map<String, Object> headers) {

  private static final Set<String> FORBIDDEN = Set.of("accept", "authorization", "content-type");

  static List<Node> list(@Nullable Object requests) {
    return Json.asList(requests).stream()
        .map(Json::asObject)
        .map(r ->
            new Node(
                Rules.text(r, "method"),
                Rules.text(r, "url"),
                Rules.text(r, "referenceId"),
                Json.asObject(r.get("body")),
                Json.asObject(r.get("httpHeaders"))))
        .toList();
  }

  /** Whether it carries a header that only the whole request may. */
  boolean forbidden() {
    return headers.keySet().stream()
        .anyMatch(name -> FORBIDDEN.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Version, object and method: what the graph limit on kinds counts. */
  String kind() {
    List<String> parts = List.of(url.split("[/?]", -1));
    return parts.size() < 6 ? url : parts.get(3) + " " + parts.get(5) + " " + method;
  }

  Map<String, @Nullable Object> result(Reply reply) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("body", reply.body());
    shown.put("httpHeaders", reply.headers());
    shown.put("httpStatusCode", reply.status());
    shown.put("referenceId", referenceId);
    return shown;
  }
}
