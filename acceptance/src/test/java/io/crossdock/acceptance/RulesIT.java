package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The rules (a) to (d), (f) and (h) of the engine, and what meets every order, through the running
 * system.
 */
class RulesIT extends InOnePlace {

  private static final String GRAPH = "\"method\":\"POST\",\"path\":\"composite/graph\"";

  RulesIT() {
    super(0);
  }

  @AfterEach
  void calm() {
    place.calm();
  }

  @Test
  void aNoticeDuringARunMakesItRunAgainAfterwards() {
    long id = settled();
    place.orgFault("{\"kind\":\"latency\",\"ms\":3000," + GRAPH + "}");
    int before = place.struck("latency");
    place.hold(id);
    api.notice(id);
    soon().until(() -> place.struck("latency") > before);

    place.unhold(id);
    place.comment(id, "while it runs");
    api.notice(id);

    soon().until(() -> place.notes(id).size() == 1);
    soon().until(() -> place.statusInOrg(id).equals("pending"));
  }

  @Test
  void noticesOnTheHeelsOfEachRecordLoseNothingAndDoubleNothing() {
    long id = settled();
    for (int i = 0; i < 15; i++) {
      place.comment(id, "comment " + i);
      api.notice(id);
    }
    soon().until(() -> place.notes(id).size() >= 15);
    place.hold(id);
    api.notice(id);
    soon().until(() -> place.statusInOrg(id).equals("holded"));
    assertThat(place.notes(id)).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void aNoticeDuringARetryWaitIsSentWithTheRetryAndBurnsNoAttempt() {
    long id = settled();
    place.orgFault(lock(id, 3));
    place.hold(id);
    api.notice(id);
    soon().until(() -> api.outcomes(id).contains("retry"));

    place.comment(id, "during the wait");
    for (int i = 0; i < 5; i++) {
      api.notice(id);
    }

    soon().until(() -> place.statusInOrg(id).equals("holded") && place.notes(id).size() == 1);
    assertThat(api.outcomes(id)).filteredOn("retry"::equals).hasSize(3);
  }

  @Test
  @Tag("alone")
  void aPersonBringsAWaitingRetryForward() {
    long id = settled();
    place.orgFault(lock(id, -1));
    place.hold(id);
    api.notice(id);
    soon().until(() -> retries(id) >= 4);
    place.calm();
    api.sync(id);
    await().atMost(Duration.ofSeconds(4)).until(() -> place.statusInOrg(id).equals("holded"));
  }

  @Test
  @Tag("alone")
  void successResetsTheBackoff() {
    long id = settled();
    place.orgFault(lock(id, 4));
    place.hold(id);
    api.notice(id);
    soon().until(() -> place.statusInOrg(id).equals("holded"));
    assertThat(retries(id)).isEqualTo(4);

    place.orgFault(lock(id, 1));
    place.unhold(id);
    api.notice(id);
    soon().until(() -> place.statusInOrg(id).equals("pending"));

    List<JsonNode> attempts = api.order(id).path("attempts").valueStream().toList();
    Instant failed = at(attempts.get(1), "endedAt");
    assertThat(attempts.get(1).path("outcome").asString()).isEqualTo("retry");
    assertThat(Duration.between(failed, at(attempts.get(0), "startedAt")))
        .isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void usedUpRetriesNeverStopLaterNotices() {
    long id = settled();
    place.orgFault(lock(id, -1));
    place.hold(id);
    api.notice(id);
    soon()
        .until(() -> {
          api.sync(id);
          return api.outcomes(id).contains("blocked");
        });
    place.calm();
    place.unhold(id);
    place.comment(id, "after the last retry");
    api.notice(id);
    soon().until(() -> place.notes(id).size() == 1);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
  }

  @Test
  @Tag("alone")
  void aNoticeBringsABlockedOrderForwardAtOnceAndCostsNoAttempt() {
    place.orgValidation(
        """
        {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
        """);
    long id = place.buy("LAB-MUG", 1, "blocked@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("out_of_sync"));
    assertThat(api.order(id).path("reason").asString()).contains("Not there.");
    place.calm();
    api.notice(id);
    await().atMost(Duration.ofSeconds(3)).until(() -> api.syncStatus(id).equals("in_sync"));
  }

  @Test
  void aNoticeBringsADeferredOrderForwardAtOnceAndCostsNoAttempt() {
    long id = settled();
    place.shopFault(
        """
        {"kind":"status","status":503,"path":"/orders(/\\\\d+([?]|$)|[?](?!.*gteq))","times":-1}\
        """);
    place.hold(id);
    api.notice(id);
    soon().until(() -> api.outcomes(id).contains("deferred")); // for a minute
    place.calm();
    api.notice(id);
    await().atMost(Duration.ofSeconds(25)).until(() -> place.statusInOrg(id).equals("holded"));
    assertThat(api.outcomes(id)).doesNotContain("retry", "blocked");
  }

  @Test
  void aBatchWithOnePoisonedOrderSettlesTheOthersAtTheirFirstAttempt() {
    poisonNext(6, 6);
    List<Long> ids = place.demand("{\"count\":12,\"sku\":\"LAB-MUG\"}");
    long poisoned = ids.get(5);
    api.notice(ids.stream().mapToLong(i -> i).toArray());
    soon().until(() -> api.syncStatus(poisoned).equals("out_of_sync"));
    for (long id : ids) {
      if (id != poisoned) {
        soon().until(() -> api.syncStatus(id).equals("in_sync"));
        assertThat(api.outcomes(id)).doesNotContain("retry", "blocked");
        assertThat(place.inOrg(id).isMissingNode()).isFalse();
      }
    }
    assertThat(place.inOrg(poisoned).isMissingNode()).isTrue();
    assertThat(api.order(poisoned).path("reason").asString()).contains("Poisoned.");
  }

  @Test
  void fifteenFailingGraphsInOneRequestLetAllOthersArriveAndBurnNoAttemptOfTheirs() {
    poisonNext(1, 15);
    List<Long> ids = place.demand("{\"count\":40,\"sku\":\"LAB-MUG\"}");
    List<Long> poisoned = ids.subList(0, 15);
    api.notice(ids.stream().mapToLong(i -> i).toArray());
    for (long id : ids.subList(15, 40)) {
      soon().until(() -> api.syncStatus(id).equals("in_sync"));
      assertThat(api.outcomes(id)).doesNotContain("retry", "blocked");
    }
    for (long id : poisoned) {
      soon().until(() -> api.syncStatus(id).equals("out_of_sync"));
    }
  }

  @Test
  void anOrderTheShopCommitsBehindTheCursorArrives() {
    long id = place.demand("{\"sku\":\"LAB-MUG\",\"visibleAfterMillis\":12000}").getFirst();
    long later = settled();
    assertThat(place.inOrg(id).isMissingNode()).isTrue();
    assertThat(later).isGreaterThan(id);
    // Changes are read once more when they are 30 s old, every ten seconds.
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
  }

  @Test
  void fiftyConcurrentOrdersOfOneNewGuestAndOneNewProductMakeOneContactAndOneProduct() {
    int products = place.count("Product2");
    List<Long> ids =
        place.demand("{\"count\":50,\"sku\":\"LAB-CAP\",\"email\":\"fifty@example.com\"}");
    api.notice(ids.stream().mapToLong(i -> i).toArray());
    for (long id : ids) {
      soon().until(() -> api.syncStatus(id).equals("in_sync"));
    }
    assertThat(place.count("Contact WHERE Email = 'fifty@example.com'")).isEqualTo(1);
    assertThat(place.count("Product2")).isLessThanOrEqualTo(products + 1);
    assertThat(place.count("Product2 WHERE Magento_Sku__c = 'LAB-CAP'")).isEqualTo(1);
    for (long id : ids) {
      assertThat(place.inOrg(id).isMissingNode()).isFalse();
    }
  }

  @Test
  @Tag("alone")
  @DisplayName("18: the org refuses every order: its gate closes, none is red, all arrive after it")
  void whatTheOrgRefusesOfEveryOrder() {
    place.orgValidation(
        """
        {"object":"Order","field":"Name","refuses":".*","message":"Nothing may be saved today."}\
        """);
    List<Long> ids = place.demand("{\"count\":12,\"sku\":\"LAB-MUG\"}");
    api.notice(ids.stream().mapToLong(i -> i).toArray());
    String reason = allWait(ids);
    assertThat(reason)
        .startsWith("Salesforce refuses every order for the same reason")
        .contains("Nothing may be saved today.");

    place.calm();
    allArrive(ids);
  }

  @Test
  @Tag("alone")
  @DisplayName(
      "18: no order can be planned: the gate closes, none is red, all arrive once it is mended")
  void whatKeepsEveryOrderFromBeingPlanned() {
    // Only an order shows that it has no such value.
    api.map("[{\"object\":\"Order\",\"field\":\"PoNumber\",\"expression\":\"$number(status)\"}]");
    List<Long> ids = place.demand("{\"count\":12,\"sku\":\"LAB-MUG\"}");
    api.notice(ids.stream().mapToLong(i -> i).toArray());
    String reason = allWait(ids);
    assertThat(reason).startsWith("No order can be made ready for Salesforce").contains("PoNumber");

    api.map("[]");
    allArrive(ids);
  }

  /** As the banner has it. */
  private String allWait(List<Long> ids) {
    soon().until(() -> !api.gates().isEmpty());
    // By then each was tried, or waits behind the gate.
    soon().until(() -> ids.stream().allMatch(id -> api.syncStatus(id).equals("pending")));
    assertThat(api.gates()).as("gates").hasSize(1);
    return api.gates().getFirst();
  }

  private void allArrive(List<Long> ids) {
    await()
        .atMost(Patience.AFTER_AN_OUTAGE)
        .until(() -> ids.stream().allMatch(id -> api.syncStatus(id).equals("in_sync")));
    soon().until(() -> api.gates().isEmpty());
    ids.forEach(id -> assertThat(place.inOrg(id).isMissingNode()).isFalse());
  }

  /** An order that is in sync. */
  private long settled() {
    long id = place.buy("LAB-MUG", 1, "rules@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  /**
   * The org refuses some of the orders bought next, before the poll can send any of them: were they
   * refused later, all that is left to send would fail, which is the org's trouble and not theirs.
   */
  private void poisonNext(int first, int last) {
    int number = api.order(settled()).path("incrementId").asInt();
    String refused =
        IntStream.rangeClosed(number + first, number + last)
            .mapToObj("%09d"::formatted)
            .collect(Collectors.joining("|"));
    place.orgValidation(
        """
        {"object":"Order","field":"OrderReferenceNumber","refuses":"%s","message":"Poisoned."}\
        """
            .formatted(refused));
  }

  private long retries(long id) {
    return api.outcomes(id).stream().filter("retry"::equals).count();
  }

  /** The org can't lock this order's row. */
  private String lock(long id, int times) {
    String order = place.inOrg(id).path("Id").asString();
    return """
    {"kind":"org-row-lock",%s,"match":"(%s|main:%d\\\\b)","times":%d}\
    """
        .formatted(GRAPH, order, id, times);
  }

  private Instant at(JsonNode attempt, String field) {
    return Instant.parse(attempt.path(field).asString());
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
