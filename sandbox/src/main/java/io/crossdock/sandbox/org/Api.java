package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Fault;
import io.crossdock.sandbox.http.Faults;
import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The versioned REST API over HTTP: who may call, what is counted, which resource answers. */
final class Api {

  private static final int DAILY = 115_000;

  private final Records records;
  private final Writer writer;
  private final Resources resources;
  private final Switches switches;
  private final SignIn signIn;
  private final Faults faults;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  Api(Records records, Switches switches, SignIn signIn, Faults faults, InstantSource clock) {
    this.records = records;
    this.switches = switches;
    this.signIn = signIn;
    this.faults = faults;
    this.writer = new Writer(records, switches, clock);
    this.resources = new Resources(records, writer, switches);
  }

  Response serve(Request request) {
    if (faults.strike("org-expired-token", request).isPresent()) {
      signIn.expire(request);
    }
    Reply reply;
    if (!signIn.valid(request)) {
      reply = Reply.of(new Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid"));
    } else {
      try {
        reply = answer(request);
      } catch (Refusal e) {
        reply = Reply.of(e);
      }
    }
    Object body = reply.body();
    Response response =
        body == null ? Response.empty(reply.status()) : Response.json(reply.status(), body);
    for (var header : reply.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("Sforce-Limit-Info", "api-usage=" + used() + "/" + DAILY);
  }

  Map<String, Object> counts() {
    return Map.of("total", used(), "byKind", new TreeMap<>(counts));
  }

  void resetCounts() {
    counts.clear();
  }

  private int used() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Reply answer(Request request) {
    Call call = read(request);
    counts.merge(kind(call), 1, Integer::sum);
    if (used() > DAILY || faults.strike("org-quota", request).isPresent()) {
      throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }
    Optional<Pattern> locked =
        call.writes()
            ? faults.strike("org-row-lock", request).map(Api::lockedRows)
            : Optional.empty();
    return dispatch(call, locked);
  }

  private static Call read(Request request) {
    boolean allowSave =
        request
            .header("sforce-duplicate-rule-header")
            .map(h -> h.replace(" ", "").contains("allowSave=true"))
            .orElse(false);
    Object body = Map.of();
    if (request.body().length > 0) {
      try {
        body = Json.read(request.body());
      } catch (Json.MalformedJson e) {
        throw Refusal.data("JSON_PARSER_ERROR", String.valueOf(e.getMessage()));
      }
    }
    String url = request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
    Call call = Call.of(request.method(), url, body, allowSave);
    request
        .header("sforce-query-options")
        .filter(h -> h.startsWith("batchSize="))
        .ifPresent(h -> call.params().put("batchSize", h.substring("batchSize=".length())));
    return call;
  }

  private Reply dispatch(Call call, Optional<Pattern> locked) {
    if (!call.version().matches("v(3[1-9]|[4-9]\\d)\\.0")) {
      throw call.version().matches("v[12]\\d\\.0|v30\\.0")
          ? new Refusal(410, "UNSUPPORTED_API_VERSION", "this API version is retired")
          : Refusal.notFound();
    }
    return switch (call.part(0)) {
      case "" -> Reply.of(200, directory(call.base()));
      case "limits" -> Reply.of(200, limits());
      case "composite" -> composite(call, locked);
      default -> unlocked(call, locked);
    };
  }

  private Reply composite(Call call, Optional<Pattern> locked) {
    if (call.part(1).equals("sobjects")) {
      refuseLocked(call, locked);
      return new Bulk(records, writer).answer(call);
    }
    var composites = new Composites(records, switches, c -> inner(c, locked));
    return call.part(1).equals("graph") ? composites.graphs(call) : composites.composite(call);
  }

  private Reply inner(Call call, Optional<Pattern> locked) {
    return call.part(0).equals("composite") ? composite(call, locked) : unlocked(call, locked);
  }

  private Reply unlocked(Call call, Optional<Pattern> locked) {
    refuseLocked(call, locked);
    return resources.answer(call);
  }

  private static void refuseLocked(Call call, Optional<Pattern> locked) {
    String text = String.join("/", call.path()) + " " + Json.text(call.body());
    if (call.writes() && locked.isPresent() && locked.get().matcher(text).find()) {
      throw Refusal.data(
          "UNABLE_TO_LOCK_ROW",
          "unable to obtain exclusive access to this record or 1 records: " + Ids.of("001", 1));
    }
  }

  private static Pattern lockedRows(Fault fault) {
    return Pattern.compile(fault.text("match", ""));
  }

  private static String kind(Call call) {
    return switch (call.part(0)) {
      case "" -> "directory";
      case "composite" ->
          switch (call.part(1)) {
            case "graph" -> "graph";
            case "sobjects" -> "collections";
            default -> "composite";
          };
      case "sobjects" ->
          call.path().size() == 1 || call.part(2).equals("describe") ? "describe" : "sobjects";
      default -> call.part(0);
    };
  }

  private static Map<String, Object> directory(String base) {
    var shown = new LinkedHashMap<String, Object>();
    for (String name : List.of("sobjects", "query", "queryAll", "composite", "limits")) {
      shown.put(name, base + "/" + name);
    }
    return shown;
  }

  private Map<String, Object> limits() {
    return Map.of(
        "DailyApiRequests", Map.of("Max", DAILY, "Remaining", Math.max(0, DAILY - used())),
        "DataStorageMB", Map.of("Max", 10_240, "Remaining", 10_000),
        "FileStorageMB", Map.of("Max", 10_240, "Remaining", 10_000));
  }
}
