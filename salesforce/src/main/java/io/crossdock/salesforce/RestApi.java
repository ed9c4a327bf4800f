package io.crossdock.salesforce;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Authorised calls. A refused session costs one new sign-in and one repetition, never more: the
 * refused request did nothing. Thread-safe.
 */
final class RestApi {

  private static final int QUERIES_PER_CALL = 5;

  private final String base;
  private final Transport transport;
  private final SignIn signIn;

  RestApi(SalesforceConfig config) {
    this.base = "/services/data/v" + config.apiVersion();
    this.transport = new Transport(config.requestTimeout());
    this.signIn = new SignIn(config, transport);
  }

  /** The part of every address before {@code /sobjects}. */
  String base() {
    return base;
  }

  JsonNode get(String path) {
    return send(path, "", false);
  }

  /** Sends JSON; {@code writes} says whether a lost answer is uncertain. */
  JsonNode post(String path, Object body, boolean writes) {
    return send(path, Json.text(body), writes);
  }

  /** The records of each query, same order; five queries cost one call. */
  List<List<JsonNode>> query(List<String> queries) {
    var all = new ArrayList<List<JsonNode>>();
    for (int from = 0; from < queries.size(); from += QUERIES_PER_CALL) {
      all.addAll(
          queryOnce(queries.subList(from, Math.min(queries.size(), from + QUERIES_PER_CALL))));
    }
    return all;
  }

  /** All records of a query result, further pages included. */
  List<JsonNode> records(JsonNode result) {
    var all = new ArrayList<JsonNode>(Json.list(result.path("records")));
    String next = Json.string(result, "nextRecordsUrl");
    while (!next.isEmpty()) {
      JsonNode page = get(next);
      all.addAll(Json.list(page.path("records")));
      next = Json.string(page, "nextRecordsUrl");
    }
    return all;
  }

  private List<List<JsonNode>> queryOnce(List<String> queries) {
    return together(queries.stream().map(soql -> "/query?q=" + Soql.encode(soql)).toList()).stream()
        .map(this::records)
        .toList();
  }

  /**
   * The answers of several resources for one call, same order.
   *
   * @param paths below {@link #base}: at most 25, five of them queries (Salesforce's limits)
   */
  List<JsonNode> together(List<String> paths) {
    var requests = new ArrayList<Map<String, Object>>();
    for (String path : paths) {
      requests.add(
          Map.of("method", "GET", "url", base + path, "referenceId", "r" + requests.size()));
    }
    JsonNode answer =
        post(base + "/composite", Map.of("allOrNone", false, "compositeRequest", requests), false);
    return Json.list(answer.path("compositeResponse")).stream()
        .map(NodeAnswer::of)
        .map(NodeAnswer::bodyOfSuccess)
        .toList();
  }

  private JsonNode send(String path, String body, boolean writes) {
    SignIn.Token token = signIn.token();
    Answer answer = transport.exchange(request(path, body, token), writes);
    if (answer.sessionExpired()) {
      answer = transport.exchange(request(path, body, signIn.renew(token)), writes);
    }
    return answer.body(writes);
  }

  private HttpRequest request(String path, String body, SignIn.Token token) {
    URI uri = token.instance().resolve(path);
    var request =
        transport
            .to(uri)
            .header("Authorization", "Bearer " + token.value())
            .header("Sforce-Call-Options", "client=Crossdock")
            .header("Sforce-Duplicate-Rule-Header", "allowSave=true");
    return body.isEmpty()
        ? request.GET().build()
        : request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
  }
}
