package io.crossdock.magento.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.magento.Recorded;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SigningTest {

  private static final JsonNode EXAMPLES = Recorded.json("oauth-examples");

  static Stream<String> examples() {
    return EXAMPLES.propertyNames().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSignatureBaseStringIsTheOneThatMagentoTook(String name) {
    JsonNode example = EXAMPLES.path(name);
    String recorded = example.path("signature_base_string").asString();
    String ours = baseString(example);
    switch (name) {
      // Signed without its query, and so refused: ours must not be like it.
      case "query-not-signed" -> {
        assertThat(ours).isNotEqualTo(recorded);
        assertThat(example.path("status").asInt()).isEqualTo(401);
      }
      // Crossdock signs GET only; all but the method is the same.
      case "post-comment" -> assertThat(ours).isEqualTo(recorded.replaceFirst("POST&", "GET&"));
      default -> assertThat(ours).isEqualTo(recorded);
    }
  }

  /** RFC 5849, 3.4.1.1, with its form in the query: what is signed differs in the method alone. */
  @Test
  void theSignatureBaseStringIsThatOfTheStandard() {
    var given =
        new TreeMap<>(
            Map.of(
                "oauth_consumer_key", "9djdj82h48djs9d2",
                "oauth_token", "kkk9d7dh3k39sjv7",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "7d8f3e4a"));
    var url = URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q");
    assertThat(Signing.base(url, given))
        .isEqualTo(
            "GET&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253"
                + "D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce"
                + "%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26"
                + "oauth_token%3Dkkk9d7dh3k39sjv7");
  }

  /** Reckoned once by another program (Python's hmac). */
  @Test
  void theSignatureIsTheHmacUnderBothEncodedSecrets() {
    String base = EXAMPLES.path("HMAC-SHA256").path("signature_base_string").asString();
    assertThat(Signing.signature(base, "con&sumer+é", "tok en~*"))
        .isEqualTo("5AgBCxNvgHvM4dRfe3MIR34zgriPDTj+Rbdv/7n+4Gc=");
  }

  @Test
  void aSpaceIsSignedAndSentAsPercent20() {
    URI url =
        RestApi.url(URI.create("http://shop"), "/orders", List.of(Map.entry("a[b]", "10:00 +*~é")));
    assertThat(url).hasToString("http://shop/rest/V1/orders?a%5Bb%5D=10%3A00%20%2B%2A~%C3%A9");
  }

  @Test
  void theHeaderCarriesWhatMagentoAsksForAndNoSecret() {
    String header =
        Signing.header(
            URI.create("https://shop.example/rest/V1/orders?fields=items"),
            new Credentials.OAuth("key", "consumer-secret", "token", "token-secret"),
            "abc",
            Instant.ofEpochSecond(1_795_431_359));
    assertThat(header)
        .startsWith("OAuth ")
        .contains("oauth_signature_method=\"HMAC-SHA256\"", "oauth_timestamp=\"1795431359\"")
        .contains("oauth_nonce=\"abc\"", "oauth_token=\"token\"", "oauth_signature=\"")
        .doesNotContain("secret");
    assertThat(new Credentials.OAuth("key", "s1", "token", "s2").toString())
        .doesNotContain("s1", "s2", "key", "token");
  }

  private static String baseString(JsonNode example) {
    SortedMap<String, String> given = header(example.path("authorization").asString());
    given.remove("oauth_signature");
    return Signing.base(url(example.path("url").asString()), given);
  }

  /** The recorded address in the form that the client sends it. */
  private static URI url(String recorded) {
    String[] parts = recorded.split("\\?", 2);
    String path = parts[0].substring(parts[0].indexOf("/rest/V1") + "/rest/V1".length());
    List<Map.Entry<String, String>> query =
        parts.length == 1
            ? List.of()
            : Arrays.stream(parts[1].split("&", -1))
                .map(pair -> pair.split("=", 2))
                .map(pair -> Map.entry(pair[0], pair[1]))
                .toList();
    return RestApi.url(
        URI.create(parts[0].substring(0, parts[0].indexOf("/rest/V1"))), path, query);
  }

  private static SortedMap<String, String> header(String authorization) {
    var given = new TreeMap<String, String>();
    for (String part : authorization.substring("OAuth ".length()).split(", ", -1)) {
      String[] pair = part.split("=", 2);
      given.put(pair[0], URLDecoder.decode(pair[1].replace("\"", ""), StandardCharsets.UTF_8));
    }
    return given;
  }
}
