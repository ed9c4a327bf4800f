package io.crossdock.core.port.work;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that take records over, and what each came to. One runs at a time, whatever the number of
 * instances; it goes on where it stopped, as each step's findings are kept with the place reached
 * in one transaction. Thread-safe.
 */
public interface Adoptions {

  /** How long an instance that is not heard of keeps a run. */
  Duration HOLD = Duration.ofMinutes(2);

  /**
   * Begins one.
   *
   * @return its id; empty while another one runs
   */
  Optional<String> start(TakeOver wanted, String user);

  /** What was taken stays taken. Nothing happens to one that has ended. */
  void cancel(String id);

  /** The run, held by this instance for {@link #HOLD} from now; empty: none, or not now. */
  Optional<Run> hold(String instance);

  /** A clean stop: another instance may go on at once. */
  void release(String instance);

  /** It is tried again after a while; until then the run says why it waits. */
  void wait(Run run, Failure because, Duration after);

  /**
   * What the org's records hold; one that is kept already stays as it is.
   *
   * @return false when this instance no longer holds the run: nothing was kept
   */
  boolean foundInOrg(Run run, Kind kind, List<OrgRow> rows, Place next);

  /** What the shop has. As {@link #foundInOrg}. */
  boolean foundInShop(Run run, Map<Kind, List<ShopThing>> things, Place next);

  /** Records that are still to be matched: all those with the next numbers, about so many. */
  List<OrgRow> unmatched(Run run, Kind kind, int about);

  /** What the shop has under these numbers. */
  List<ShopThing> things(Run run, Kind kind, Collection<String> numbers);

  /**
   * What records came to; the orders taken have their record from now on, and are left as they are
   * until they change. As {@link #foundInOrg}.
   */
  boolean settle(Run run, List<Ending> endings, List<Taken> taken);

  /** Goes on to the next kind, or step. As {@link #foundInOrg}. */
  boolean move(Run run, Place next);

  /** Its last place is reached. */
  void finish(Run run);

  Optional<Progress> find(String id);

  /** Newest first. */
  List<Progress> recent(int limit);

  /**
   * What was not taken, by kind and id.
   *
   * @param after the record that the page before ended with; empty = from the start
   */
  List<Left> left(String id, String after, int limit);

  /** Why an order must not be made anew in the org: a record that looks like it was left there. */
  Optional<String> disputed(OrderKey key);

  /** What a run does. */
  enum Step {
    /** Reads the org's records. */
    ORG,
    /** Reads the shop's orders. */
    SHOP,
    /** Brings them together. */
    MATCH
  }

  /**
   * Where a run is.
   *
   * @param kind of the records that are read or matched
   * @param after the record last read from the org
   * @param before the shop's orders placed before it are still to be read
   * @param page of those, from 1
   */
  record Place(Step step, Kind kind, String after, Instant before, int page) {}

  /** One that runs. */
  record Run(String id, TakeOver wanted, Place place, String instance) {}

  /** An order that has its record from now on. */
  record Taken(Order order, String recordId) {}

  /** What a record came to. */
  enum Outcome {
    /** Taken over, or, in a dry run, to be taken. */
    TAKEN,
    /** It was Crossdock's already. */
    OURS,
    /** Another record has the same number. */
    DOUBLE,
    /** Something stands against it. */
    CONFLICT,
    /** The shop has nothing of its number. */
    UNKNOWN
  }

  /**
   * @param code of a conflict
   * @param thing what of the shop it is: the key; empty where that is not known
   * @param sentence why it was not taken, or what stays on a record that was
   */
  record Ending(
      Kind kind, String recordId, Outcome outcome, String code, String thing, String sentence) {}

  /**
   * A record that was not taken, or not wholly.
   *
   * @param held what its field holds; empty of e-mail addresses of runs that have ended
   */
  record Left(
      Kind kind,
      String recordId,
      String held,
      Outcome outcome,
      String code,
      String thing,
      String sentence) {}

  /** How a run stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED
  }

  /**
   * Of one kind.
   *
   * @param inOrg records whose field is not blank
   * @param inShop things of the shop that were found
   * @param shopOnly of those, how many no record of the org names; known when all are matched
   * @param outcomes records by what they came to; those without any may be missing
   */
  record Tally(long inOrg, long inShop, long shopOnly, Map<Outcome, Long> outcomes) {
    public long of(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }

  /**
   * How far one is.
   *
   * @param trouble why it waits; empty while it goes on
   */
  record Progress(
      String id,
      TakeOver wanted,
      String startedBy,
      Instant startedAt,
      Optional<Instant> endedAt,
      State state,
      Step step,
      String trouble,
      Map<Kind, Tally> tallies) {}
}
