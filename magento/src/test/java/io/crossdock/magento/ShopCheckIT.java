package io.crossdock.magento;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "Test connection" says exactly what is wrong, and with what it can be mended. */
class ShopCheckIT {

  private static final List<String> SUBJECTS =
      List.of(
          "Address",
          "Certificate",
          "Sign-in",
          "Permission: orders",
          "Permission: store views",
          "Time zones",
          "Permission: products",
          "Clock");

  private final TestShop shop = new TestShop(3, InstantSource.system());

  @AfterEach
  void close() {
    shop.close();
  }

  static List<Credentials> credentials() {
    return List.of(TestShop.BEARER, TestShop.OAUTH);
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void aGoodConnectionIsGreenRowByRow(Credentials credentials) {
    List<Row> rows = shop.client(credentials).check();
    assertThat(rows).extracting(Row::subject).containsExactlyElementsOf(SUBJECTS);
    assertThat(rows)
        .filteredOn(row -> !row.subject().equals("Certificate"))
        .allMatch(row -> row.state() == State.OK && row.fix().isEmpty());
    assertThat(row(rows, "Time zones").sentence())
        .isEqualTo(
            "America/New_York (Default Store View, French EUR view); Europe/Berlin (German view)");
    assertThat(row(rows, "Certificate").state()).as("plain http").isEqualTo(State.WARNING);
  }

  @Test
  void aRefusedTokenFailsTheSignInAndNotThePermissions() {
    List<Row> rows = shop.client(new Credentials.Bearer("wrong")).check();
    assertThat(row(rows, "Address").state()).isEqualTo(State.OK);
    assertThat(row(rows, "Sign-in").state()).isEqualTo(State.FAILED);
    assertThat(row(rows, "Sign-in").fix()).contains("System > Integrations");
    assertThat(row(rows, "Permission: orders").state()).isEqualTo(State.NOT_TESTED);
  }

  @Test
  void eachMissingPermissionIsARowOfItsOwn() {
    shop.deny("Magento_Sales::actions_view");
    List<Row> rows = shop.client(TestShop.BEARER).check();
    assertThat(failed(rows)).containsExactly("Permission: orders");
    assertThat(row(rows, "Permission: orders").fix()).contains("Sales > Operations > Orders");

    shop.deny("Magento_Catalog::products");
    rows = shop.client(TestShop.OAUTH).check();
    assertThat(failed(rows)).isEmpty();
    assertThat(row(rows, "Permission: products").state()).isEqualTo(State.WARNING);
  }

  @Test
  void withoutStoreViewsTheZoneIsRedUntilOneIsSet() {
    shop.deny("Magento_Backend::store");
    List<Row> rows = shop.client(TestShop.OAUTH).check();
    assertThat(failed(rows)).containsExactly("Permission: store views", "Time zones");
    assertThat(row(rows, "Time zones").fix()).contains("CROSSDOCK_SHOP_TIME_ZONE");

    var config = shop.config(TestShop.OAUTH);
    var zoned =
        new MagentoConfig(
            "main",
            config.url(),
            config.credentials(),
            config.requestTimeout(),
            Optional.of(ZoneId.of("Europe/Paris")));
    rows = MagentoShop.connect(zoned, shop.clock()).check();
    assertThat(failed(rows)).isEmpty();
    assertThat(row(rows, "Time zones").sentence()).contains("Europe/Paris");
  }

  @Test
  void anAddressThatIsNotThereFailsFirstAndTheRestIsNotTested() {
    var nowhere =
        new MagentoConfig(
            "main",
            URI.create("http://no-such-shop.invalid"),
            TestShop.BEARER,
            Duration.ofSeconds(5));
    List<Row> rows = MagentoShop.connect(nowhere, shop.clock()).check();
    assertThat(rows.getFirst().state()).isEqualTo(State.FAILED);
    assertThat(rows.getFirst().sentence()).contains("no-such-shop.invalid");
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.state() == State.NOT_TESTED);
    assertThat(rows).extracting(Row::subject).containsExactlyElementsOf(SUBJECTS);
  }

  @Test
  void clocksThatDifferAreTold() {
    InstantSource slow = () -> Instant.now().minus(Duration.ofMinutes(5));
    Row clock = row(MagentoShop.connect(shop.config(TestShop.OAUTH), slow).check(), "Clock");
    assertThat(clock.state()).isEqualTo(State.WARNING);
    // A Date header is cut to the second and the answer takes its time: never more than 300.
    assertThat(clock.sentence()).containsPattern("(29\\d|300) s ahead of Crossdock's");
  }

  private static List<String> failed(List<Row> rows) {
    return rows.stream().filter(row -> row.state() == State.FAILED).map(Row::subject).toList();
  }

  private static Row row(List<Row> rows, String subject) {
    return rows.stream().filter(row -> row.subject().equals(subject)).findFirst().orElseThrow();
  }
}
