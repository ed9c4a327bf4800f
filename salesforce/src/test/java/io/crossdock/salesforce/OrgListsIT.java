package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.rest.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases 7 and 8: what the org tells of its lists and its currencies. */
@DisplayName("7 and 8: the org's lists and currencies")
class OrgListsIT extends OnOrg {

  @Test
  void statesAreReadWithTheCountriesTheyAreOf() throws Exception {
    sandbox.switches(
        """
        {"statePicklists": true, "personAccounts": true,
         "countries": ["AT Austria", "US United States", "XK Kosovo"],
         "states": ["AT 9 Wien", "US WI Wisconsin"]}\
        """);
    OrgShape shape = sandbox.org.shape();
    for (String of :
        List.of(
            "Order.Billing",
            "Order.Shipping",
            "Contact.Mailing",
            "Contact.Other",
            "Account.Billing",
            "Account.Shipping",
            "Account.PersonMailing",
            "Account.PersonOther")) {
      String[] at = of.split("\\.", 2);
      assertThat(shape.field(at[0], at[1] + "CountryCode").orElseThrow().choices())
          .as(of)
          .extracting(OrgShape.Choice::value)
          .containsExactly("AT", "US", "XK");
      assertThat(shape.field(at[0], at[1] + "StateCode").orElseThrow().choices())
          .as(of)
          .containsExactly(
              new OrgShape.Choice("9", "Wien", Optional.of(Set.of("AT"))),
              new OrgShape.Choice("WI", "Wisconsin", Optional.of(Set.of("US"))));
    }
    assertThat(shape.field("Order", "Status").orElseThrow().choices()).isEmpty();
  }

  @Test
  void theStandardListsAreReadToTheirLastBit() throws Exception {
    sandbox.switches("{\"statePicklists\": true}");
    var states = sandbox.org.shape().field("Order", "BillingStateCode").orElseThrow().choices();
    assertThat(states).hasSize(72);
    assertThat(states)
        .extracting(choice -> choice.of().orElseThrow())
        .containsOnly(Set.of("US"), Set.of("CA"), Set.of("AU"));
  }

  @Test
  void anOrgWithoutListsHasNoChoices() {
    assertThat(sandbox.org.shape().field("Order", "BillingStateCode")).isEmpty();
    assertThat(sandbox.org.shape().field("Order", "BillingState")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"KWD, 3, 12.345", "JPY, 0, 12", "USD, 2, 12.35"})
  void anOrderArrivesWithTheDecimalsOfItsCurrency(String currency, int decimals, String price)
      throws Exception {
    sandbox.switches(
        """
        {"currencies": ["USD", "KWD", "JPY"], "currencyDecimals": ["KWD 3", "JPY 0"]}\
        """);
    sandbox.restart(false);
    OrgShape shape = sandbox.org.shape();
    assertThat(shape.scale(currency)).isEqualTo(decimals);
    var written = sandbox.write(in(currency, price), Applied.NOTHING, false);
    assertThat(written).isInstanceOf(Written.Done.class);
    var total = sandbox.query("SELECT TotalAmount FROM Order").getFirst();
    assertThat(Json.decimal(total, "TotalAmount")).isEqualByComparingTo(price);
  }

  @Test
  void anOrgWithOneCurrencyTellsNoneAndItsPricesRule() throws Exception {
    sandbox.switches("{\"multiCurrency\": false, \"currencies\": [\"USD\"]}");
    OrgShape shape = sandbox.org.shape();
    assertThat(shape.decimals()).isEqualTo(Map.of());
    assertThat(shape.scale("USD")).isEqualTo(2);
  }

  private static Plan in(String currency, String price) {
    var plan =
        Orders.with(Orders.plan(1, Orders.draft()), List.of(Orders.line(1, 1, "1", price)), price);
    var header = new TreeMap<>(plan.header());
    header.put("CurrencyIsoCode", currency);
    return new Plan(
        plan.key(),
        plan.customer(),
        header,
        plan.lines(),
        plan.catalogue(),
        plan.notes(),
        plan.status(),
        plan.scope(),
        plan.expectedTotal(),
        currency,
        plan.warnings(),
        plan.only(),
        plan.documents());
  }
}
