package io.crossdock.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Salesforce's REST API as a connector's client has it: connections kept, one token. Thread-safe.
 */
public final class Org {

  static final String BASE = "/services/data/v66.0";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;

  Org(String url) throws IOException, InterruptedException {
    this.url = url;
    var form =
        "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
    var request =
        HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    String answer = client.send(request, BodyHandlers.ofString()).body();
    this.token = JSON.readTree(answer).path("access_token").asString();
  }

  /** All records of a query, every page. */
  List<JsonNode> query(String soql) throws IOException, InterruptedException {
    var records = new ArrayList<JsonNode>();
    JsonNode page = send("GET", BASE + "/query?q=" + encode(soql), Map.of());
    page.path("records").forEach(records::add);
    while (!page.path("done").asBoolean(true)) {
      page = send("GET", page.path("nextRecordsUrl").asString(), Map.of());
      page.path("records").forEach(records::add);
    }
    return records;
  }

  /** Several queries, at most five, for one call. */
  List<JsonNode> queries(List<String> soqls) throws IOException, InterruptedException {
    var parts = new ArrayList<Map<String, Object>>();
    for (String soql : soqls) {
      parts.add(
          Map.of(
              "method",
              "GET",
              "url",
              BASE + "/query?q=" + encode(soql),
              "referenceId",
              "q" + parts.size()));
    }
    var records = new ArrayList<JsonNode>();
    JsonNode answer = send("POST", BASE + "/composite", Map.of("compositeRequest", parts));
    for (JsonNode part : answer.path("compositeResponse")) {
      if (part.path("httpStatusCode").asInt() != 200) {
        throw new IllegalStateException(part.toString());
      }
      part.path("body").path("records").forEach(records::add);
    }
    return records;
  }

  /** The id of the record made or changed. */
  String upsert(String type, String key, Map<String, Object> fields)
      throws IOException, InterruptedException {
    String path = BASE + "/sobjects/" + type + "/Magento_Id__c/" + encode(key);
    return send("PATCH", path, fields).path("id").asString();
  }

  JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
    String sent = method.equals("GET") ? "" : JSON.writeValueAsString(body);
    String answer = text(method, path, "application/json", sent);
    return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  /** The same with any kind of text. */
  String text(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Sforce-Duplicate-Rule-Header", "allowSave=true")
            .header("Content-Type", type)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
