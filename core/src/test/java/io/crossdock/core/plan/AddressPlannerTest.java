package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.OrgShape.Choice;
import io.crossdock.core.plan.OrgShape.Field;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.policy.SyncSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 7: codes go only where the org lists them for that country; the order goes anyway. */
@DisplayName("7: region and country codes")
class AddressPlannerTest {

  private static final List<Choice> COUNTRIES =
      Stream.of(
              "US United States",
              "AT Austria",
              "RO Romania",
              "GB United Kingdom",
              "CA Canada",
              "IE Ireland",
              "GU Guam",
              "FR France",
              "XK Kosovo")
          .map(line -> new Choice(line.substring(0, 2), line.substring(3), Optional.empty()))
          .toList();

  private static final List<Choice> STATES =
      Stream.of(
              "US WI Wisconsin",
              "US CT Connecticut",
              "US PR Puerto Rico",
              "AT 9 Wien",
              "CA QC Quebec",
              "IE CW Carlow",
              "FR FR-75 Paris")
          .map(line -> line.split(" ", 3))
          .map(w -> new Choice(w[1], w[2], Optional.of(Set.of(w[0]))))
          .toList();

  @ParameterizedTest(name = "{0} {1} {2} is {3} {4}")
  @CsvSource({
    "US, Wisconsin, WI, US, WI, ''",
    "us, '', wi, US, WI, ''",
    "AT, Wien, WI, AT, 9, ''",
    "AT, '', AT-9, AT, 9, ''",
    "AT, Burgenland, BL, AT, '', Burgenland",
    "RO, Constanta, CT, RO, '', Constanta",
    "CA, Québec, '', CA, QC, ''",
    "CA, QC, '', CA, QC, ''",
    "CA, Somewhere, US-QC, CA, '', Somewhere",
    "IE, '', IE-CW, IE, CW, ''",
    "FR, '', 75, FR, FR-75, ''",
    "GB, Greater London, '', GB, '', Greater London",
    "UK, '', '', GB, '', ''",
    "GBR, '', '', GB, '', ''",
    "austria, '', '', AT, '', ''",
    "XK, '', '', XK, '', ''",
    "ZZ, Nowhere, NW, '', '', ZZ",
    "PR, '', '', US, PR, state PR of US",
    "US, Guam, GU, GU, '', country GU",
    "VI, '', '', '', '', VI",
    "'', Wisconsin, WI, '', '', no country",
    "'', '', '', '', '', ''",
  })
  void anOrgWithListsGetsItsOwnCodesOfThatCountryAndIsToldOfTheRest(
      String country, String region, String code, String countryCode, String state, String said) {
    Plan plan = plan(address(country, region, code), lists());
    assertThat(plan.header())
        .containsEntry("BillingCountryCode", countryCode)
        .containsEntry("BillingStateCode", state)
        .doesNotContainKeys("BillingState", "BillingCountry");
    assertThat(plan.customer().contact())
        .containsEntry("MailingCountryCode", countryCode)
        .containsEntry("MailingStateCode", state);
    assertThat(plan.warnings()).hasSize(said.isEmpty() ? 0 : 1);
    assertThat(String.join("", plan.warnings())).contains(said);
  }

  @Test
  void anOrgWithoutListsGetsTextsAndNeverAStateWithoutItsCountry() {
    Plan plan = plan(address("AT", "Wien", "WI"), Map.of());
    assertThat(plan.header())
        .containsEntry("BillingState", "Wien")
        .containsEntry("BillingCountry", "AT")
        .doesNotContainKey("BillingStateCode");
    assertThat(plan.warnings()).isEmpty();
    Plan without = plan(address("", "Wien", "WI"), Map.of());
    assertThat(without.header()).containsEntry("BillingState", "");
    assertThat(without.warnings()).singleElement().asString().contains("Wien");
  }

  @Test
  void mappedCodesAreSettledTheSameWay() {
    var fields = new TreeMap<String, Object>(Map.of("Name", "Ann"));
    fields.put("OtherCountryCode", "United Kingdom");
    fields.put("OtherStateCode", "WI");
    var said = new ArrayList<String>();
    AddressPlanner.settle(shape(lists()), "Contact", fields, said);
    assertThat(fields)
        .containsEntry("OtherCountryCode", "GB")
        .containsEntry("OtherStateCode", "")
        .hasSize(3);
    assertThat(said).singleElement().asString().contains("WI").contains("GB");
  }

  private static Address address(String country, String region, String code) {
    return new Address(
        "Ann", "Lee", "", List.of("1 Main St"), "LA", region, code, "1", country, "");
  }

  private static Plan plan(Address address, Map<String, Map<String, Field>> objects) {
    Order order = new OrderFixture().billedTo(address).line("1", "5").build();
    var planned =
        Planner.plan(order, SyncSettings.defaults(Instant.EPOCH), shape(objects), Past.NONE);
    return ((Planner.Planned.Ready) planned).plan();
  }

  private static Map<String, Map<String, Field>> lists() {
    return Map.of("Order", lists("Billing", "Shipping"), "Contact", lists("Mailing", "Other"));
  }

  private static Map<String, Field> lists(String... prefixes) {
    var fields = new HashMap<String, Field>();
    for (String prefix : prefixes) {
      fields.put(prefix + "CountryCode", list(COUNTRIES));
      fields.put(prefix + "StateCode", list(STATES));
    }
    return fields;
  }

  private static Field list(List<Choice> choices) {
    var values = choices.stream().map(Choice::value).toList();
    return new Field("picklist", 10, 0, true, true, false, values, "", choices);
  }

  private static OrgShape shape(Map<String, Map<String, Field>> objects) {
    return new OrgShape(
        false,
        "USD",
        List.of("USD"),
        List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        objects);
  }
}
