package io.crossdock.web;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.web.takeover.Adopting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs in memory that never move, and an org that answers what it is told to. */
public final class FakeAdoptions implements Adoptions, OrgAdoption {

  public final Map<String, Progress> all = new LinkedHashMap<>();
  public final List<Left> left = new ArrayList<>();
  List<Fault> faults = List.of();
  public boolean oneAtATime = true;
  Optional<Failure> away = Optional.empty();

  @Override
  public Optional<String> start(TakeOver wanted, String user) {
    if (oneAtATime && all.values().stream().anyMatch(run -> run.state() == State.RUNNING)) {
      return Optional.empty();
    }
    String id = "adoption-" + (all.size() + 1);
    put(id, wanted, user, State.RUNNING);
    return Optional.of(id);
  }

  void end(String id, State state) {
    Progress was = find(id).orElseThrow();
    put(id, was.wanted(), was.startedBy(), state);
  }

  private void put(String id, TakeOver wanted, String user, State state) {
    var at = FakeClock.CLOCK.instant();
    Map<Kind, Tally> tallies =
        wanted.sources().keySet().stream()
            .collect(
                Collectors.toMap(
                    kind -> kind,
                    kind ->
                        new Tally(
                            1234, 1300, 70, Map.of(Outcome.TAKEN, 1200L, Outcome.CONFLICT, 34L))));
    all.put(
        id,
        new Progress(
            id,
            wanted,
            user,
            at,
            state == State.RUNNING ? Optional.empty() : Optional.of(at),
            state,
            Step.MATCH,
            "",
            tallies));
  }

  @Override
  public void cancel(String id) {
    end(id, State.CANCELLED);
  }

  @Override
  public Optional<Progress> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Progress> recent(int limit) {
    return List.copyOf(all.values()).reversed();
  }

  @Override
  public List<Left> left(String id, String after, int limit) {
    return left.stream()
        .filter(one -> Adopting.place(one).compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Fault> faults(TakeOver wanted) {
    FakeAuditLog.anotherSystemIsAsked();
    if (away.isPresent()) {
      throw new FailedCall(away.get());
    }
    return faults;
  }

  @Override
  public Optional<Run> hold(String instance) {
    return Optional.empty();
  }

  @Override
  public void release(String instance) {}

  @Override
  public void wait(Run run, Failure because, Duration after) {}

  @Override
  public boolean foundInOrg(Run run, Kind kind, List<OrgRow> rows, Place next) {
    return false;
  }

  @Override
  public boolean foundInShop(Run run, Map<Kind, List<ShopThing>> things, Place next) {
    return false;
  }

  @Override
  public List<OrgRow> unmatched(Run run, Kind kind, int about) {
    return List.of();
  }

  @Override
  public List<ShopThing> things(Run run, Kind kind, Collection<String> numbers) {
    return List.of();
  }

  @Override
  public boolean settle(Run run, List<Ending> endings, List<Taken> taken) {
    return false;
  }

  @Override
  public boolean move(Run run, Place next) {
    return false;
  }

  @Override
  public void finish(Run run) {}

  @Override
  public Optional<String> disputed(OrderKey key) {
    return Optional.empty();
  }

  @Override
  public Rows read(TakeOver wanted, Kind kind, String after) {
    return new Rows(List.of(), false);
  }

  @Override
  public List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun) {
    return List.of();
  }
}
