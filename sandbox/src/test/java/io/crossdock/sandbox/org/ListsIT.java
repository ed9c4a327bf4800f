package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of countries and states, decimals of currencies, blanks and price books of an org. */
class ListsIT extends RunningOrg {

  @Test
  void anAdminsOwnListsRuleAndAStateBelongsToItsCountryOnly() throws Exception {
    turn("statePicklists", true);
    turn("countries", List.of("AT Austria", "US United States"));
    turn("states", List.of("AT 9 Wien", "US WI Wisconsin"));
    client.create(
        "Account", Map.of("Name", "x", "ShippingCountryCode", "AT", "ShippingStateCode", "9"));
    assertThat(client.row("SELECT ShippingState FROM Account"))
        .containsEntry("ShippingState", "Wien");
    for (var wrong :
        List.of(
            Map.of("Name", "x", "ShippingCountryCode", "AT", "ShippingStateCode", "WI"),
            Map.of("Name", "x", "ShippingStateCode", "WI"),
            Map.of("Name", "x", "ShippingCountryCode", "DE"))) {
      refused(
          client.send("POST", BASE + "/sobjects/Account", wrong),
          400,
          "FIELD_INTEGRITY_EXCEPTION",
          "There's a problem with this");
    }
    String described = client.get(BASE + "/sobjects/Account/describe").body();
    assertThat(described)
        .contains("\"validFor\":\"gA==\"")
        .contains("\"validFor\":\"QA==\"")
        .doesNotContain("Germany");
  }

  @Test
  void aPersonsAddressesFollowTheListsToo() throws Exception {
    turn("personAccounts", true);
    turn("statePicklists", true);
    var type = client.row("SELECT Id FROM RecordType WHERE IsPersonType = true");
    Map<String, Object> person =
        Map.of(
            "RecordTypeId", type.get("Id"),
            "LastName", "Lee",
            "PersonMailingCountryCode", "US",
            "PersonMailingStateCode", "CA");
    client.create("Account", person);
    assertThat(client.row("SELECT MailingState FROM Contact"))
        .containsEntry("MailingState", "California");
    var wrong = new java.util.HashMap<>(person);
    wrong.put("PersonMailingCountryCode", "AT");
    refused(
        client.send("POST", BASE + "/sobjects/Account", wrong), 400, "FIELD_INTEGRITY_EXCEPTION");
  }

  @ParameterizedTest
  @CsvSource({"KWD, 3, 2.035, 4.070", "JPY, 0, 3, 6", "EUR, 2, 2.04, 4.08"})
  void aLineHasTheDecimalsOfItsCurrency(String currency, int decimals, String price, String total)
      throws Exception {
    turn("currencies", List.of(currency));
    turn("currencyDecimals", List.of("KWD 3", "JPY 0"));
    assertThat(client.row("SELECT DecimalPlaces FROM CurrencyType").get("DecimalPlaces"))
        .hasToString(String.valueOf(decimals));
    String order = order("k");
    String line =
        client.create("OrderItem", line(order, 2, currency.equals("JPY") ? "2.5" : "2.0350"));
    var row = client.row("SELECT UnitPrice, TotalPrice FROM OrderItem WHERE Id = '" + line + "'");
    assertThat(row.get("UnitPrice")).hasToString(price);
    assertThat(row.get("TotalPrice")).hasToString(total);
  }

  @Test
  void blanksAroundATextAreNotKept() throws Exception {
    client.create("Product2", Map.of("Name", "  x ", "ProductCode", " a b "));
    assertThat(client.row("SELECT Name, ProductCode FROM Product2"))
        .containsEntry("Name", "x")
        .containsEntry("ProductCode", "a b");
  }

  @Test
  void aPriceBookThatIsNotActiveTakesNoLines() throws Exception {
    String order = order("k");
    var line = line(order, 1, "5");
    client.send(
        "PATCH", BASE + "/sobjects/Pricebook2/" + book("Magento"), Map.of("IsActive", false));
    refused(
        client.send("POST", BASE + "/sobjects/OrderItem", line),
        400,
        "FIELD_INTEGRITY_EXCEPTION",
        "price book is inactive");
  }
}
