package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import io.crossdock.sandbox.http.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens: given, checked, revoked. A token lives two hours after its last use. */
final class SignIn {

  private static final String CLIENT = "sandbox-client";
  private static final String SECRET = "sandbox-secret";
  static final String USERNAME = "admin@sandbox.example";
  private static final Duration LIFE = Duration.ofHours(2);

  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final Random random;
  private final Setup setup;
  private final InstantSource clock;

  SignIn(long seed, Setup setup, InstantSource clock) {
    this.setup = setup;
    this.random = new Random(seed ^ clock.millis());
    this.clock = clock;
  }

  void routes(Router router) {
    var identity = new Identity(this::valid);
    router
        .on("*", "/services/oauth2/token", this::token)
        .on("*", "/services/oauth2/revoke", this::revoke)
        .on("*", "/services/oauth2/introspect", this::introspect)
        .on("*", "/services/oauth2/userinfo", identity::userInfo)
        .on("GET", "/id/{org}/{user}", identity::identity);
  }

  private Response introspect(Request request) {
    String token = form(request).getOrDefault("token", "");
    Instant until = tokens.getOrDefault(token, Instant.EPOCH);
    boolean active = until.isAfter(clock.instant());
    return Response.json(
        200,
        active
            ? Map.of("active", true, "scope", "api", "exp", until.getEpochSecond())
            : Map.of("active", false));
  }

  private Response token(Request request) {
    var form = form(request);
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> clientCredentials(request, form);
      case "password" -> password(request, form);
      case "refresh_token" ->
          form.getOrDefault("refresh_token", "").startsWith("5Aep")
              ? grant(request, false)
              : refuse("invalid_grant", "expired access/refresh token");
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
          assertion(request, form.getOrDefault("assertion", ""));
      default -> refuse("unsupported_grant_type", "grant type not supported");
    };
  }

  private Response revoke(Request request) {
    tokens.remove(request.param("token").orElse(form(request).getOrDefault("token", "")));
    return Response.empty(200);
  }

  /** Whether the request carries a live token; using one keeps it alive. */
  boolean valid(Request request) {
    String token = bearer(request);
    Instant now = clock.instant();
    Instant until = tokens.getOrDefault(token, Instant.EPOCH);
    if (until.isAfter(now)) {
      tokens.replace(token, now.plus(LIFE));
    }
    return until.isAfter(now);
  }

  void expire(Request request) {
    tokens.remove(bearer(request));
  }

  private Response clientCredentials(Request request, Map<String, String> form) {
    if (!form.getOrDefault("client_id", "").equals(CLIENT)) {
      return refuse("invalid_client_id", "client identifier invalid");
    }
    return form.getOrDefault("client_secret", "").equals(SECRET)
        ? grant(request, false)
        : refuse("invalid_client", "invalid client credentials");
  }

  private Response password(Request request, Map<String, String> form) {
    boolean right =
        form.getOrDefault("username", "").equals(USERNAME)
            && form.getOrDefault("password", "").startsWith("sandbox");
    return right ? grant(request, true) : refuse("invalid_grant", "authentication failure");
  }

  private Response assertion(Request request, String jwt) {
    try {
      if (!Signatures.right(jwt, setup.jwtPublicKeys())) {
        return refuse("invalid_grant", "invalid assertion");
      }
      String claims = jwt.split("\\.", -1)[1].replace("=", "");
      var read = Json.object(Base64.getUrlDecoder().decode(claims));
      if (Long.parseLong(Rules.text(read, "exp")) < clock.instant().getEpochSecond()) {
        return refuse("invalid_grant", "expired authorization code");
      }
      return Rules.text(read, "sub").equals(USERNAME) && Rules.text(read, "iss").equals(CLIENT)
          ? grant(request, false)
          : refuse("invalid_grant", "user hasn't approved this consumer");
    } catch (Json.MalformedJson | RuntimeException e) {
      return refuse("invalid_grant", "invalid assertion");
    }
  }

  private synchronized Response grant(Request request, boolean refreshable) {
    String token =
        Ids.ORG.substring(0, 15)
            + "!AQ"
            + Long.toHexString(random.nextLong())
            + Long.toHexString(random.nextLong());
    tokens.put(token, clock.instant().plus(LIFE));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", token);
    answer.put("signature", "c2FuZGJveA==");
    answer.put("scope", "api");
    answer.put("instance_url", request.origin());
    answer.put("id", request.origin() + "/id/" + Ids.ORG + "/" + Ids.USER);
    answer.put("token_type", "Bearer");
    answer.put("issued_at", String.valueOf(clock.millis()));
    if (refreshable) {
      answer.put("refresh_token", "5Aep" + Long.toHexString(random.nextLong()));
    }
    return Response.json(200, answer);
  }

  private static Response refuse(String error, String description) {
    return Response.json(400, Map.of("error", error, "error_description", description));
  }

  private static String bearer(Request request) {
    String header = request.header("authorization").orElse("");
    return header.replaceFirst("^(?i)(Bearer|OAuth) ", "");
  }

  private static Map<String, String> form(Request request) {
    var form = new HashMap<String, String>();
    request.query().forEach(e -> form.put(e.getKey(), e.getValue()));
    Server.pairs(new String(request.body(), StandardCharsets.UTF_8))
        .forEach(e -> form.put(e.getKey(), e.getValue()));
    String basic = request.header("authorization").orElse("");
    if (basic.startsWith("Basic ")) {
      String pair =
          new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      form.put("client_id", colon < 0 ? pair : pair.substring(0, colon));
      form.put("client_secret", pair.substring(colon + 1));
    }
    return form;
  }
}
