package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.OptionChange.Existing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Version 7; website 2 sends nothing by itself and has its line prices with tax. */
class OptionChangeTest {

  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Draft"), List.of("Activated"));
  private static final Configuration BEFORE =
      new Configuration(
          values(Map.of("notes", "no")),
          new TreeMap<>(Map.of(2, values(Map.of("automatic", "no", "line-prices", "with-tax")))),
          7);

  @Test
  void whoHasNotSeenWhatOthersSavedOverwritesNothing() {
    assertThat(change(0, 6, Map.of("notes", "yes")).faults(BEFORE, ORG))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.isOvertaken()).isTrue();
          assertThat(fault.message())
              .isEqualTo(
                  "Someone else has saved these options meanwhile. Load the page again, then"
                      + " change what you want.");
        });
  }

  @Test
  void rulesOverSeveralOptionsAreAskedOfWhatWouldHold() {
    assertThat(change(0, 7, Map.of("sync-all", "no")).faults(BEFORE, ORG))
        .extracting(Fault::field)
        .containsExactly("statuses");
    assertThat(change(0, 7, Map.of("sync-all", "no", "statuses", "new")).faults(BEFORE, ORG))
        .isEmpty();
  }

  @Test
  void onlyWhatIsNotSoAlreadyIsWritten() {
    assertThat(change(0, 7, Map.of("notes", "no", "automatic", "no")).changed(BEFORE))
        .containsExactly(new OptionChange.Value("automatic", Optional.empty(), Optional.of("no")));
  }

  @Test
  void aValueThatIsTakenAwayGivesWayToTheConnections() {
    var back = new TreeMap<String, Optional<String>>(Map.of("automatic", Optional.empty()));
    var change = new OptionChange(2, back, 7, Existing.LEAVE, "ann", Instant.EPOCH);
    assertThat(change.over(BEFORE).effective(2).text(Options.AUTOMATIC)).isEqualTo("yes");
    assertThat(change.changed(BEFORE))
        .containsExactly(new OptionChange.Value("automatic", Optional.of("no"), Optional.empty()));
  }

  @Test
  void ordersOfAWebsiteWithAValueOfItsOwnAreNotConcernedByTheConnections() {
    assertThat(released(change(0, 7, Map.of("line-prices", "with-tax"))))
        .isEqualTo(new Released(Set.of(), Set.of(), true, Set.of(2)));
    assertThat(released(change(2, 7, Map.of("line-prices", "without-tax"))))
        .isEqualTo(new Released(Set.of(), Set.of(2), false, Set.of(2)));
  }

  @Test
  void whatAWebsitesChangeSetsFreeIsToldByItsReason() {
    Released free = released(change(2, 7, Map.of("automatic", "yes")));
    assertThat(free.codes()).containsExactlyInAnyOrder("automatic-off", "left-automatic-off");
    assertThat(free.linked()).isFalse();
    assertThat(free.touched(false)).as("they say that they stay").isTrue();
  }

  @Test
  void whatIsInSalesforceStaysUntouchedUnlessItIsSent() {
    Released free = released(change(0, 7, Map.of("line-prices", "with-tax")));
    assertThat(free.touched(false)).isFalse();
    assertThat(free.touched(true)).isTrue();
  }

  @Test
  void nothingOfAWebsiteThatWasNotMetIsSent() {
    assertThat(sent(1, Set.of())).as("none was met yet").isTrue();
    assertThat(sent(1, Set.of(1))).isTrue();
    assertThat(sent(3, Set.of(1))).isFalse();
    assertThat(sent(2, Set.of(1))).as("somebody set options for it").isTrue();
    assertThat(sent(0, Set.of(1))).as("not told by the shop").isTrue();
  }

  private static boolean sent(int website, Set<Integer> known) {
    return BEFORE.settings(website, known, Instant.EPOCH).selection().website();
  }

  private static Released released(OptionChange change) {
    return Released.by(BEFORE, change.over(BEFORE), Instant.EPOCH);
  }

  private static OptionChange change(int website, long basedOn, Map<String, String> texts) {
    var values = new TreeMap<String, Optional<String>>();
    texts.forEach((key, text) -> values.put(key, Optional.of(text)));
    return new OptionChange(website, values, basedOn, Existing.LEAVE, "ann", Instant.EPOCH);
  }

  private static OptionValues values(Map<String, String> texts) {
    return new OptionValues(new TreeMap<>(texts));
  }
}
