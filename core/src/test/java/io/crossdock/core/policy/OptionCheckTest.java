package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionCheckTest {

  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Draft", "On hold"), List.of("Activated", "Shipped"));

  @ParameterizedTest
  @CsvSource({
    "automatic, maybe",
    "zero-grand-total, yes",
    "default-status, Activated",
    "default-status, Gone",
    "statuses, 'a b;<c>'",
    "customer-groups, '1,x'",
    "start-date, yesterday",
    "status-map, nonsense",
    "status-map, 'complete = Gone'",
    "status-map, 'complete ='",
    "fixed-account, 003000000000001",
    "shared-emails, nobody",
    "api-budget, 91",
    "api-budget, 0",
    "api-budget, 99999999999",
    "no-such-option, 1"
  })
  void aWrongValueIsRefusedAndTheFieldNamed(String key, String value) {
    assertThat(faults(false, key, value)).isNotEmpty().allMatch(f -> f.field().equals(key));
  }

  @ParameterizedTest
  @CsvSource({
    "default-status, On hold",
    "default-status, ''",
    "status-map, 'complete = Shipped'",
    "shared-emails, 'till@shop.example phone@shop.example'",
    "fixed-account, 001000000000001AAA"
  })
  void aRightValueIsTaken(String key, String value) {
    assertThat(faults(false, key, value)).isEmpty();
  }

  @Test
  void allFaultsAreToldTogether() {
    assertThat(faults(false, "automatic", "x", "fees", "y", "default-status", "Activated"))
        .extracting(Fault::field)
        .containsExactly("automatic", "default-status", "fees");
  }

  @Test
  void aListThatWouldStopEverythingIsRefused() {
    assertThat(faults(false, "sync-all", "no")).extracting(Fault::field).containsOnly("statuses");
    assertThat(faults(false, "sync-all", "no", "statuses", "complete")).isEmpty();
  }

  @Test
  void oneAccountForAllMustBeNamed() {
    assertThat(faults(false, "accounts", "fixed"))
        .extracting(Fault::field)
        .containsOnly("fixed-account");
  }

  @Test
  void whatHoldsForTheConnectionIsNoWebsitesToSet() {
    assertThat(faults(true, "api-budget", "20")).isNotEmpty();
    assertThat(faults(true, "automatic", "no")).isEmpty();
  }

  @Test
  void aStatusIsNotTakenUncheckedWhileTheOrgIsAway() {
    var values = values("default-status", "Draft");
    assertThat(OptionCheck.faults(values, values, false, OrgStatuses.UNKNOWN))
        .extracting(Fault::field)
        .containsOnly("default-status");
  }

  @Test
  void everyStandardValuePassesItsOwnCheckAndMakesSettings() {
    var standards = new TreeMap<String, String>();
    Options.ALL.forEach(option -> standards.put(option.key(), option.standard()));
    var values = new OptionValues(standards);
    assertThat(OptionCheck.faults(values, values, false, ORG)).isEmpty();
    assertThat(values.settings(Instant.EPOCH)).isEqualTo(SyncSettings.defaults(Instant.EPOCH));
  }

  @Test
  void everyChoiceMakesSettings() {
    for (Option option : Options.ALL) {
      if (option.kind() instanceof Option.Kind.Choice choice) {
        choice
            .values()
            .forEach(value ->
                assertThat(values(option.key(), value.code()).settings(Instant.EPOCH)).isNotNull());
      }
    }
  }

  @Test
  void keysAreUniqueAndEveryHelpSaysSomething() {
    assertThat(Options.ALL).extracting(Option::key).doesNotHaveDuplicates();
    assertThat(Options.ALL).allMatch(option -> option.help().matches("(?s)[A-Z].{30,}"));
  }

  private static List<Fault> faults(boolean website, String... pairs) {
    OptionValues values = values(pairs);
    return OptionCheck.faults(values, values, website, ORG);
  }

  private static OptionValues values(String... pairs) {
    var texts = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put(pairs[i], pairs[i + 1]);
    }
    return new OptionValues(texts);
  }
}
