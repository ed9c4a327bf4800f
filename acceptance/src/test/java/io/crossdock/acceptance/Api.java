package io.crossdock.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** The product's own REST API, as a script uses it. */
record Api(String url) {

  private static final String TOKEN = "demo-token";

  JsonNode order(long id) {
    return order("main:" + id);
  }

  /**
   * @param key a key or an increment id
   */
  JsonNode order(String key) {
    var answer = Http.send("GET", url + "/api/v1/orders/" + key, TOKEN, null);
    if (answer.status() != 200 && answer.status() != 404) {
      throw new AssertionError(answer.toString());
    }
    return answer.json();
  }

  /** What a call that only looks answers. */
  JsonNode get(String path) {
    return Http.send("GET", url + path, TOKEN, null).json();
  }

  /** {@code in_sync} and the like; empty while it is unknown. */
  String syncStatus(long id) {
    return order(id).path("syncStatus").asString("");
  }

  /** How many orders are in sync. */
  int inSync() {
    return count("inSync");
  }

  /**
   * How many orders have this mark.
   *
   * @param mark {@code inSync}, {@code outOfSync}, {@code pending} or {@code notSent}
   */
  int count(String mark) {
    var answer = Http.send("GET", url + "/api/v1/status", TOKEN, null);
    return answer.json().path("orders").path(mark).asInt();
  }

  /** Why the shop or the org is left alone now. */
  List<String> gates() {
    var reasons = new ArrayList<String>();
    Http.send("GET", url + "/api/v1/status", TOKEN, null)
        .json()
        .path("gates")
        .forEach(gate -> reasons.add(gate.path("reason").asString()));
    return reasons;
  }

  /** What attempts came to, oldest first. */
  List<String> outcomes(long id) {
    var outcomes = new ArrayList<String>();
    order(id)
        .path("attempts")
        .forEach(attempt -> outcomes.addFirst(attempt.path("outcome").asString()));
    return outcomes;
  }

  /** A person asks for them, all at once. */
  void sync(long... ids) {
    String keys =
        LongStream.of(ids).mapToObj(id -> "\"main:" + id + "\"").collect(Collectors.joining(","));
    var answer =
        Http.send("POST", url + "/api/v1/orders/sync", TOKEN, "{\"orders\":[" + keys + "]}");
    if (answer.status() != 202) {
      throw new AssertionError(answer.toString());
    }
  }

  /**
   * Saves one option of the connection; orders that are set free are left.
   *
   * @param value as JSON, {@code null} for the standard
   */
  void set(String option, String value) {
    String at = url + "/api/v1/settings/orders";
    long version = Http.send("GET", at, TOKEN, null).json().path("version").asLong();
    var answer =
        Http.send(
            "PUT",
            at,
            TOKEN,
            """
            {"version":%d,"existing":"leave","values":{"%s":%s}}\
            """
                .formatted(version, option, value));
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /**
   * Replaces all field mappings.
   *
   * @param mappings a JSON array
   */
  void map(String mappings) {
    String at = url + "/api/v1/mappings";
    long version = Http.send("GET", at, TOKEN, null).json().path("version").asLong();
    String body = "{\"version\":%d,\"mappings\":%s}".formatted(version, mappings);
    var answer = Http.send("PUT", at, TOKEN, body);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /** An API token of this name, a viewer's. */
  void makeToken(String name) {
    String body = "{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(name);
    var answer = Http.send("POST", url + "/api/v1/tokens", TOKEN, body);
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
  }

  void notice(long... ids) {
    Notice.send(url, ids);
  }
}
