package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Fault;
import io.crossdock.sandbox.http.Faults;
import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versioned REST API over HTTP: who may call, what is counted, which resource answers. */
final class Api {

  private static final Pattern BATCH_SIZE = Pattern.compile("(?i)batchSize\\s*=\\s*(\\d{1,6})");

  /** Bytes of an address, and of it with all headers. */
  private static final int LONGEST = 16_384;

  private final Records records;
  private final Writer writer;
  private final Resources resources;
  private final IngestJobs jobs;
  private final Setup setup;
  private final SignIn signIn;
  private final Faults faults;
  private final Usage usage;

  Api(Services services, SignIn signIn, Faults faults, Usage usage) {
    this.records = services.records();
    this.writer = services.writer();
    this.setup = services.setup();
    this.signIn = signIn;
    this.faults = faults;
    this.usage = usage;
    this.resources = new Resources(records, writer, services.clock());
    this.jobs = new IngestJobs(records, writer, services.clock());
  }

  /** What the resources work with. */
  record Services(Records records, Writer writer, Setup setup, InstantSource clock) {}

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
    Response response = reply.response().counting(reply.records());
    for (var header : reply.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("Sforce-Limit-Info", usage.header());
  }

  private Reply answer(Request request) {
    refuseLong(request);
    Call call = read(request);
    usage.count(call);
    if (usage.exhausted() || faults.strike("org-quota", request).isPresent()) {
      throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }
    if (faults.strike("org-concurrency", request).isPresent()) {
      throw new Refusal(
          403,
          "REQUEST_LIMIT_EXCEEDED",
          "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
    }
    Optional<Pattern> locked =
        call.writes()
            ? faults.strike("org-row-lock", request).map(Api::lockedRows)
            : Optional.empty();
    return dispatch(request, call, locked).counting(Usage.records(call));
  }

  private static void refuseLong(Request request) {
    int address = request.path().length() + request.rawQuery().length();
    int headers =
        request.headers().entrySet().stream()
            .mapToInt(h -> h.getKey().length() + h.getValue().length() + 4)
            .sum();
    if (address > LONGEST || address + headers > LONGEST) {
      throw new Refusal(
          address > LONGEST ? 414 : 431,
          address > LONGEST ? "URI_TOO_LONG" : "REQUEST_HEADER_FIELDS_TOO_LARGE",
          "the address and the headers together hold at most " + LONGEST + " bytes");
    }
  }

  private static Call read(Request request) {
    boolean allowSave =
        request
            .header("sforce-duplicate-rule-header")
            .map(h -> h.replace(" ", "").contains("allowSave=true"))
            .orElse(false);
    String url = request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
    Call call = Call.of(request.method(), url, body(request), allowSave);
    Matcher size = BATCH_SIZE.matcher(request.header("sforce-query-options").orElse(""));
    if (size.find()) {
      call.params().put("batchSize", size.group(1));
    }
    return call;
  }

  private static Object body(Request request) {
    if (request.body().length == 0) {
      return Map.of();
    }
    if (request.header("content-type").orElse("").startsWith("text/csv")) {
      return new String(request.body(), StandardCharsets.UTF_8);
    }
    try {
      return Json.read(request.body());
    } catch (Json.MalformedJson e) {
      throw Refusal.data("JSON_PARSER_ERROR", String.valueOf(e.getMessage()));
    }
  }

  private Reply dispatch(Request request, Call call, Optional<Pattern> locked) {
    if (!call.version().matches("v(3[1-9]|[4-9]\\d)\\.0")
        || Integer.parseInt(call.version().substring(1, 3)) > setup.apiVersion()) {
      throw call.version().matches("v[12]\\d\\.0|v30\\.0")
          ? new Refusal(410, "UNSUPPORTED_API_VERSION", "this API version is retired")
          : Refusal.notFound();
    }
    if (NotImitated.resource(call)) {
      throw NotImitated.refusal();
    }
    return switch (call.part(0)) {
      case "" -> Reply.of(200, directory(request, call.base()));
      case "limits" -> Reply.of(200, usage.limits());
      case "connect" -> Reply.of(200, organization(call));
      case "composite" -> composite(call, locked);
      case "jobs" -> jobs.answer(call, call.method().equals("PATCH") ? rowMillis(request) : 0);
      default -> unlocked(call, locked);
    };
  }

  /** As Connect REST has it; the currency is told of an org that has one. */
  private Map<String, @Nullable Object> organization(Call call) {
    if (!call.part(1).equals("organization") || !call.part(2).isEmpty() || call.writes()) {
      throw Refusal.notFound();
    }
    boolean several = setup.isOn("multiCurrency");
    var features = new LinkedHashMap<String, @Nullable Object>();
    features.put("chatter", true);
    features.put("defaultCurrencyIsoCode", several ? null : setup.currencies().getFirst());
    features.put("multiCurrency", several);
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("accessTimeout", 120);
    shown.put("features", features);
    shown.put("name", "Sandbox");
    shown.put("orgId", Ids.ORG);
    return shown;
  }

  /** How long a bulk job takes for each of its rows. */
  private int rowMillis(Request request) {
    return faults
        .strike("org-slow-jobs", request)
        .map(slow -> slow.number("perRecordMillis", 8))
        .orElse(0);
  }

  private Reply composite(Call call, Optional<Pattern> locked) {
    var composites =
        new Composites(
            records, setup, c -> inner(c, locked), graphs -> faults.count("halted-graphs", graphs));
    return switch (call.part(1)) {
      case "" -> composites.composite(call);
      case "graph" -> composites.graphs(call);
      case "batch" -> new Batch(c -> inner(c, locked)).answer(call);
      default -> inner(call, locked);
    };
  }

  /** What may stand inside a composite. */
  private Reply inner(Call call, Optional<Pattern> locked) {
    if (!call.part(0).equals("composite")) {
      return call.part(0).equals("limits") ? Reply.of(200, usage.limits()) : unlocked(call, locked);
    }
    refuseLocked(call, locked);
    return switch (call.part(1)) {
      case "sobjects" -> new RowCollections(records, writer).answer(call);
      case "tree" -> new Tree(records, writer).answer(call);
      default -> throw Refusal.notFound();
    };
  }

  private Reply unlocked(Call call, Optional<Pattern> locked) {
    refuseLocked(call, locked);
    return resources.answer(call);
  }

  private static void refuseLocked(Call call, Optional<Pattern> locked) {
    if (call.writes() && locked.isPresent()) {
      String rows = call.param("ids").orElse("");
      String text = String.join("/", call.path()) + " " + rows + " " + Json.text(call.body());
      if (locked.get().matcher(text).find()) {
        throw Refusal.data(
            "UNABLE_TO_LOCK_ROW",
            "unable to obtain exclusive access to this record or 1 records: " + Ids.of("001", 1));
      }
    }
  }

  private static Pattern lockedRows(Fault fault) {
    return Pattern.compile(fault.text("match", ""));
  }

  private static Map<String, Object> directory(Request request, String base) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("identity", request.origin() + "/id/" + Ids.ORG + "/" + Ids.USER);
    for (String name : List.of("sobjects", "query", "queryAll", "composite", "jobs", "limits")) {
      shown.put(name, base + "/" + name);
    }
    return shown;
  }
}
