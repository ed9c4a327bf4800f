package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.app.SettingsReader.Result;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "CROSSDOCK_SHOP_URL", "https://shop.example.com/",
          "CROSSDOCK_SHOP_TOKEN", "shop-secret",
          "CROSSDOCK_ORG_URL", "https://acme.my.salesforce.com",
          "CROSSDOCK_ORG_CLIENT_ID", "id",
          "CROSSDOCK_ORG_CLIENT_SECRET", "org-secret",
          "CROSSDOCK_ADMIN_PASSWORD", "admin-secret");

  @Test
  void everyMissingSettingIsReportedAtOnceByItsKey() {
    assertThat(faults(Map.of()))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactlyInAnyOrder(
            "CROSSDOCK_SHOP_URL",
            "CROSSDOCK_SHOP_TOKEN",
            "CROSSDOCK_ORG_URL",
            "CROSSDOCK_ORG_CLIENT_ID",
            "CROSSDOCK_ORG_CLIENT_SECRET",
            "CROSSDOCK_ADMIN_PASSWORD");
  }

  @Test
  void oneOfTheFourOauthValuesAloneNamesTheOtherThree() {
    var values = new HashMap<>(GOOD);
    values.remove("CROSSDOCK_SHOP_TOKEN");
    values.put("CROSSDOCK_SHOP_CONSUMER_KEY", "key");
    assertThat(faults(values))
        .hasSize(3)
        .allMatch(f -> f.startsWith("CROSSDOCK_SHOP_") && f.contains("OAuth 1.0a"));
  }

  @Test
  void wrongValuesAreQuotedWithWhatWouldBeRight() {
    assertThat(faults(with("CROSSDOCK_PORT", "eighty")))
        .singleElement()
        .asString()
        .contains("eighty");
    assertThat(faults(with("CROSSDOCK_START_DATE", "yesterday")))
        .singleElement()
        .asString()
        .contains("2026-11-24");
    assertThat(faults(with("CROSSDOCK_SHOP_TIME_ZONE", "Atlantis")))
        .singleElement()
        .asString()
        .contains("America/New_York");
    assertThat(faults(with("CROSSDOCK_CONNECTION", "Main Shop"))).hasSize(1);
    assertThat(faults(with("CROSSDOCK_DATABASE_URL", "mysql://x"))).hasSize(1);
  }

  @Test
  void plainHttpIsAcceptedForThisMachineOnly() {
    assertThat(faults(with("CROSSDOCK_SHOP_URL", "http://shop.example.com")))
        .singleElement()
        .asString()
        .contains("https://shop.example.com");
    assertThat(SettingsReader.read(with("CROSSDOCK_SHOP_URL", "http://127.0.0.1:8081")))
        .isInstanceOf(Result.Good.class);
  }

  @Test
  void settingsPrintWithoutTheirSecrets() {
    var good = (Result.Good) SettingsReader.read(GOOD);
    assertThat(good.settings().toString()).doesNotContain("secret");
  }

  private static Map<String, String> with(String key, String value) {
    var values = new HashMap<>(GOOD);
    values.put(key, value);
    return values;
  }

  private static java.util.List<String> faults(Map<String, String> values) {
    return ((Result.Bad) SettingsReader.read(values)).faults();
  }
}
