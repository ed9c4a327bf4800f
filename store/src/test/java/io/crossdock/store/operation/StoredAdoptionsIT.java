package io.crossdock.store.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Adoptions.Ending;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.Place;
import io.crossdock.core.port.work.Adoptions.Run;
import io.crossdock.core.port.work.Adoptions.State;
import io.crossdock.core.port.work.Adoptions.Step;
import io.crossdock.core.port.work.Adoptions.Taken;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.ReadOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredAdoptionsIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final OrderKey KEY = new OrderKey("main", 42);
  private static final Place MATCH = new Place(Step.MATCH, Kind.ORDER, "", T0, 1);

  private Adoptions adoptions = store.adoptions();

  @BeforeEach
  void empty() {
    adoptions = store.adoptions();
    jdbc()
        .sql(
            "TRUNCATE adoption, adoption_record, adoption_thing, adoption_tally, work, shop_order,"
                + " written, instance")
        .update();
    store.workQueue().renew("a", List.of());
  }

  @Test
  void oneRunsAtATimeAndIsAskedForWhole() {
    TakeOver wanted =
        new TakeOver(
            Map.of(
                Kind.ORDER,
                new Source("Old_Key__c", Holds.INCREMENT_ID, "MAG-"),
                Kind.CONTACT,
                new Source("Old__c", Holds.EMAIL, "")),
            new Stores(Optional.of(3), ""),
            true,
            false);
    String id = adoptions.start(wanted, "ann").orElseThrow();
    assertThat(adoptions.start(wanted, "bob")).isEmpty();
    assertThat(adoptions.find(id).orElseThrow().wanted()).isEqualTo(wanted);
    adoptions.cancel(id);
    assertThat(adoptions.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(adoptions.start(wanted, "bob")).isPresent();
  }

  @Test
  void oneInstanceHoldsItAndWhatAnOvertakenOneFoundIsNotKept() {
    start(true);
    Run first = adoptions.hold("a").orElseThrow();
    assertThat(adoptions.hold("b")).isEmpty();
    assertThat(adoptions.hold("a")).as("its own").isPresent();
    jdbc().sql("UPDATE adoption SET held_until = now() - interval '1 s'").update();
    Run second = adoptions.hold("b").orElseThrow();
    assertThat(adoptions.foundInOrg(first, Kind.ORDER, List.of(row("801A", "12")), MATCH))
        .isFalse();
    assertThat(adoptions.unmatched(second, Kind.ORDER, 10)).isEmpty();
    adoptions.release("b");
    assertThat(adoptions.hold("a")).as("after a clean stop at once").isPresent();
  }

  @Test
  void anotherConnectionHasItsOwnRuns() {
    Adoptions others = store.with("other").adoptions();
    start(true);
    assertThat(others.hold("b")).isEmpty();
    assertThat(others.recent(10)).isEmpty();
    Run ours = adoptions.hold("a").orElseThrow();
    others.cancel(ours.id());
    assertThat(others.find(ours.id())).isEmpty();
    assertThat(others.start(ours.wanted(), "bob")).as("beside ours").isPresent();
    assertThat(adoptions.find(ours.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void itGoesOnWhereItStoppedAndARowReadAgainStaysAsItWas() {
    Run run = started(true);
    Place next = new Place(Step.ORG, Kind.ORDER, "801B", T0, 1);
    adoptions.foundInOrg(run, Kind.ORDER, List.of(row("801A", "12"), row("801B", "13")), next);
    Run again = adoptions.hold("a").orElseThrow();
    assertThat(again.place()).isEqualTo(next);
    adoptions.foundInOrg(again, Kind.ORDER, List.of(row("801B", "14"), row("801C", "15")), MATCH);
    assertThat(adoptions.unmatched(again, Kind.ORDER, 10))
        .extracting(OrgRow::number)
        .containsExactly("12", "13", "15");
  }

  @Test
  void allRecordsOfANumberAreMatchedTogether() {
    Run run = started(true);
    adoptions.foundInOrg(
        run,
        Kind.ORDER,
        List.of(row("801A", "12"), row("801B", "13"), row("801C", "12"), row("801D", "14")),
        MATCH);
    assertThat(adoptions.unmatched(run, Kind.ORDER, 1))
        .extracting(OrgRow::recordId)
        .containsExactlyInAnyOrder("801A", "801C");
  }

  @Test
  void whatItCameToIsCountedAndListedWithoutTheAddresses() {
    Run run = started(true);
    adoptions.foundInOrg(
        run,
        Kind.ORDER,
        List.of(row("801A", "12"), row("801B", "13"), row("801C", "99"), row("801D", "ann@b.c")),
        new Place(Step.SHOP, Kind.PRODUCT, "", T0, 1));
    adoptions.foundInShop(run, Map.of(Kind.ORDER, List.of(thing(12), thing(13), thing(14))), MATCH);
    assertThat(adoptions.things(run, Kind.ORDER, List.of("13"))).containsExactly(thing(13));
    adoptions.settle(
        run,
        List.of(
            ending("801A", Outcome.TAKEN, "main:12", ""),
            ending("801B", Outcome.CONFLICT, "main:13", "Its total is 1.00, Magento's 2.00."),
            ending("801C", Outcome.UNKNOWN, "", "The shop has no order of this number."),
            ending("801D", Outcome.UNKNOWN, "", "The shop has no order of this number.")),
        List.of());
    adoptions.finish(run);
    var done = adoptions.find(run.id()).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    var tally = done.tallies().get(Kind.ORDER);
    assertThat(tally)
        .isEqualTo(
            new Adoptions.Tally(
                4, 3, 1, Map.of(Outcome.TAKEN, 1L, Outcome.CONFLICT, 1L, Outcome.UNKNOWN, 2L)));
    assertThat(adoptions.left(run.id(), "", 2))
        .extracting(Adoptions.Left::recordId)
        .containsExactly("801B", "801C");
    assertThat(adoptions.left(run.id(), "ORDER/801C", 2))
        .singleElement()
        .satisfies(last -> assertThat(last.held()).isEmpty());
    assertThat(jdbc().sql("SELECT count(*) FROM adoption_thing").query(Long.class).single())
        .isZero();
  }

  @Test
  void aTroubleWaitsAndIsGoneWhenItGoesOn() {
    Run run = started(true);
    adoptions.wait(
        run,
        Failure.of(Category.TRANSIENT, "away", "The shop is away.", "Wait."),
        Duration.ofMinutes(5));
    assertThat(adoptions.find(run.id()).orElseThrow().trouble())
        .isEqualTo("The shop is away. Wait.");
    assertThat(adoptions.hold("a")).isEmpty();
    jdbc().sql("UPDATE adoption SET not_before = now()").update();
    Run again = adoptions.hold("b").orElseThrow();
    adoptions.move(again, MATCH);
    assertThat(adoptions.find(run.id()).orElseThrow().trouble()).isEmpty();
  }

  @Test
  void anOrderTakenIsLinkedAndIsNotSentBeforeItChanges() {
    take();
    var row = store.orderViews().find(KEY).orElseThrow();
    assertThat(row.salesforceOrderId()).isEqualTo("801A");
    assertThat(row.syncStatus()).isEqualTo(SyncStatus.NOT_SENT);
    assertThat(row.reason()).contains("Taken over from another connector");
    assertThat(store.workQueue().observe(List.of(order("digest")), Trigger.SWEEP))
        .as("the same order, swept")
        .isZero();
    assertThat(store.workQueue().claim("a", Lane.LIVE, 10)).isEmpty();

    store.workQueue().observe(List.of(order("another digest")), Trigger.POLL);
    Claim claim = store.workQueue().claim("a", Lane.LIVE, 10).getFirst();
    assertThat(claim.applied().orderId()).contains("801A");
    assertThat(claim.fingerprint()).as("the org is read first").contains("");
  }

  @Test
  void oneThatWasKnownKeepsWhatIsDueAndOneBeingSentIsLeftAlone() {
    store.workQueue().mark(List.of(KEY), Trigger.POLL);
    take();
    Claim claim = store.workQueue().claim("a", Lane.LIVE, 10).getFirst();
    assertThat(claim.applied().orderId()).contains("801A");
    jdbc().sql("UPDATE order_state SET applied = NULL").update();
    jdbc().sql("UPDATE adoption SET state = 'DONE'").update();
    take();
    assertThat(store.appliedOrders().find(KEY).orderId()).isEmpty();
  }

  @Test
  void anOrderWhoseRecordWasLeftIsDisputedUntilALaterRunSaysOtherwise() {
    Run dry = started(true);
    leave(dry);
    assertThat(adoptions.disputed(KEY)).as("a dry run hinders nobody").isEmpty();
    Run real = started(false);
    leave(real);
    assertThat(adoptions.disputed(KEY)).get().asString().contains("Order 801A", "total");
    assertThat(adoptions.disputed(new OrderKey("main", 43))).isEmpty();
    adoptions.finish(started(false));
    assertThat(adoptions.disputed(KEY)).isEmpty();
  }

  private void leave(Run run) {
    adoptions.foundInOrg(run, Kind.ORDER, List.of(row("801A", "42")), MATCH);
    adoptions.settle(
        run, List.of(ending("801A", Outcome.CONFLICT, "main:42", "Another total.")), List.of());
    adoptions.finish(run);
  }

  private void take() {
    Run run = started(false);
    adoptions.settle(run, List.of(), List.of(new Taken(order("digest"), "801A")));
  }

  private Run started(boolean dryRun) {
    start(dryRun);
    return adoptions.hold("a").orElseThrow();
  }

  private void start(boolean dryRun) {
    var source = new Source("Old_Key__c", Holds.INCREMENT_ID, "");
    var wanted = new TakeOver(Map.of(Kind.ORDER, source), Stores.ANY, false, dryRun);
    assertThat(adoptions.start(wanted, "ann")).isPresent();
  }

  private static OrgRow row(String id, String number) {
    return new OrgRow(id, number, number, "", T0, false);
  }

  private static ShopThing thing(long id) {
    return new ShopThing(
        "main:" + id,
        Long.toString(id),
        "0000" + id,
        new ShopThing.Store(1, "English"),
        new OrderKey("main", id));
  }

  private static Ending ending(String id, Outcome outcome, String thing, String sentence) {
    return new Ending(Kind.ORDER, id, outcome, "code", thing, sentence);
  }

  private static Order order(String digest) {
    return new Order(
        KEY,
        "000000042",
        digest,
        new Order.Store(1, "English", 1, "base", "UTC"),
        T0,
        T0,
        "processing",
        "processing",
        new Order.Buyer(Optional.empty(), "ann@example.com", "Ann", "Lee", 0),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        ReadOrder.NOTHING,
        ReadOrder.NOTHING,
        "",
        "",
        "",
        List.of(),
        Order.Relation.NONE,
        false,
        Map.of());
  }
}
