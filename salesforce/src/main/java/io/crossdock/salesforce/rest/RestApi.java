package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org.Usage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Authorised calls. A refused session costs one new sign-in and one repetition, never more: the
 * refused request did nothing. Thread-safe.
 */
public final class RestApi {

  private final ApiVersion version;
  private final Transport transport;
  private final SignIn signIn;
  private final Lease lease;

  public RestApi(SalesforceConfig config, InstantSource clock) {
    this.version = new ApiVersion(config.apiVersion());
    this.transport = new Transport(config.requestTimeout(), config.exchanges(), clock);
    this.signIn = new SignIn(config, transport, clock);
    this.lease = () -> true;
  }

  private RestApi(RestApi shared, Lease lease) {
    this.version = shared.version;
    this.transport = shared.transport;
    this.signIn = shared.signIn;
    this.lease = lease;
  }

  /** The same, but what writes leaves only while the lease holds; throws {@link Lease.Over}. */
  public RestApi under(Lease lease) {
    return new RestApi(this, lease);
  }

  /**
   * The part of every address before {@code /sobjects}.
   *
   * @throws FailedCall when it was never needed before and the org does not answer
   */
  public String base() {
    return "/services/data/v" + version();
  }

  /**
   * The version of the API that the org and Crossdock both know.
   *
   * @throws FailedCall as {@link #base}
   */
  public String version() {
    return version.spoken(transport, signIn);
  }

  /** How many of the org's requests are used, as the last answer told. */
  public Optional<Usage> usage() {
    return transport.usage();
  }

  public long calls() {
    return transport.calls();
  }

  /** The org's id. */
  public String org() {
    return signIn.token().org();
  }

  public JsonNode get(String path) {
    return send(path, "", false);
  }

  /** Sends JSON; {@code writes} says whether a lost answer is uncertain. */
  public JsonNode post(String path, Object body, boolean writes) {
    return send(path, Json.text(body), writes);
  }

  /** The records of each query, same order; five queries cost one call. */
  public List<List<JsonNode>> query(List<String> queries) {
    return query("/query", queries);
  }

  /** As {@link #query}, with deleted and merged records too. */
  public List<List<JsonNode>> queryAll(List<String> queries) {
    return query("/queryAll", queries);
  }

  private List<List<JsonNode>> query(String resource, List<String> queries) {
    var all = new ArrayList<List<JsonNode>>();
    for (int from = 0; from < queries.size(); from += Limits.QUERIES) {
      all.addAll(
          queryOnce(
              resource, queries.subList(from, Math.min(queries.size(), from + Limits.QUERIES))));
    }
    return all;
  }

  /** All records of a query result, further pages included. */
  public List<JsonNode> records(JsonNode result) {
    var all = new ArrayList<JsonNode>(Json.list(result.path("records")));
    String next = Json.string(result, "nextRecordsUrl");
    while (!next.isEmpty()) {
      JsonNode page = get(next);
      all.addAll(Json.list(page.path("records")));
      next = Json.string(page, "nextRecordsUrl");
    }
    return all;
  }

  private List<List<JsonNode>> queryOnce(String resource, List<String> queries) {
    return together(queries.stream().map(soql -> resource + "?q=" + Soql.encode(soql)).toList())
        .stream()
        .map(this::records)
        .toList();
  }

  /**
   * The answers of several resources for one call, same order.
   *
   * @param paths below {@link #base}: at most 25, five of them queries (Salesforce's limits)
   */
  public List<JsonNode> together(List<String> paths) {
    return answers(paths).stream().map(NodeAnswer::bodyOfSuccess).toList();
  }

  /** As {@link #together}, of resources that the org need not have. */
  public List<NodeAnswer> answers(List<String> paths) {
    var requests = new ArrayList<Map<String, Object>>();
    String base = base();
    for (String path : paths) {
      requests.add(
          Map.of("method", "GET", "url", base + path, "referenceId", "r" + requests.size()));
    }
    JsonNode answer =
        post(base + "/composite", Map.of("allOrNone", false, "compositeRequest", requests), false);
    return Json.list(answer.path("compositeResponse")).stream().map(NodeAnswer::of).toList();
  }

  private JsonNode send(String path, String body, boolean writes) {
    SignIn.Token token = signIn.token();
    Answer answer = exchange(request(path, body, token), writes).without(token.value());
    if (answer.sessionExpired()) {
      SignIn.Token renewed = signIn.renew(token);
      answer = exchange(request(path, body, renewed), writes).without(renewed.value());
    }
    return answer.body(writes);
  }

  private Answer exchange(HttpRequest request, boolean writes) {
    if (writes && !lease.holds()) {
      throw new Lease.Over();
    }
    return transport.exchange(request, writes);
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
