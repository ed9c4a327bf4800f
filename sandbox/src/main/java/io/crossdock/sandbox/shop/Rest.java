package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every REST route shares: the store code in the path, the right to ask, {@code fields=}, and
 * errors as Magento words them.
 */
final class Rest {

  private static final Set<String> STORES = Set.of("default", "fr", "eu_de", "admin", "all");

  private static final String NOT_RUNNING =
      "<html><head><title>Error</title></head><body>An error has happened during application run."
          + " See exception log for details.</body></html>";
  private static final String PHP_WARNING =
      "<br />\n<b>Warning</b>:  Undefined array key \"tax\" in <b>/app/code/Tax.php</b> on line"
          + " <b>370</b><br />\n";

  private final Router router;
  private final Access access;
  private final Settings settings;

  Rest(Router router, Access access, Settings settings) {
    this.router = router;
    this.access = access;
    this.settings = settings;
  }

  /** Answers one request with a JSON value. */
  @FunctionalInterface
  interface Handler {
    Object handle(Request request) throws Json.MalformedJson;
  }

  /** A route that needs the right to {@code resource}. */
  Rest on(String method, String path, String resource, Handler handler) {
    return open(
        method,
        path,
        request -> {
          access.check(request, resource);
          return handler.handle(request);
        });
  }

  /** A route for anybody. */
  Rest open(String method, String path, Handler handler) {
    router.on(method, "/rest/V1" + path, request -> answer(request, handler));
    router.on(
        method,
        "/rest/{store}/V1" + path,
        request ->
            answer(
                request,
                r -> {
                  if (!STORES.contains(r.var("store"))) {
                    throw Refused.badRequest("Specified request cannot be processed.");
                  }
                  return handler.handle(r);
                }));
    return this;
  }

  private Response answer(Request request, Handler handler) {
    if (settings.is("maintenance")) {
      return Response.html(503, "<h1>Service Temporarily Unavailable</h1>");
    }
    if (settings.is("databaseDown")) {
      return Response.text(500, "text/plain;charset=UTF-8", NOT_RUNNING);
    }
    if (settings.is("fatalErrors")) {
      var error = Map.of("code", 500, "message", "Server internal error. See details in report");
      return headers(Response.json(500, Map.of("messages", Map.of("error", List.of(error)))));
    }
    Response answer = headers(answered(request, handler));
    return settings.is("phpWarnings")
        ? answer.withBody(PHP_WARNING + new String(answer.body(), StandardCharsets.UTF_8))
        : answer;
  }

  private static Response answered(Request request, Handler handler) {
    try {
      Object value = handler.handle(request);
      if (value instanceof Response spoilt) {
        return spoilt;
      }
      String fields = request.param("fields").orElse("");
      if (!fields.isBlank() && value instanceof Map<?, ?> map) {
        value =
            Projection.parse(fields)
                .map(projection -> projection.of(Doc.object(map)))
                .orElse(List.of());
      }
      int records = Json.asList(Doc.object(value).get("items")).size();
      return Response.json(200, value).counting(records);
    } catch (Refused e) {
      return e.answer();
    } catch (Json.MalformedJson e) {
      return Refused.badRequest("Decoding error.").answer();
    }
  }

  static Response headers(Response response) {
    return response
        .with("Content-Type", "application/json; charset=utf-8")
        .with("Set-Cookie", "PHPSESSID=sandbox; Max-Age=3600; path=/; HttpOnly; SameSite=Lax")
        .with("Cache-Control", "no-store");
  }

  /** The search criteria of a request, within the shop's limits on pages. */
  Criteria criteria(Request request) {
    Criteria criteria = Criteria.of(request);
    int most = settings.maximumPageSize();
    return most == 0 ? criteria : criteria.within(most, settings.defaultPageSize());
  }

  /** The body as an object; an empty body is an empty one. */
  static Map<String, Object> body(Request request) throws Json.MalformedJson {
    return request.body().length == 0 ? Map.of() : Json.object(request.body());
  }

  /** A number in the path. */
  static int id(Request request) {
    String text = request.var("id");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refused.badRequest(
          "The \"%s\" value's type is invalid. The \"int\" type was expected. Verify and try again."
              .formatted(text));
    }
  }
}
