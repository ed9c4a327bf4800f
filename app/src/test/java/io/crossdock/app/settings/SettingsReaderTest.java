package io.crossdock.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crossdock.app.settings.SettingsReader.Result;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "CROSSDOCK_SMTP_URL | smtps://u:hidden@mail.example.com | CROSSDOCK_ALARM_EMAIL: is"
            + " missing",
        "CROSSDOCK_ANSWER_DAYS | 0 | CROSSDOCK_ANSWER_DAYS: \"0\" is no number of days",
        "CROSSDOCK_JOURNAL_DAYS | for ever | CROSSDOCK_JOURNAL_DAYS: \"for ever\" is no number",
        "CROSSDOCK_SHOP_WORKERS | 0 | CROSSDOCK_SHOP_WORKERS: \"0\" is no number of PHP workers",
        "CROSSDOCK_SHOP_WORKERS | 9 | CROSSDOCK_SHOP_WORKERS: \"9\" is no number of PHP workers",
        "CROSSDOCK_SHOP_WORKERS | all | CROSSDOCK_SHOP_WORKERS: \"all\" is no number",
        "CROSSDOCK_ORG_API_VERSION | 58.0 | CROSSDOCK_ORG_API_VERSION: \"58.0\" is no version of"
            + " Salesforce's API that Crossdock speaks",
        "CROSSDOCK_ORG_CURRENCY | dollars | CROSSDOCK_ORG_CURRENCY: \"dollars\" is no currency",
        "CROSSDOCK_WATCH_TOKEN | hidden | CROSSDOCK_WATCH_TOKEN: is too short",
        "CROSSDOCK_LOG | xml | CROSSDOCK_LOG: \"xml\" is neither text nor json",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0.0.0.0 | - | - | https://c.example.com | CROSSDOCK_BIND: plain http would go over the"
            + " network",
        "192.0.2.7 | 10.0.0.0/8 | - | - | CROSSDOCK_URL: name the address",
        "192.0.2.7 | 10.0.0.0/8 | - | https://c.example.com | -",
        "127.0.0.1 | - | - | - | -",
        "::1 | - | - | - | -",
        "localhost | - | - | - | CROSSDOCK_BIND: \"localhost\" is no address",
        "- | - | /nowhere.pem | - | CROSSDOCK_TLS_CERT: /nowhere.pem can't be read;"
            + " CROSSDOCK_TLS_KEY: is missing",
      })
  void plainHttpLeavesThisMachineOnlyToAProxyThatIsNamed(
      @Nullable String bind,
      @Nullable String proxies,
      @Nullable String certificate,
      @Nullable String url,
      @Nullable String told) {
    var values = new HashMap<>(GOOD);
    putIfGiven(values, "CROSSDOCK_BIND", bind);
    putIfGiven(values, "CROSSDOCK_PROXIES", proxies);
    putIfGiven(values, "CROSSDOCK_TLS_CERT", certificate);
    putIfGiven(values, "CROSSDOCK_URL", url);
    if (told == null) {
      assertThat(SettingsReader.read(values)).isInstanceOf(Result.Good.class);
    } else {
      var each = told.split("; ", -1);
      assertThat(faults(values)).hasSize(each.length);
      for (String one : each) {
        assertThat(faults(values)).anyMatch(fault -> fault.startsWith(one));
      }
    }
  }

  private static void putIfGiven(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
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

  /** Not even /dev/zero is read, which has no end. */
  @Test
  void theKeyFileOfAJwtIsRefusedInTheSameWordsWhateverIsWrongWithIt(@TempDir Path folder)
      throws IOException {
    Path noKey = Files.writeString(folder.resolve("no.pem"), "root:x:0:0");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    Path closed = Files.writeString(folder.resolve("closed.pem"), "secret");
    Files.setPosixFilePermissions(closed, Set.of());
    Path large = Files.write(folder.resolve("large.pem"), new byte[1_000_000]);
    assertThat(
            Stream.of(folder + "/missing.pem", folder, noKey, broken, closed, large, "/dev/zero")
                .map(String::valueOf)
                .map(file -> keyFault(file).replace(file, "FILE")))
        .doesNotContain("")
        .containsOnly(keyFault("FILE"));
  }

  private static String keyFault(String file) {
    var values = new HashMap<>(with("CROSSDOCK_ORG_JWT_KEY_FILE", file));
    values.put("CROSSDOCK_ORG_USERNAME", "a@b.example");
    values.remove("CROSSDOCK_ORG_CLIENT_SECRET");
    return String.join("\n", faults(values));
  }

  @Test
  void anAddressThatWasUnderstoodIsUsedSoAndSaid() {
    var values = new HashMap<>(with("CROSSDOCK_SHOP_URL", "Shop.example.com/rest/V1"));
    values.put("CROSSDOCK_ORG_URL", "https://acme.lightning.force.com/lightning");
    var good = (Result.Good) SettingsReader.read(values);
    assertThat(good.settings().shop().url()).hasToString("https://shop.example.com");
    assertThat(good.settings().org().url()).hasToString("https://acme.my.salesforce.com");
    assertThat(good.said())
        .hasSize(2)
        .anyMatch(said -> said.startsWith("CROSSDOCK_SHOP_URL: "))
        .anyMatch(said -> said.startsWith("CROSSDOCK_ORG_URL: "));
  }

  @ParameterizedTest
  @CsvSource({
    "CONSUMER_KEY CONSUMER_SECRET ACCESS_TOKEN_SECRET, belongs into CROSSDOCK_SHOP_ACCESS_TOKEN",
    "CONSUMER_KEY CONSUMER_SECRET ACCESS_TOKEN ACCESS_TOKEN_SECRET, Which one is meant?",
    "CONSUMER_KEY, Which one is meant?",
  })
  void anAccessTokenBesideTheKeysForSigningIsAskedAbout(String keys, String asked) {
    var values = new HashMap<>(GOOD);
    for (String key : keys.split(" ", -1)) {
      values.put("CROSSDOCK_SHOP_" + key, "x");
    }
    assertThat(faults(values))
        .singleElement()
        .asString()
        .startsWith("CROSSDOCK_SHOP_TOKEN: is given beside CROSSDOCK_SHOP_CONSUMER_KEY")
        .contains(asked)
        .doesNotContain("shop-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer abc, begins with the name of a scheme",
    "'abc def', a blank or a line break within",
    "'abc\ndef', a blank or a line break within",
    "'\"abc\"', quotation marks",
    "<token>, quotation marks or brackets",
    "schlüssel, characters that no key has",
    "https://shop.example.com, is an address",
  })
  void whatCanBeNoKeyIsToldByItsFieldAllTogetherAndNeverQuoted(String key, String fault) {
    var values = new HashMap<>(with("CROSSDOCK_SHOP_TOKEN", key));
    values.put("CROSSDOCK_ORG_CLIENT_ID", key);
    values.put("CROSSDOCK_ORG_CLIENT_SECRET", key);
    assertThat(faults(values))
        .hasSize(3)
        .allMatch(told -> told.contains(fault) && !told.contains("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", " ", "\u00a0", ".", "/", "a."})
  void aMillionOddCharactersAreToldAtOnce(String odd) {
    String text = "https://a" + odd.repeat(500_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String key : GOOD.keySet()) {
            assertThat(faults(with(key, text)).toString()).contains(key + ": ");
          }
        });
  }

  @Test
  void blanksAroundASecretAreNoPartOfIt() {
    var good =
        (Result.Good)
            SettingsReader.read(with("CROSSDOCK_SHOP_TOKEN", "\ufeff shop-secret\u00a0\r\n"));
    assertThat(good.settings().shop().credentials())
        .isEqualTo(new io.crossdock.magento.rest.MagentoConfig.Credentials.Bearer("shop-secret"));
  }

  @Test
  void oneSideIsReadByItself() {
    var shop = new HashMap<>(GOOD);
    shop.keySet().removeIf(key -> key.startsWith("CROSSDOCK_ORG"));
    assertThat(SettingsReader.side(shop, Remote.SHOP)).isInstanceOf(Result.Good.class);
    assertThat(((Result.Bad) SettingsReader.side(shop, Remote.ORG)).faults())
        .allMatch(fault -> fault.startsWith("CROSSDOCK_ORG"));
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
