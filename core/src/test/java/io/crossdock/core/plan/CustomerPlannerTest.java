package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.text.Cut;
import io.crossdock.core.policy.OptionValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerPlannerTest {

  private static final OrgShape ORG = new OrgShape(false, "USD", List.of(), List.of(), Map.of());
  private static final String SHARED =
      "till@shop.com tag+1@shop.com @market.com phone*@shop.com Upper@Shop.com";

  private final List<String> warnings = new ArrayList<>();

  /** customer_link and person_claim have these as keys, Magento_Id__c holds 120 characters. */
  @ParameterizedTest
  @CsvSource({"0, 10000", "9223372036854775807, 10000", "9223372036854775807, 0", "0, 0"})
  void whoeverBuysTheKeyIsShort(long id, int length) {
    String email = "a".repeat(length) + "\u0000\ud83d@" + "example.".repeat(length) + "com";
    Plan.Customer customer = planned(new OrderFixture().boughtBy(id, email, "Ann", "Lee"));
    assertThat(customer.externalId())
        .hasSizeLessThanOrEqualTo(120)
        .matches("main:(customer|email|order):[0-9a-f]+");
  }

  @ParameterizedTest(name = "case 4: \"{0}\" tells nobody")
  @ValueSource(
      strings = {
        "",
        " ",
        "n/a",
        "none",
        "ann.example.com",
        "@",
        "ann@",
        "@example.com",
        "n/a@n/a",
        "x@x",
        "ann lee@example.com",
        "order@shop.invalid",
        "till@shop.com",
        " TILL@Shop.com\u00a0",
        "till+5@shop.com",
        "tag+1@shop.com",
        "abc123@market.com",
        "abc123@eu.Market.com",
        "phone7@shop.com",
        "upper@shop.com"
      })
  void anAddressThatTellsNobodyOrSeveralPeopleIsNoKeyAndNeverMatched(String email) {
    Plan.Customer guest = planned(new OrderFixture().boughtBy(0, email, "Ann", "Lee"));
    Plan.Customer registered = planned(new OrderFixture().boughtBy(7, email, "Ann", "Lee"));

    assertThat(guest.externalId()).isEqualTo("main:order:42");
    assertThat(registered.externalId()).isEqualTo("main:customer:7");
    assertThat(List.of(guest, registered)).allMatch(c -> c.email().isEmpty());
    assertThat(List.of(guest, registered)).noneMatch(c -> c.matching().byEmail());
  }

  @ParameterizedTest(name = "case 4: \"{0}\" is somebody's")
  @ValueSource(
      strings = {"tag@shop.com", "ann@shop.com", "ann@supermarket.com", "till@shop.com.au"})
  void whatIsNotListedIsAKey(String email) {
    Plan.Customer guest = planned(new OrderFixture().boughtBy(0, email, "Ann", "Lee"));
    assertThat(guest.externalId()).startsWith("main:email:");
    assertThat(guest.matching().byEmail()).isTrue();
  }

  @Test
  void oneMailboxIsOneKeyHoweverItIsTyped() {
    assertThat(List.of("Ann@Example.com", " ann@example.com\t", "\u200bANN@example.COM\u00a0"))
        .extracting(email -> planned(new OrderFixture().boughtBy(0, email, "A", "L")).externalId())
        .containsOnly(planned(new OrderFixture()).externalId());
    assertThat(key("jos\u00e9@example.com")).isEqualTo(key("jose\u0301@example.com"));
  }

  private String key(String email) {
    return planned(new OrderFixture().boughtBy(0, email, "A", "L")).externalId();
  }

  @ParameterizedTest(name = "case 11: {0}")
  @ValueSource(
      strings = {
        "a.name.longer.than.eighty.characters.with.a.domain.behind.it@a.very.long.department.example.com",
        "ann@example..com",
        "ann@example.com.",
        "ann@.example.com"
      })
  void anAddressThatSalesforceCannotHoldIsLeftOutNamedAndStillTheGuestsKey(String email) {
    Plan.Customer guest = planned(new OrderFixture().boughtBy(0, email, "Ann", "Lee"));
    assertThat(guest.contact()).doesNotContainKey("Email").containsEntry("LastName", "Lee");
    assertThat(guest.externalId()).startsWith("main:email:").isEqualTo(key(email));
    assertThat(warnings).anyMatch(w -> w.startsWith("Contact.Email was left out: \"" + email));
  }

  @Test
  void case5WhatAnOrderDoesNotTellIsNotInThePlanAndItsAddressIsAUnit() {
    var address = new Address("Ann", "Lee", "", List.of("1 Main St"), "", "", "", "", "US", " ");
    Plan.Customer customer = planned(new OrderFixture().billedTo(address));
    assertThat(customer.contact())
        .doesNotContainKey("Phone")
        .containsEntry("MailingStreet", "1 Main St")
        .containsEntry("MailingCity", "");
  }

  @ParameterizedTest
  @CsvSource({
    "Ann, Lee, Bob, Ray, Ann, Lee",
    "'', '', Bob, Ray, Bob, Ray",
    "Ann, '', Bob, Ray, Ann, Unknown",
    "Ann, '', ann, Ray, Ann, Ray",
    "'', Lee, Bob, Ray, '', Lee",
    "'', Lee, Bob, Lee, Bob, Lee",
    "'', '', '', '', '', Unknown"
  })
  void aNameIsOnePersons(
      String first, String last, String billed, String to, String isFirst, String isLast) {
    var address = new Address(billed, to, "", List.of("1 Main St"), "LA", "", "", "", "US", "");
    var contact =
        planned(new OrderFixture().boughtBy(7, "a@b.com", first, last).billedTo(address)).contact();
    assertThat(contact.getOrDefault("FirstName", "")).isEqualTo(isFirst);
    assertThat(contact).containsEntry("LastName", isLast);
  }

  @ParameterizedTest
  @CsvSource({"Phone, 41", "MailingPostalCode, 21"})
  void numbersAndCodesTooLongAreLeftOutAndNamed(String field, int length) {
    String digits = "1".repeat(length);
    var address =
        new Address("Ann", "Lee", "", List.of("1 Main St"), "LA", "", "", digits, "US", digits);
    var contact = planned(new OrderFixture().billedTo(address)).contact();
    assertThat(contact.getOrDefault(field, "")).isEqualTo("");
    assertThat(warnings)
        .anyMatch(w -> w.contains("Contact." + field + " was left out") && w.contains(digits));
  }

  @Test
  void proseIsCutBetweenWordsOrCharactersNeverInsideOne() {
    assertThat(Cut.to("12 Long Street 1234567", 18)).isEqualTo("12 Long Street");
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
    assertThat(Cut.to("abc" + family, 6)).isEqualTo("abc");
    assertThat(Cut.to("abe\u0301d", 3)).isEqualTo("ab");
    assertThat(Cut.to("a\ud83d\ude00", 2)).isEqualTo("a");
  }

  @Test
  void ofTwoOrdersOfOneSecondOneIsTheNewer() {
    var at = planned(new OrderFixture()).asOf();
    assertThat(at).isAfter(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(at).isBefore(Instant.parse("2026-03-01T12:00:01Z"));
  }

  private Plan.Customer planned(OrderFixture fixture) {
    Order order = fixture.line("1", "5").build();
    var values = new OptionValues(new TreeMap<>(Map.of("shared-emails", SHARED)));
    return CustomerPlanner.plan(order, values.settings(Instant.EPOCH).customers(), ORG, warnings);
  }
}
