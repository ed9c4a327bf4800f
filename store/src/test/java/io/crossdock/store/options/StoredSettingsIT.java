package io.crossdock.store.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.shop.KnownWebsites;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredSettingsIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrderKey KEY = new OrderKey("main", 42);
  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Draft"), List.of("Activated"));

  private Instant now = T0;
  private Settings settings = store.settings("main", T0, () -> now);

  @BeforeEach
  void empty() {
    jdbc()
        .sql(
            "TRUNCATE work, shop_order, written, attempt, setting, setting_change, sync_anyway,"
                + " known_website, released RESTART IDENTITY")
        .update();
    settings = store.settings("main", T0, () -> now);
  }

  @Test
  void whatNobodySetHasItsStandardValueAndTheConnectionsStartDate() {
    assertThat(settings.effective(1).selection().automatic()).isTrue();
    assertThat(settings.effective(1).selection().startDate()).isEqualTo(T0);
    assertThat(settings.read().version()).isZero();
  }

  @Test
  void aWebsitesValueHoldsForThatWebsiteOnly() {
    assertThat(save(0, "automatic", "no", "note-kind", "classic-note"))
        .isInstanceOf(Result.Saved.class);
    assertThat(save(2, "automatic", "yes")).isInstanceOf(Result.Saved.class);
    assertThat(settings.effective(0).selection().automatic()).isFalse();
    assertThat(settings.effective(1).selection().automatic()).isFalse();
    assertThat(settings.effective(2).selection().automatic()).isTrue();
    assertThat(settings.effective(2).notes()).isEqualTo(settings.effective(1).notes());
  }

  @Test
  void withAnyFaultNothingIsSaved() {
    var refused = (Result.Refused) save(0, "automatic", "no", "default-status", "Activated");
    assertThat(refused.faults()).extracting("field").containsExactly("default-status");
    assertThat(settings.read().connection().texts()).isEmpty();
    assertThat(settings.history(10)).isEmpty();
  }

  @Test
  void twoPeopleDoNotOverwriteEachOther() {
    long seen = settings.read().version();
    save(0, "notes", "no");
    var late = change(0, seen, Existing.LEAVE, "notes", "yes");
    var refused = (Result.Refused) settings.save(late, ORG);
    assertThat(refused.faults()).extracting("field").containsExactly("version");
  }

  @Test
  void theHistorySaysWhoChangedWhatAndWhen() {
    save(0, "notes", "no");
    save(0, "notes", "no");
    var entry = settings.history(10).getFirst();
    assertThat(settings.history(10)).hasSize(1);
    assertThat(entry.key()).isEqualTo("notes");
    assertThat(entry.before()).isEmpty();
    assertThat(entry.after()).contains("no");
    assertThat(entry.user()).isEqualTo("ann");
    assertThat(entry.at()).isEqualTo(T0);
  }

  @Test
  void anotherInstanceSeesAChangeWithinASecond() {
    Settings other = store.settings("main", T0, () -> now);
    assertThat(other.effective(0).selection().automatic()).isTrue();
    save(0, "automatic", "no");
    assertThat(settings.effective(0).selection().automatic()).isFalse();
    now = T0.plusSeconds(1);
    assertThat(other.effective(0).selection().automatic()).isFalse();
  }

  @Test
  void anOrderLeftForItsZeroTotalIsDueAfterTheOptionAllowsItWithoutAChangeInTheShop() {
    leave("zero-total");
    save(0, "zero-grand-total", "skip");
    var asked = settings.save(change(0, 1, Existing.ASK, "zero-grand-total", "synchronize"), ORG);
    assertThat(asked).isEqualTo(new Result.Asked(1, 1, 0, 1));
    assertThat(settings.read().version()).as("nothing is saved yet").isEqualTo(1);
    assertThat(due()).isEmpty();

    var saved = settings.save(change(0, 1, Existing.SEND, "zero-grand-total", "synchronize"), ORG);
    assertThat(((Result.Saved) saved).released()).isEqualTo(1);
    goOn();
    assertThat(due())
        .as("others may still believe the old value")
        .containsExactly("BACKFILL later");
  }

  @Test
  void releasedOrdersStayWhereTheyAreWhenOnlyLaterChangesAreToBeSent() {
    leave("automatic-off");
    save(0, "automatic", "no");
    var saved = settings.save(change(0, 1, Existing.LEAVE, "automatic", "yes"), ORG);
    assertThat(((Result.Saved) saved).released()).isEqualTo(1);
    goOn();
    assertThat(due()).isEmpty();
  }

  @Test
  void ordersInSalesforceThatWouldBeWrittenOtherwiseAreConcernedThoseOfTheirWebsiteOnly() {
    synced(1, 1);
    synced(2, 2);
    leave("zero-total");
    save(2, "line-prices", "with-tax-and-discount");

    var all = change(0, 1, Existing.ASK, "line-prices", "with-tax");
    assertThat(settings.save(all, ORG))
        .as("website 2 has a value of its own")
        .isEqualTo(new Result.Asked(1, 0, 1, 1));
    var none = change(0, 1, Existing.ASK, "api-budget", "40");
    assertThat(settings.save(none, ORG))
        .as("there is nothing to ask")
        .isEqualTo(new Result.Saved(2, 0, 0));
    settings.save(change(2, 2, Existing.SEND, "line-prices", "with-tax"), ORG);
    goOn();
    assertThat(due()).containsExactly("BACKFILL later");
  }

  @Test
  void aWebsiteThatComesLaterStartsWithNoAndSaysSoInTheHistory() {
    KnownWebsites websites = store.knownWebsites("main");
    assertThat(settings.effective(3).selection().website()).as("none met yet").isTrue();
    assertThat(websites.meet(List.of(), T0)).isEmpty();
    assertThat(websites.meet(List.of(website(1), website(2)), T0)).isEmpty();
    now = T0.plusSeconds(1);
    assertThat(settings.effective(2).selection().website()).isTrue();
    assertThat(settings.effective(3).selection().website()).as("not met").isFalse();

    assertThat(websites.meet(List.of(website(1), website(2), website(3)), T0))
        .containsExactly(website(3));
    assertThat(websites.meet(List.of(website(3)), T0)).isEmpty();

    assertThat(settings.history(1).getFirst().user()).contains("new website");
    assertThat(settings.effective(3).selection().website()).isFalse();
    save(3, "website", "yes");
    assertThat(settings.effective(3).selection().website()).isTrue();
    assertThat(settings.effective(0).selection().website()).as("not told by the shop").isTrue();
  }

  private static Website website(int id) {
    return new Website(id, "site" + id, List.of("Store " + id));
  }

  private static void synced(long id, int website) {
    var jdbc = jdbc();
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, website_id, applied)
            VALUES ('main', :id, :website, '{"order": "801"}')
            """)
        .param("id", id)
        .param("website", website)
        .update();
  }

  @Test
  void syncAnywayHoldsUntilItIsRemoved() {
    SyncAnyway anyway = store.syncAnyway();
    anyway.add(KEY, new SyncAnyway.Wish("ann", T0));
    anyway.add(KEY, new SyncAnyway.Wish("bob", T0));
    assertThat(anyway.find(KEY)).contains(new SyncAnyway.Wish("ann", T0));
    anyway.remove(KEY);
    assertThat(anyway.find(KEY)).isEmpty();
  }

  private static void leave(String code) {
    store.workQueue().renew("a", List.of());
    store.workQueue().mark(List.of(KEY), Trigger.POLL);
    Claim claim = store.workQueue().claim("a", Lane.LIVE, 10).getFirst();
    var outcome = new Outcome.Skipped(code, "Because.", false);
    store.workQueue().record(List.of(new Settled(claim, outcome, Optional.empty(), "", T0, T0)));
  }

  private void goOn() {
    while (settings.release()) {}
  }

  private static List<String> due() {
    return jdbc()
        .sql(
            """
            SELECT trigger || CASE WHEN due_at > now() THEN ' later' ELSE ' now' END
            FROM order_state WHERE due_at IS NOT NULL
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private Result save(int website, String... pairs) {
    return settings.save(change(website, settings.read().version(), Existing.LEAVE, pairs), ORG);
  }

  private static OptionChange change(
      int website, long basedOn, Existing existing, String... pairs) {
    var values = new TreeMap<String, Optional<String>>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], Optional.of(pairs[i + 1]));
    }
    return new OptionChange(website, values, basedOn, existing, "ann", T0);
  }
}
