package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.app.SettingsReader.Result;
import io.crossdock.core.port.Connections.Phase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(faults(Map.of("CROSSDOCK_SHOP_TIME_ZONE", "Europe/Berlin")))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactlyInAnyOrder(
            "CROSSDOCK_SHOP_URL",
            "CROSSDOCK_SHOP_TOKEN",
            "CROSSDOCK_ORG_URL",
            "CROSSDOCK_ORG_CLIENT_ID",
            "CROSSDOCK_ORG_CLIENT_SECRET");
  }

  @Test
  void aServiceWithoutAnyOfThemIsConnectedInItsConsole() {
    assertThat(SettingsReader.read(Map.of("CROSSDOCK_ADMIN_PASSWORD", "admin-secret")))
        .isInstanceOfSatisfying(
            Result.Good.class,
            good -> assertThat(good.settings().phase()).isEqualTo(Phase.NOT_CONNECTED));
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutBeingQuoted() {
    assertThat(faults(with("CROSSDOCK_KEY", "my-password")))
        .singleElement()
        .asString()
        .contains("32 bytes")
        .doesNotContain("my-password");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CROSSDOCK_ALARM_URL | http://hooks.example.com/x | CROSSDOCK_ALARM_URL: plain http",
        "CROSSDOCK_ALARM_URL | nonsense | CROSSDOCK_ALARM_URL: must be an address",
        "CROSSDOCK_ALARM_EMAIL | ops@example.com | CROSSDOCK_SMTP_URL: is missing",
        "CROSSDOCK_SMTP_URL | smtps://u:hidden@mail.example.com | CROSSDOCK_ALARM_EMAIL: is missing",
        "CROSSDOCK_ANSWER_DAYS | 0 | CROSSDOCK_ANSWER_DAYS: \"0\" is no number of days",
        "CROSSDOCK_JOURNAL_DAYS | for ever | CROSSDOCK_JOURNAL_DAYS: \"for ever\" is no number",
        "CROSSDOCK_ALARM_MINUTES | soon | CROSSDOCK_ALARM_MINUTES: \"soon\" is no number",
      })
  void whatIsWrongWithAlarmsAndAgesIsToldByItsKeyAndNeverWithAPassword(
      String key, String value, String fault) {
    var values = new HashMap<>(GOOD);
    values.put(key, value);
    assertThat(faults(values))
        .hasSize(1)
        .allMatch(f -> f.startsWith(fault) && !f.contains("hidden"));
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
    assertThat(faults(with("CROSSDOCK_SESSION_MINUTES", "1441")))
        .singleElement()
        .asString()
        .contains("1 to 1440");
    assertThat(faults(with("CROSSDOCK_ADMIN_PASSWORD", "x".repeat(73))))
        .singleElement()
        .asString()
        .contains("72 bytes");
  }

  @Test
  void everythingThatIsWrongWithTheOpenidProviderIsToldByItsKey() {
    var values = new HashMap<>(with("CROSSDOCK_OIDC_ISSUER", "http://id.example.com"));
    values.put("CROSSDOCK_OIDC_ROLES", "it=admin,sales=king");
    assertThat(faults(values))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactlyInAnyOrder(
            "CROSSDOCK_OIDC_ISSUER",
            "CROSSDOCK_OIDC_CLIENT_ID",
            "CROSSDOCK_OIDC_CLIENT_SECRET",
            "CROSSDOCK_OIDC_ROLES");
    assertThat(faults(with("CROSSDOCK_OIDC_ROLES", "it=admin"))).hasSize(1);
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
  void aKeyFileTakesTheSecretsPlaceAndNeedsItsUser() {
    var values = new HashMap<>(with("CROSSDOCK_ORG_JWT_KEY_FILE", "/nowhere/key.pem"));
    assertThat(faults(values))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactlyInAnyOrder(
            "CROSSDOCK_ORG_CLIENT_SECRET", "CROSSDOCK_ORG_USERNAME", "CROSSDOCK_ORG_JWT_KEY_FILE");
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
