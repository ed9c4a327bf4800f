package io.crossdock.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID Connect provider over HTTP: discovery, authorization code with PKCE, signed ID
 * tokens, keys. Its person is always signed in there already. What breaks its rules is listed.
 */
final class TestProvider implements AutoCloseable {

  static final String CLIENT = "crossdock";
  static final String SECRET = "client-secret";

  final Map<String, Object> claims = new ConcurrentHashMap<>();

  /** What stands in its tokens whatever is true. */
  final Map<String, Object> lies = new ConcurrentHashMap<>();

  final List<String> broken = new ArrayList<>();

  /** What it calls itself; empty = its address. */
  volatile String name = "";

  volatile boolean forgesSignatures;
  volatile boolean forgetsNonce;
  volatile boolean signsNothing;

  private final HttpServer server;
  private final KeyPair keys = rsa();
  private final KeyPair others = rsa();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  TestProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/.well-known/openid-configuration" -> json(exchange, discovery());
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange);
        case "/keys" -> json(exchange, Map.of("keys", List.of(key())));
        case "/me" -> json(exchange, Map.of("sub", "u1"));
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        name.isEmpty() ? issuer() : name,
        "authorization_endpoint",
        issuer() + "/authorize",
        "token_endpoint",
        issuer() + "/token",
        "jwks_uri",
        issuer() + "/keys",
        "userinfo_endpoint",
        issuer() + "/me",
        "subject_types_supported",
        List.of("public"),
        "response_types_supported",
        List.of("code"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    must(CLIENT.equals(asked.get("client_id")), "client_id");
    must("S256".equals(asked.get("code_challenge_method")), "PKCE");
    must(asked.getOrDefault("scope", "").contains("openid"), "scope");
    String code = "code-" + codes.size();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = fields(body);
    Map<String, String> asked = codes.getOrDefault(sent.getOrDefault("code", ""), Map.of());
    String basic = exchange.getRequestHeaders().getFirst("Authorization");
    must(("Basic " + base64(CLIENT + ":" + SECRET)).equals(basic), "client secret");
    must(
        digest(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge")),
        "code_verifier");
    must(String.valueOf(asked.get("redirect_uri")).equals(sent.get("redirect_uri")), "redirect");
    json(
        exchange,
        Map.of(
            "access_token",
            "access",
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "id_token",
            idToken(forgetsNonce ? "another" : asked.getOrDefault("nonce", ""))));
  }

  private String idToken(String nonce) {
    var body = new LinkedHashMap<String, Object>(claims);
    body.put("iss", issuer());
    body.put("sub", "u1");
    body.put("aud", CLIENT);
    body.put("nonce", nonce);
    body.put("iat", Instant.now().getEpochSecond());
    body.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
    body.putAll(lies);
    if (signsNothing) {
      return part(Map.of("alg", "none")) + "." + part(body) + ".";
    }
    String signed = part(Map.of("alg", "RS256", "kid", "k1")) + "." + part(body);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((forgesSignatures ? others : keys).getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + url(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> key() {
    var key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty", "RSA",
        "kid", "k1",
        "use", "sig",
        "alg", "RS256",
        "n", url(key.getModulus().toByteArray()),
        "e", url(key.getPublicExponent().toByteArray()));
  }

  private void must(boolean kept, String rule) {
    if (!kept) {
      broken.add(rule);
    }
  }

  private static void json(HttpExchange exchange, Object value) throws IOException {
    byte[] body = JsonMapper.shared().writeValueAsBytes(value);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> fields(String query) {
    var fields = new HashMap<String, String>();
    Arrays.stream(query.split("&"))
        .map(field -> field.split("=", 2))
        .forEach(
            field -> fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    return fields;
  }

  private static String part(Object value) {
    return url(JsonMapper.shared().writeValueAsBytes(value));
  }

  private static String digest(String text) {
    try {
      return url(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair rsa() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
