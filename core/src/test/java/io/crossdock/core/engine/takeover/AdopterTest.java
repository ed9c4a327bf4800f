package io.crossdock.core.engine.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import io.crossdock.core.engine.Fakes;
import io.crossdock.core.engine.Progress;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.work.Adoptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One order, 000000042, of shop and org. */
class AdopterTest {

  private static final Failure AWAY =
      Failure.of(Category.TRANSIENT, "away", "It is away.", "Wait.");

  private final Runs runs = new Runs();
  private final Stamps org = new Stamps();
  private final Map<OrderKey, Applied> applied = new HashMap<>();

  @Test
  void aRecordOfAnOrderIsTakenAndTheOrderRemembersIt() {
    org.rows.add(row("801A", "42"));
    work(false);
    assertThat(org.stamped).containsExactly(Map.entry("801A", "main:42"));
    assertThat(runs.endings).containsEntry("801A", Adoptions.Outcome.TAKEN);
    assertThat(runs.taken).containsExactly("main:42 801A");
    assertThat(runs.finished).isTrue();
  }

  @Test
  void aDryRunStampsAndRemembersNothing() {
    org.rows.add(row("801A", "42"));
    work(true);
    assertThat(org.stamped).isEmpty();
    assertThat(runs.endings).containsEntry("801A", Adoptions.Outcome.TAKEN);
    assertThat(runs.taken).isEmpty();
  }

  @Test
  void doublesAndUnknownNumbersAreLeft() {
    org.rows.addAll(List.of(row("801A", "42"), row("801B", "42"), row("801C", "7")));
    work(false);
    assertThat(org.stamped).isEmpty();
    assertThat(runs.endings)
        .containsEntry("801A", Adoptions.Outcome.DOUBLE)
        .containsEntry("801B", Adoptions.Outcome.DOUBLE)
        .containsEntry("801C", Adoptions.Outcome.UNKNOWN);
  }

  @Test
  void anOrderThatIsLinkedToAnotherRecordIsAConflict() {
    org.rows.add(row("801A", "42"));
    applied.put(new OrderKey("main", 42), Applied.linked("801X"));
    work(false);
    assertThat(org.stamped).isEmpty();
    assertThat(runs.endings).containsEntry("801A", Adoptions.Outcome.CONFLICT);
    assertThat(runs.sentences.get("801A")).contains("as Order 801X");
  }

  @Test
  void aStepThatDiedBeforeItWasRecordedIsMadeAgainAndTakesNothingTwice() {
    org.rows.add(row("801A", "42"));
    runs.dies = true;
    work(false);
    assertThat(org.stamped).as("stamped, but not recorded").hasSize(1);
    assertThat(runs.taken).isEmpty();
    runs.dies = false;
    work(false);
    assertThat(org.stamped).hasSize(1);
    assertThat(runs.endings).containsEntry("801A", Adoptions.Outcome.TAKEN);
    assertThat(runs.taken).containsExactly("main:42 801A");
  }

  @Test
  void aSecondRunFindsItsOwn() {
    org.rows.add(row("801A", "42"));
    work(false);
    org.rows.set(0, new OrgRow("801A", "42", "42", "", Instant.EPOCH, true));
    runs.again();
    work(false);
    assertThat(org.stamped).hasSize(1);
    assertThat(runs.endings).containsEntry("801A", Adoptions.Outcome.OURS);
  }

  @Test
  void aSystemThatIsAwayIsWaitedForAndTheRunGoesOnWhereItWas() {
    org.rows.add(row("801A", "42"));
    org.away = true;
    work(false);
    assertThat(runs.trouble).isEqualTo("It is away.");
    assertThat(runs.finished).isFalse();
    org.away = false;
    work(false);
    assertThat(runs.finished).isTrue();
    assertThat(org.stamped).hasSize(1);
  }

  private void work(boolean dryRun) {
    runs.dryRun = dryRun;
    var budget =
        new Budget(
            new Fakes.FakeOrg(ready -> new Org.Written.Done(ready.applied())),
            calls -> 0,
            () -> new ApiBudget(50, 50),
            () -> Fakes.T0);
    var adopter =
        new Adopter(
            new Adopter.Parts(
                "a",
                runs,
                new Shop(),
                org,
                (order, trigger, before) ->
                    new Planning.Result.Send(Fakes.attempt(42, "ann").plan()),
                keys -> applied,
                budget,
                () -> Fakes.T0));
    for (int i = 0; i < 50 && adopter.step(); i++) {
      assertThat(i).as("it ends").isLessThan(49);
    }
  }

  private static OrgRow row(String id, String number) {
    return new OrgRow(id, number, number, "", Instant.EPOCH, false);
  }

  private static final class Shop extends UnaskedShop {
    private static final Order ORDER = new OrderFixture().line("1", "5").build();

    @Override
    public Page placed(Period period, int page, int size) {
      return new Page(List.of(ORDER), Map.of(), false, Duration.ZERO);
    }

    @Override
    public Page load(Collection<OrderKey> keys) {
      return new Page(List.of(ORDER), Map.of(), false, Duration.ZERO);
    }
  }

  /** An org that knows which records it has stamped. */
  private static final class Stamps implements OrgAdoption {
    final List<OrgRow> rows = new ArrayList<>();
    final Map<String, String> stamped = new TreeMap<>();
    boolean away;

    @Override
    public List<Fault> faults(TakeOver wanted) {
      return List.of();
    }

    @Override
    public Rows read(TakeOver wanted, Kind kind, String after) {
      answers();
      return new Rows(List.copyOf(rows), false);
    }

    @Override
    public List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun) {
      answers();
      var results = new ArrayList<Stamped>();
      for (Candidate candidate : candidates) {
        boolean ours = stamped.containsKey(candidate.recordId());
        results.add(ours ? new Stamped.Ours() : new Stamped.Done(""));
        if (!dryRun) {
          stamped.put(candidate.recordId(), candidate.key());
        }
      }
      return results;
    }

    private void answers() {
      if (away) {
        throw new FailedCall(AWAY);
      }
    }
  }

  /** One run in memory. */
  private static final class Runs implements Adoptions {
    private static final Place FIRST = new Place(Step.ORG, Kind.PRODUCT, "", Instant.EPOCH, 1);

    final Map<String, Outcome> endings = new HashMap<>();
    final Map<String, String> sentences = new HashMap<>();
    final List<String> taken = new ArrayList<>();
    private final Map<String, OrgRow> rows = new TreeMap<>();
    private final List<ShopThing> things = new ArrayList<>();
    private Place place = FIRST;
    String trouble = "";
    boolean dryRun;
    boolean finished;
    boolean dies;

    void again() {
      place = FIRST;
      finished = false;
      rows.clear();
      things.clear();
      endings.clear();
    }

    @Override
    public Optional<Run> hold(String instance) {
      var source = new Source("Old_Key__c", Holds.INCREMENT_ID, "");
      var wanted = new TakeOver(Map.of(Kind.ORDER, source), Stores.ANY, false, dryRun);
      return finished ? Optional.empty() : Optional.of(new Run("1", wanted, place, instance));
    }

    @Override
    public void wait(Run run, Failure because, Duration after) {
      trouble = because.message();
    }

    @Override
    public boolean foundInOrg(Run run, Kind kind, List<OrgRow> found, Place next) {
      found.forEach(row -> rows.put(row.recordId(), row));
      return move(run, next);
    }

    @Override
    public boolean foundInShop(Run run, Map<Kind, List<ShopThing>> found, Place next) {
      found.values().forEach(things::addAll);
      return move(run, next);
    }

    @Override
    public List<OrgRow> unmatched(Run run, Kind kind, int about) {
      return kind == Kind.ORDER
          ? rows.values().stream().filter(row -> !endings.containsKey(row.recordId())).toList()
          : List.of();
    }

    @Override
    public List<ShopThing> things(Run run, Kind kind, Collection<String> numbers) {
      return things.stream().filter(thing -> numbers.contains(thing.number())).toList();
    }

    @Override
    public boolean settle(Run run, List<Ending> ended, List<Taken> orders) {
      if (dies) {
        throw new FailedCall(AWAY); // what the org has done is not recorded
      }
      ended.forEach(one -> {
        endings.put(one.recordId(), one.outcome());
        sentences.put(one.recordId(), one.sentence());
      });
      orders.forEach(one -> taken.add(one.order().key() + " " + one.recordId()));
      return true;
    }

    @Override
    public boolean move(Run run, Place next) {
      place = next;
      return true;
    }

    @Override
    public void finish(Run run) {
      finished = true;
    }

    @Override
    public Optional<String> start(TakeOver wanted, String user) {
      return Optional.empty();
    }

    @Override
    public void cancel(String id) {}

    @Override
    public void release(String instance) {}

    @Override
    public Optional<Progress> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<Progress> recent(int limit) {
      return List.of();
    }

    @Override
    public List<Left> left(String id, String after, int limit) {
      return List.of();
    }

    @Override
    public Optional<String> disputed(OrderKey key) {
      return Optional.empty();
    }
  }
}
