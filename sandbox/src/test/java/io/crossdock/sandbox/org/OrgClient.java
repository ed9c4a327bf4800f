package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The smallest client that can talk to the org. */
final class OrgClient {

  static final String BASE = "/services/data/v66.0";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  OrgClient(String url) throws Exception {
    this.url = url;
    var answer = form("client_id=sandbox-client&client_secret=sandbox-secret");
    this.token =
        String.valueOf(
            Json.object(answer.body().getBytes(StandardCharsets.UTF_8)).get("access_token"));
  }

  String token() {
    return token;
  }

  HttpResponse<String> form(String pairs) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&" + pairs))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, Object body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path.replace("'", "%27")))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> allowingDuplicates(String method, String path, Object body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Sforce-Duplicate-Rule-Header", "allowSave=true")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> paged(String path, int size) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Sforce-Query-Options", "batchSize=" + size)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> csv(String path, String csv) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .PUT(HttpRequest.BodyPublishers.ofString(csv))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  Map<String, Object> object(HttpResponse<String> response) throws Exception {
    return Json.object(response.body().getBytes(StandardCharsets.UTF_8));
  }

  String create(String type, Map<String, Object> body) throws Exception {
    var response = send("POST", BASE + "/sobjects/" + type, body);
    if (response.statusCode() != 201) {
      throw new AssertionError(response.body());
    }
    return String.valueOf(object(response).get("id"));
  }

  List<Object> query(String soql) throws Exception {
    var response = get(BASE + "/query/?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return Json.asList(object(response).get("records"));
  }

  Map<String, Object> row(String soql) throws Exception {
    return Json.asObject(query(soql).getFirst());
  }
}
