package io.crossdock.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people paste them. */
class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com, https://shop.example.com",
    "https://shop.example.com/, https://shop.example.com",
    "https://shop.example.com/rest, https://shop.example.com",
    "https://shop.example.com/rest/V1, https://shop.example.com",
    "https://shop.example.com/rest/default/V1/, https://shop.example.com",
    "https://shop.example.com/rest/all/V1/orders?searchCriteria=x, https://shop.example.com",
    "https://shop.example.com/index.php, https://shop.example.com",
    "https://shop.example.com/index.php/rest, https://shop.example.com",
    "https://shop.example.com/index.php/rest/V1, https://shop.example.com",
    "https://shop.example.com/soap/default?wsdl, https://shop.example.com",
    "https://shop.example.com/graphql, https://shop.example.com",
    "https://shop.example.com/admin, https://shop.example.com",
    "https://shop.example.com/Admin/dashboard, https://shop.example.com",
    "https://shop.example.com/admin_1x2y3z/sales/order/, https://shop.example.com",
    "https://shop.example.com/?utm_source=mail, https://shop.example.com",
    "https://shop.example.com/#top, https://shop.example.com",
    "https://shop.example.com//, https://shop.example.com",
    "https://example.com/shop/rest/V1, https://example.com/shop",
    "https://example.com/shop/, https://example.com/shop",
    "https://example.com/b2b/shop, https://example.com/b2b/shop",
    "https://example.com/restaurant, https://example.com/restaurant",
    "shop.example.com, https://shop.example.com",
    "shop.example.com/rest, https://shop.example.com",
    "shop.example.com:8443, https://shop.example.com:8443",
    "//shop.example.com, https://shop.example.com",
    "HTTPS://Shop.Example.COM/, https://shop.example.com",
    "https://shop.example.com./, https://shop.example.com",
    "https://bücher.example/rest, https://xn--bcher-kva.example",
    "<https://shop.example.com>, https://shop.example.com",
    "'  https://shop.example.com  ', https://shop.example.com",
    "'\u200bhttps://shop.example.com\u00a0\n', https://shop.example.com",
    "localhost:8081, http://localhost:8081",
    "http://127.0.0.1:8081/rest/V1, http://127.0.0.1:8081",
    "http://[::1]:8081/, http://[::1]:8081",
  })
  void aShopIsUnderstoodByItsBaseAddress(String pasted, String understood) {
    assertThat(Address.shop(pasted).url()).hasToString(understood);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com, ''",
    "https://shop.example.com/, ''",
    "https://shop.example.com/rest, '\"https://shop.example.com/rest\" is taken as"
        + " https://shop.example.com.'",
    "shop.example.com, '\"shop.example.com\" is taken as https://shop.example.com.'",
  })
  void whatWasMadeOfItIsSaidUnlessItWasTypedSo(String pasted, String said) {
    assertThat(Address.shop(pasted).said()).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere",
        "ftp://shop.example.com",
        "https:/shop.example.com",
        "https://",
        "https://shop_one.example.com",
        "https://shop,example,com",
        "https://shop.example.com/../x",
        "https://shop.example.com https://shop.example.org",
        "https://ann:hidden@shop.example.com",
        "http://shop.example.com",
        "https://shop.example.com/women/tops.html",
      })
  void whatHasNoOneMeaningIsToldAndNoPasswordIsQuoted(String pasted) {
    assertThatThrownBy(() -> Address.shop(pasted))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotEmpty()
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com/admin, https://shop.example.com/admin",
    "https://shop.example.com/admin/, https://shop.example.com/admin",
    "https://shop.example.com/index.php/admin_x1, https://shop.example.com/index.php/admin_x1",
    "https://shop.example.com/admin/admin/dashboard/index/key/0123abcd/,"
        + " https://shop.example.com/admin",
    "https://shop.example.com/staff/sales/order/index/key/0123abcd/?a=b,"
        + " https://shop.example.com/staff",
  })
  void theAdminKeepsItsFrontName(String pasted, String understood) {
    assertThat(Address.shopAdmin(pasted).url()).hasToString(understood);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com, https://acme.my.salesforce.com",
    "acme.my.salesforce.com, https://acme.my.salesforce.com",
    "https://acme.lightning.force.com/lightning/page/home, https://acme.my.salesforce.com",
    "https://acme--uat.sandbox.lightning.force.com/, https://acme--uat.sandbox.my.salesforce.com",
    "https://acme-dev-ed.develop.lightning.force.com,"
        + " https://acme-dev-ed.develop.my.salesforce.com",
    "https://acme.my.salesforce-setup.com/lightning/setup/Home, https://acme.my.salesforce.com",
    "https://acme.my.salesforce.com/services/oauth2/token, https://acme.my.salesforce.com",
    "https://acme.my.salesforce.com/services/data/v66.0/?x#y, https://acme.my.salesforce.com",
    "HTTPS://ACME.my.salesforce.com/, https://acme.my.salesforce.com",
    "http://127.0.0.1:8082/, http://127.0.0.1:8082",
  })
  void anOrgIsUnderstoodByItsMyDomain(String pasted, String understood) {
    assertThat(Address.org(pasted, false).url()).hasToString(understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.salesforce.com",
        "https://test.salesforce.com/",
        "login.salesforce.com",
        "http://login.salesforce.com",
        "http://acme.my.site.com",
        "https://www.salesforce.com",
        "https://acme.my.site.com/shop",
        "https://acme--c.vf.force.com/apex/x",
      })
  void anAddressThatIsNoOrgsOwnIsToldWithTheOneThatIs(String pasted) {
    assertThatThrownBy(() -> Address.org(pasted, false))
        .hasMessageContaining("https://acme.my.salesforce.com (Setup > My Domain)")
        .hasMessageNotContaining("use https://login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://login.salesforce.com", "https://test.salesforce.com"})
  void theJwtFlowIsServedAtTheLoginHostToo(String pasted) {
    assertThat(Address.org(pasted, true).url()).hasToString(pasted);
  }
}
