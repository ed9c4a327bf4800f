package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /composite/batch}: up to 25 requests that have nothing to do with one another. */
final class Batch {

  private static final Reply HALTED =
      Reply.of(
          new Refusal(
              412,
              "BATCH_PROCESSING_HALTED",
              "Batch processing has been halted as per user request"));

  private final Function<Call, Reply> answer;

  Batch(Function<Call, Reply> answer) {
    this.answer = answer;
  }

  Reply answer(Call call) {
    List<Object> requests = Json.asList(call.object().get("batchRequests"));
    if (requests.isEmpty() || requests.size() > 25) {
      throw Refusal.data("INVALID_INPUT", "a batch takes 1 to 25 requests");
    }
    boolean halts = Boolean.TRUE.equals(call.object().get("haltOnError"));
    var results = new ArrayList<Object>();
    boolean failed = false;
    for (Object request : requests) {
      Reply reply = failed && halts ? HALTED : one(Json.asObject(request), call);
      failed |= reply.failed();
      var shown = new java.util.LinkedHashMap<String, Object>();
      shown.put("statusCode", reply.status());
      Object body = reply.body();
      if (body != null) {
        shown.put("result", body);
      }
      results.add(shown);
    }
    return Reply.of(200, Map.of("hasErrors", failed, "results", results));
  }

  private Reply one(Map<String, Object> request, Call call) {
    try {
      String url = Rules.text(request, "url").replaceFirst("^/?(services/data/)?", "");
      Object body = request.getOrDefault("richInput", Map.of());
      return answer.apply(
          Call.of(
              Rules.text(request, "method"),
              "/services/data/" + url,
              body,
              call.allowDuplicates()));
    } catch (Refusal e) {
      return Reply.of(e);
    }
  }
}
