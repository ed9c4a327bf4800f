package io.crossdock.web;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionCheck;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.Org;
import io.crossdock.core.port.Settings;
import io.crossdock.core.port.Websites;
import io.crossdock.core.view.OrgView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Options in memory, checked as the real ones are; a shop of two websites and an org. */
public final class FakeSettings implements Settings, Websites, OrgView {

  public final List<Change> saved = new ArrayList<>();
  public long released;
  public List<Release> releases =
      List.of(new Release(1, true, 12_000, 60_000, false, "ann", Instant.EPOCH));
  public OrgStatuses statuses =
      new OrgStatuses(true, List.of("Draft", "On Hold"), List.of("Activated"));
  private Stored stored = new Stored(OptionValues.NONE, new TreeMap<>(), 0);

  @Override
  public SyncSettings effective(int websiteId) {
    return stored.effective(websiteId).settings(Instant.EPOCH);
  }

  @Override
  public Stored read() {
    return stored;
  }

  @Override
  public Result save(Change change, OrgStatuses org) {
    Result result = preview(change, org);
    if (result instanceof Result.Saved) {
      saved.add(change);
      stored = after(change);
      return new Result.Saved(stored.version(), released, 1);
    }
    return result;
  }

  @Override
  public Result preview(Change change, OrgStatuses org) {
    if (change.basedOn() != stored.version()) {
      return new Result.Refused(List.of(new Fault("version", "Someone else has saved.")));
    }
    var wanted = new TreeMap<String, String>();
    change.values().forEach((key, value) -> value.ifPresent(text -> wanted.put(key, text)));
    List<Fault> faults =
        OptionCheck.faults(
            new OptionValues(wanted),
            after(change).effective(change.websiteId()),
            change.websiteId() != 0,
            org);
    return faults.isEmpty()
        ? new Result.Saved(stored.version(), released, 1)
        : new Result.Refused(faults);
  }

  private Stored after(Change change) {
    var websites = new TreeMap<>(stored.websites());
    var own =
        new TreeMap<>(
            change.websiteId() == 0
                ? stored.connection().texts()
                : websites.getOrDefault(change.websiteId(), OptionValues.NONE).texts());
    change
        .values()
        .forEach((key, value) ->
            value.ifPresentOrElse(text -> own.put(key, text), () -> own.remove(key)));
    if (change.websiteId() != 0) {
      websites.put(change.websiteId(), new OptionValues(own));
      return new Stored(stored.connection(), websites, stored.version() + 1);
    }
    return new Stored(new OptionValues(own), websites, stored.version() + 1);
  }

  @Override
  public List<Entry> history(int limit) {
    return saved.reversed().stream()
        .flatMap(change ->
            change.values().entrySet().stream()
                .map(value ->
                    new Entry(
                        1,
                        change.websiteId(),
                        value.getKey(),
                        Optional.empty(),
                        value.getValue(),
                        change.user(),
                        change.at())))
        .toList();
  }

  @Override
  public boolean release() {
    return false;
  }

  @Override
  public List<Release> releases(int limit) {
    return releases;
  }

  @Override
  public List<Website> websites() {
    return List.of(
        new Website(1, "base", List.of("English")), new Website(2, "second", List.of("Deutsch")));
  }

  @Override
  public OrgStatuses statuses() {
    return statuses;
  }

  @Override
  public OrgShape shape() {
    return FakeMappings.ORG;
  }

  @Override
  public OrgShape freshShape() {
    return FakeMappings.ORG;
  }

  @Override
  public Optional<Org.Usage> usage() {
    return Optional.of(new Org.Usage(100, 1000, Instant.EPOCH));
  }
}
