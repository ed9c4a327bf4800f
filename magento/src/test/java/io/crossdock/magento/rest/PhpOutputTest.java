package io.crossdock.magento.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.magento.ScriptedServer;
import io.crossdock.magento.TestShop;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Case 16: PHP's words around the JSON")
class PhpOutputTest {

  private static final String WARNING =
      "<br />\n"
          + "<b>Warning</b>:  Undefined array key \"tax\" in <b>/app/Tax.php</b> on line"
          + " <b>9</b><br />\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        WARNING + "{\"a\":1}",
        WARNING + WARNING + "{\"a\":1}",
        "{\"a\":1}" + WARNING,
        "\n\nNotice: Undefined index: x in /app/code/Tax.php on line 370\n{\"a\":1}\n",
        "PHP Deprecated:  Creation of dynamic property {x} in /a.php on line 3\n{\"a\":1}",
        WARNING + "{\"a\":1}<!-- 120 ms -->"
      })
  void whatIsLeftIsUsedWhereItIsOneWholeDocument(String body) throws IOException {
    try (var shop = new ScriptedServer(request -> ScriptedServer.json("", body))) {
      RestApi api = api(shop);
      assertThat(api.get("/x").path("a").asInt()).isEqualTo(1);
      assertThat(api.phpWords()).contains("on line").doesNotContain("<b>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WARNING,
        WARNING + "{\"a\":",
        WARNING + "{\"a\":1}{\"a\":2}",
        WARNING + "<html>password</html>",
        "<br /><b>Fatal error</b>:  Uncaught in <b>/a.php</b> on line <b>9</b>"
      })
  void elseItIsToldAsPhpsWithItsText(String body) throws IOException {
    try (var shop = new ScriptedServer(request -> ScriptedServer.json("", body))) {
      assertThatThrownBy(() -> api(shop).get("/x"))
          .isInstanceOfSatisfying(
              FailedCall.class,
              e -> {
                assertThat(e.failure().code()).isEqualTo("shop-php");
                assertThat(e.failure().message()).contains("on line 9");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF{\"a\":1}", "  \r\n{\"a\":1}\n"})
  void aByteOrderMarkAndBlanksAreNothing(String body) throws IOException {
    try (var shop = new ScriptedServer(request -> ScriptedServer.json("", body))) {
      assertThat(api(shop).get("/x").path("a").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aTextOfAnOrderThatLooksLikePhpsIsNoneOfPhp() throws IOException {
    String body = RestApi.JSON.writeValueAsString(java.util.Map.of("comment", WARNING));
    try (var shop = new ScriptedServer(request -> ScriptedServer.json("", body))) {
      RestApi api = api(shop);
      assertThat(api.get("/x").path("comment").asString()).isEqualTo(WARNING);
      assertThat(api.phpWords()).isEmpty();
    }
  }

  private static RestApi api(ScriptedServer shop) {
    return new RestApi(
        new MagentoConfig("main", shop.url(), TestShop.BEARER, Duration.ofSeconds(10)),
        InstantSource.system());
  }
}
