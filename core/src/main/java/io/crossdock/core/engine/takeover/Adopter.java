package io.crossdock.core.engine.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.Match;
import io.crossdock.core.adopt.Matching;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.pace.Loop;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Adoptions.Ending;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.Place;
import io.crossdock.core.port.work.Adoptions.Run;
import io.crossdock.core.port.work.Adoptions.Step;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes records over step by step: reads the org's records, reads the shop's orders, brings them
 * together by their numbers. A step that died with its instance is made again and finds what it had
 * stamped; so nothing is taken twice. One thread.
 */
public final class Adopter implements AutoCloseable {

  /** About two seconds of a shop's work, three full requests of graphs. */
  private static final int PAGE = 200;

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(20);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Parts parts;
  private final ShopThings things;
  private final Loop loop = new Loop("adoption", IDLE, this::step);

  /** What it works with. */
  public record Parts(
      String instance,
      Adoptions runs,
      OrderSource shop,
      OrgAdoption org,
      Planning planning,
      AppliedOrders applied,
      Budget budget,
      InstantSource clock) {}

  public Adopter(Parts parts) {
    this.parts = parts;
    this.things = new ShopThings(parts.planning());
  }

  public void start() {
    loop.start();
  }

  @Override
  public void close() {
    loop.close(Deadline.in(STOPPING));
    parts.runs().release(parts.instance());
  }

  /**
   * Makes one step of the run there is.
   *
   * @return whether there is more to do at once
   */
  public boolean step() {
    Optional<Run> held = parts.runs().hold(parts.instance());
    if (held.isEmpty()) {
      return false;
    }
    Run run = held.get();
    Optional<Failure> spent = parts.budget().spent(Lane.BACKFILL);
    if (spent.isPresent()) {
      parts.runs().wait(run, spent.get(), AGAIN);
      return false;
    }
    try {
      switch (run.place().step()) {
        case ORG -> readOrg(run);
        case SHOP -> readShop(run);
        case MATCH -> match(run);
      }
      return true;
    } catch (FailedCall e) {
      parts.runs().wait(run, e.failure(), AGAIN);
      return false;
    }
  }

  private void readOrg(Run run) {
    Place place = run.place();
    Kind kind = place.kind();
    if (run.wanted().source(kind).isEmpty()) {
      parts.runs().move(run, behind(place));
      return;
    }
    var read = parts.org().read(run.wanted(), kind, place.after());
    Place next =
        read.more()
            ? new Place(
                Step.ORG, kind, read.rows().getLast().recordId(), place.before(), place.page())
            : behind(place);
    parts.runs().foundInOrg(run, kind, read.rows(), next);
  }

  /** The next kind of the same step, or the next step. */
  private Place behind(Place place) {
    if (place.kind().next().isPresent()) {
      return new Place(place.step(), place.kind().next().get(), "", place.before(), place.page());
    }
    return switch (place.step()) {
      case ORG ->
          new Place(
              Step.SHOP, Kind.PRODUCT, "", parts.clock().instant().plus(Duration.ofDays(1)), 1);
      case SHOP, MATCH -> new Place(Step.MATCH, Kind.PRODUCT, "", place.before(), 1);
    };
  }

  private void readShop(Run run) {
    Place place = run.place();
    var read =
        parts
            .shop()
            .placed(
                new OrderSource.Period(Instant.EPOCH, place.before(), false), place.page(), PAGE);
    Place next =
        read.more()
            ? older(place, read.orders())
            : new Place(Step.MATCH, Kind.PRODUCT, "", place.before(), 1);
    parts.runs().foundInShop(run, things.of(run.wanted(), read.orders()), next);
  }

  /** As a back-fill goes on: behind the last order, its second once more. */
  private static Place older(Place place, List<Order> read) {
    Instant behind = read.isEmpty() ? place.before() : read.getLast().createdAt().plusSeconds(1);
    return behind.isBefore(place.before())
        ? new Place(Step.SHOP, place.kind(), "", behind, 1)
        : new Place(Step.SHOP, place.kind(), "", place.before(), place.page() + 1);
  }

  private void match(Run run) {
    Kind kind = run.place().kind();
    var rows = parts.runs().unmatched(run, kind, PAGE);
    if (rows.isEmpty()) {
      if (kind == Kind.ORDER) {
        parts.runs().finish(run);
      } else {
        parts.runs().move(run, behind(run.place()));
      }
      return;
    }
    var there =
        parts
            .runs()
            .things(run, kind, rows.stream().map(OrgRow::number).distinct().toList())
            .stream()
            .collect(Collectors.groupingBy(ShopThing::number));
    var endings = new ArrayList<Ending>();
    var ones = new LinkedHashMap<OrgRow, ShopThing>();
    rows.stream()
        .collect(Collectors.groupingBy(OrgRow::number, LinkedHashMap::new, Collectors.toList()))
        .forEach((number, same) ->
            Matching.of(run.wanted(), kind, same, there.getOrDefault(number, List.of()))
                .forEach((row, match) -> {
                  if (match instanceof Match.One(ShopThing thing)) {
                    ones.put(row, thing);
                  } else {
                    endings.add(ending(kind, row, match));
                  }
                }));
    var taking = new Taking(kind, run.wanted().dryRun(), parts, things);
    taking.take(ones);
    endings.addAll(taking.endings());
    parts.runs().settle(run, endings, taking.taken());
  }

  private static Ending ending(Kind kind, OrgRow row, Match match) {
    return switch (match) {
      case Match.None none ->
          new Ending(kind, row.recordId(), Outcome.UNKNOWN, "not-in-shop", "", none.sentence());
      case Match.Several several ->
          new Ending(
              kind,
              row.recordId(),
              Outcome.DOUBLE,
              "double",
              several.thing().key(),
              several.sentence());
      case Match.Conflict c ->
          new Ending(kind, row.recordId(), Outcome.CONFLICT, c.code(), "", c.sentence());
      case Match.One one ->
          new Ending(kind, row.recordId(), Outcome.TAKEN, "", one.thing().key(), "");
    };
  }
}
