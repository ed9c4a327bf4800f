package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A push notice as the shop's module sends it. */
final class Notice {

  static final String SECRET = "hook-secret";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Notice() {}

  /** Says that these orders may have changed; it is committed when this returns. */
  static void send(String crossdock, long... orders) {
    String body = "{\"connection\":\"main\",\"orders\":" + Arrays.toString(orders) + "}";
    assertThat(post(crossdock, body, Instant.now().getEpochSecond(), SECRET).status())
        .isEqualTo(202);
  }

  /** The same with a running number, as the module vouches for having told all. */
  static void numbered(String crossdock, long number, long... orders) {
    String body =
        "{\"connection\":\"main\",\"orders\":%s,\"number\":%d,\"unsent\":0}"
            .formatted(Arrays.toString(orders), number);
    assertThat(post(crossdock, body, Instant.now().getEpochSecond(), SECRET).status())
        .isEqualTo(202);
  }

  /** The same; it may come to nothing. */
  static Http.Answer attempt(String crossdock, List<Long> orders) {
    String body = "{\"connection\":\"main\",\"orders\":" + orders + "}";
    return post(crossdock, body, Instant.now().getEpochSecond(), SECRET);
  }

  static Http.Answer post(String crossdock, String body, long timestamp, String secret) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(crossdock + "/hooks/magento"))
              .header("Content-Type", "application/json")
              .header("X-Crossdock-Timestamp", String.valueOf(timestamp))
              .header("X-Crossdock-Signature", "sha256=" + hmac(timestamp + "." + body, secret))
              .POST(BodyPublishers.ofString(body))
              .build();
      return Http.Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
