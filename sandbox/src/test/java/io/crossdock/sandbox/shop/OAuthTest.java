package io.crossdock.sandbox.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Server;
import java.io.InputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OAuthTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private final OAuth oauth = new OAuth(() -> NOW);

  @Test
  void whatIsSignedIsWhatARealMagentoTookAsSigned() throws Exception {
    Map<String, Object> recorded;
    try (InputStream in =
        Objects.requireNonNull(
            OAuthTest.class.getResourceAsStream("/shop/oauth-hmac-sha256.json"))) {
      recorded = Json.object(in.readAllBytes());
    }
    Request request = get(Doc.text(recorded, "url").replaceFirst(".*\\?", ""));
    Map<String, String> given = OAuth.parse(Doc.text(recorded, "authorization").substring(6));
    assertThat(OAuth.base(request, given)).isEqualTo(Doc.text(recorded, "signature_base_string"));
  }

  @Test
  void aSignedRequestPassesOnceAndItsReplayDoesNot() {
    Request request = get("fields=a");
    String header = signed(request, "n1", NOW);
    assertThatCode(() -> oauth.check(request, header)).doesNotThrowAnyException();
    assertThatThrownBy(() -> oauth.check(request, header))
        .hasMessage("The nonce is already being used by the consumer with ID %1");
  }

  @Test
  void anotherQueryThanTheSignedOneIsRefused() {
    String header = signed(get("fields=a"), "n2", NOW);
    assertThatThrownBy(() -> oauth.check(get("fields=b"), header))
        .hasMessage("The signature is invalid. Verify and try again.");
  }

  @Test
  void aTimeAnHourAheadIsRefusedAndADayBehindIsNot() {
    Request request = get("");
    assertThatThrownBy(() -> oauth.check(request, signed(request, "n3", NOW.plusSeconds(3600))))
        .hasMessage("An error occurred validating the nonce");
    assertThatCode(() -> oauth.check(request, signed(request, "n4", NOW.minusSeconds(86_400))))
        .doesNotThrowAnyException();
  }

  @Test
  void onlyHmacSha256IsSupported() {
    assertThatThrownBy(
            () -> oauth.check(get(""), "oauth_signature_method=\"HMAC-SHA1\", oauth_nonce=\"x\""))
        .hasMessage("Signature method %1 is not supported");
  }

  private static Request get(String query) {
    return new Request(
        "GET",
        "/rest/V1/orders",
        query,
        Server.pairs(query),
        Map.of("host", "127.0.0.1:8247"),
        new byte[0],
        Map.of());
  }

  private static String signed(Request request, String nonce, Instant time) {
    String unsigned =
        "oauth_consumer_key=\"sandbox-consumer-key\", oauth_token=\"sandbox-access-token\", "
            + "oauth_signature_method=\"HMAC-SHA256\", oauth_nonce=\""
            + nonce
            + "\", oauth_timestamp=\""
            + time.getEpochSecond()
            + "\"";
    String signature = OAuth.sign(OAuth.base(request, OAuth.parse(unsigned)));
    return unsigned + ", oauth_signature=\"" + URLEncoder.encode(signature, UTF_8) + "\"";
  }
}
