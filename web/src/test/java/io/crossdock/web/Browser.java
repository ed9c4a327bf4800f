package io.crossdock.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's browser without scripts: keeps cookies, sends forms with the page's token. */
public final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private String csrf = "";
  private String address = "";
  private String agent = "";

  Browser(String url) {
    this.url = url;
  }

  public HttpResponse<String> signIn(String user, String password) {
    get("/sign-in");
    HttpResponse<String> answer = post("/sign-in", Map.of("username", user, "password", password));
    get("/orders");
    return answer;
  }

  public HttpResponse<String> get(String path) {
    HttpResponse<String> answer = send(request(path).build());
    var found = CSRF.matcher(answer.body());
    if (found.find()) {
      csrf = found.group(1);
    }
    return answer;
  }

  /** How many bytes come over the wire for what is at this path. */
  int weight(String path) {
    try {
      return client
          .send(request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray())
          .body()
          .length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the page asks for by itself, as htmx does. */
  HttpResponse<String> poll(String path) {
    return send(request(path).header("HX-Request", "true").build());
  }

  /** Where a redirect leads, on another host too. */
  HttpResponse<String> elsewhere(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  /** Through a proxy on this machine that speaks https with the world. */
  HttpResponse<String> byHttps(String path) {
    return with(Map.of("X-Forwarded-Proto", "https"), path);
  }

  HttpResponse<String> with(Map<String, String> headers, String path) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    return send(request.build());
  }

  public HttpResponse<String> post(String path, Map<String, String> form) {
    return send("POST", path, form);
  }

  HttpResponse<String> send(String method, String path, Map<String, String> form) {
    var fields = new LinkedHashMap<>(form);
    fields.putIfAbsent("_csrf", csrf);
    String body =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** A script's request with a bearer token. */
  public HttpResponse<String> api(String method, String path, String token, String body) {
    return api(method, path, token, "application/json", body);
  }

  public HttpResponse<String> api(
      String method, String path, String token, String type, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** As above, with more headers. */
  public HttpResponse<String> api(
      String method, String path, String token, Map<String, String> headers, String body) {
    var request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** The shop's notice, signed at the time of {@link FakeClock}. */
  public HttpResponse<String> signed(String path, String secret, String body) {
    String timestamp = "" + FakeClock.CLOCK.instant().getEpochSecond();
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Crossdock-Timestamp", timestamp)
            .header("X-Crossdock-Signature", "sha256=" + hmac(secret, timestamp + "." + body))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on behind a proxy that says it asks for this address. */
  void as(String address) {
    this.address = address;
  }

  /** From now on it names itself so. */
  void says(String agent) {
    this.agent = agent;
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path));
    if (!agent.isEmpty()) {
      request.header("User-Agent", agent);
    }
    return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
