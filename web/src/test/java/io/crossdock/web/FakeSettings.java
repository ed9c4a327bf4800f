package io.crossdock.web;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.StoreLocales;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrgView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options in memory, checked as the real ones are; a shop of two websites and an org. */
public final class FakeSettings
    implements Settings, Websites, CustomerGroups, StoreLocales, OrgView {

  public final List<OptionChange> saved = new ArrayList<>();
  public long released;
  public long anew;
  public Map<Integer, Locale> locales = Map.of(1, Locale.US);
  public List<Release> releases =
      List.of(new Release(1, true, 12_000, 60_000, false, "ann", Instant.EPOCH));
  public OrgStatuses statuses =
      new OrgStatuses(true, List.of("Draft", "On Hold"), List.of("Activated"));
  private Configuration stored = Configuration.STANDARD;

  public Told groups =
      new Told(List.of(new Group(0, "NOT LOGGED IN"), new Group(2, "Wholesale")), "");

  @Override
  public Map<Integer, Locale> locales() {
    return locales;
  }

  @Override
  public Told groups() {
    FakeAuditLog.anotherSystemIsAsked();
    return groups;
  }

  @Override
  public SyncSettings effective(int websiteId) {
    return stored.effective(websiteId).settings(Instant.EPOCH);
  }

  @Override
  public Configuration read() {
    return stored;
  }

  @Override
  public Result save(OptionChange change, OrgStatuses org) {
    List<Fault> faults = change.faults(stored, org);
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    if (change.existing() == Existing.ASK && released + anew > 0) {
      return new Result.Asked(stored.version(), released, anew, 1);
    }
    saved.add(change);
    Configuration after = change.over(stored);
    stored = new Configuration(after.connection(), after.websites(), stored.version() + 1);
    return new Result.Saved(stored.version(), released, 1);
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
    FakeAuditLog.anotherSystemIsAsked();
    return List.of(
        new Website(1, "Main Website", List.of("English")),
        new Website(2, "Second", List.of("Deutsch")));
  }

  @Override
  public OrgStatuses statuses() {
    FakeAuditLog.anotherSystemIsAsked();
    return statuses;
  }

  @Override
  public OrgShape shape() {
    FakeAuditLog.anotherSystemIsAsked();
    return FakeMappings.ORG;
  }

  @Override
  public OrgShape freshShape() {
    FakeAuditLog.anotherSystemIsAsked();
    return FakeMappings.ORG;
  }

  @Override
  public Optional<Org.Usage> usage() {
    return Optional.of(new Org.Usage(100, 1000, Instant.EPOCH));
  }
}
