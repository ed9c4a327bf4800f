package io.crossdock.web.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Settings.Release;
import io.crossdock.web.Browser;
import io.crossdock.web.TestConsole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsPagesIT {

  private static final String PAGE = "/salesforce/orders";

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @ParameterizedTest
  @EnumSource(Option.Tab.class)
  void aTabShowsEachOfItsOptionsWithItsLabelAndHelp(Option.Tab tab) {
    String page = browser.get(PAGE + "?tab=" + OptionsPage.code(tab)).body();
    for (Option option : Options.ALL) {
      if (option.tab() == tab) {
        assertThat(page)
            .contains(">" + option.label() + "</label>")
            .contains("<h2>" + option.section() + "</h2>")
            .contains(option.help().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            .contains("<p class=\"help\" id=\"help." + option.key() + "\">");
      }
    }
    assertThat(page).contains("Order Configuration", "Advanced");
  }

  @Test
  void anOrgWithoutTheObjectsOfDocumentsIsToldHowToGetThem() {
    assertThat(browser.get(PAGE + "?tab=advanced").body())
        .containsSubsequence(
            "Synchronize Shipments",
            "Salesforce does not have the object for these yet",
            "Synchronize Invoices",
            "Synchronize Credit Memos",
            "Document Lines");
  }

  @Test
  void theAutomaticOptionStandsUnderItsHeading() {
    assertThat(browser.get(PAGE).body())
        .containsSubsequence("Automated Synchronization", "Automatic Synchronization");
  }

  @Test
  void aSavedOptionHoldsAndIsInTheHistoryWithItsPerson() {
    var answer = browser.post(PAGE, Map.of("version", "0", "o.automatic", "no", "o.notes", "yes"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(console.settings.saved).hasSize(1);
    assertThat(console.settings.saved.getFirst().values())
        .containsExactly(Map.entry("automatic", Optional.of("no")));
    assertThat(browser.get(PAGE).body())
        .containsPattern("id=\"o.automatic\" name=\"o.automatic\" value=\"yes\"\\s+aria")
        .containsSubsequence(
            "<h2>History", "admin", "Automatic Synchronization", "Yes (standard)", "No");
    assertThat(console.log.deeds.getLast().subject())
        .isEqualTo("Automatic Synchronization: Yes (standard) → No");
  }

  @Test
  void allFaultsStandAtTheirFieldsAndNothingIsSaved() {
    var answer =
        browser.post(
            PAGE, Map.of("version", "0", "o.automatic", "maybe", "o.default-status", "Activated"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"fault.automatic\"", "Automatic Synchronization must be yes or no.")
        .contains("id=\"fault.default-status\"", "is no Draft-category status of the org")
        .contains("aria-invalid=\"true\"");
    assertThat(console.settings.saved).isEmpty();
  }

  @Test
  void whatWasTypedWronglyIsStillThereToBeMended() {
    var answer =
        browser.post(PAGE, Map.of("version", "0", "tab", "advanced", "o.api-budget", "<b>500"));
    assertThat(answer.body()).contains("value=\"&lt;b>500\"").doesNotContain("\"<b>500");
  }

  @Test
  void aChangeThatSetsOrdersFreeAsksFirstAndThenDoesAsTold() {
    console.settings.released = 37;
    var asked = browser.post(PAGE, Map.of("version", "0", "o.automatic", "no"));
    assertThat(asked.body())
        .contains("Up to 37 orders that stayed out so far can go now.")
        .contains("Send them", "Only changes from now on")
        .doesNotContain("written anew");
    assertThat(console.settings.saved).isEmpty();
    browser.post(PAGE, Map.of("version", "0", "o.automatic", "no", "existing", "send"));
    assertThat(console.settings.saved.getLast().existing()).isEqualTo(Existing.SEND);
  }

  @Test
  void aChangeSaysOfOrdersOnlyWhatIsSo() {
    console.settings.anew = 208;
    assertThat(browser.post(PAGE, Map.of("version", "0", "o.automatic", "no")).body())
        .contains("What about the orders in Salesforce?")
        .contains("Up to 208 orders in Salesforce may be written anew.")
        .doesNotContain("stayed out", "1 Salesforce calls");
    console.settings.released = 1;
    assertThat(browser.post(PAGE, Map.of("version", "0", "o.automatic", "no")).body())
        .contains("Up to 1 order that stayed out so far can go now, and up to 208 orders in");
  }

  @Test
  void aSwitchThatIsOnSendsBothItsValuesAndIsOn() {
    browser.post(PAGE + "?o.notes=no&o.notes=yes", Map.of("version", "0", "o.automatic", "no"));
    assertThat(console.settings.saved.getFirst().values()).containsOnlyKeys("automatic");
  }

  @Test
  void theStartDateIsPickedAndKeptInUtc() {
    browser.post(
        PAGE, Map.of("version", "0", "tab", "advanced", "o.start-date", "2026-11-24T08:30"));
    assertThat(console.settings.saved.getFirst().values())
        .containsEntry("start-date", Optional.of("2026-11-24T08:30:00Z"));
    assertThat(browser.get(PAGE + "?tab=advanced").body())
        .contains("type=\"datetime-local\"", "value=\"2026-11-24T08:30:00\"");
  }

  @Test
  void anAccountThatTheOrgDoesNotHaveIsRefusedByPageAndApi() {
    console.bindings.gone.add("001000000000404AAA");
    var change =
        Map.of("tab", "advanced", "o.accounts", "fixed", "o.fixed-account", "001000000000404AAA");
    var fields = new java.util.HashMap<>(change);
    fields.put("version", "0");
    assertThat(browser.post(PAGE, fields).body())
        .contains("id=\"fault.fixed-account\"", "Salesforce has no Account 001000000000404AAA");
    var answer =
        browser.api(
            "PUT",
            "/api/v1/settings/orders",
            TestConsole.TOKEN,
            """
            {"version":0,"existing":"leave",
             "values":{"accounts":"fixed","fixed-account":"001000000000404AAA"}}\
            """);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Salesforce has no Account 001000000000404AAA");
    assertThat(console.settings.saved).isEmpty();
  }

  @Test
  void theHistoryNamesCustomerGroupsAndChoices() {
    browser.post(
        PAGE,
        Map.of(
            "version", "0", "tab", "advanced", "o.customer-groups", "0", "o.accounts", "company"));
    assertThat(browser.get(PAGE).body())
        .contains("NOT LOGGED IN</td>", "One per customer (standard)", "Company by name");
  }

  @Test
  void anOptionThatHangsOnAnotherSaysOnWhichAndEachIsFound() {
    String page = browser.get(PAGE).body();
    assertThat(page)
        .containsPattern("id=\"option.statuses\" data-on=\"o.sync-all\"\\s+data-value=\"no\"")
        .contains("tab=advanced&amp;website=0#option.fixed-account");
    assertThat(browser.get(PAGE + "?tab=advanced").body())
        .contains("aria-label=\"On this page\"", "href=\"#customers\"", "id=\"customers\"");
  }

  @Test
  void howFarOrdersThatWereSetFreeAreIsShownAndMovesByItself() {
    assertThat(browser.get(PAGE).body())
        .contains("Queueing: 12,000 of 60,000.", "hx-get=\"/salesforce/orders/released\"");
    assertThat(browser.get(PAGE + "/released").body()).contains("Queueing: 12,000 of 60,000.");
    console.settings.releases =
        List.of(new Release(1, true, 60_000, 60_000, true, "ann", Instant.EPOCH));
    assertThat(browser.get(PAGE + "/released").body())
        .contains("60,000 orders queued.")
        .doesNotContain("hx-get");
  }

  @Test
  void aWebsiteHasValuesOfItsOwnAndGoesBackToTheDefault() {
    browser.post(PAGE, Map.of("version", "0", "website", "2", "o.automatic", "no"));
    assertThat(console.settings.effective(2).selection().automatic()).isFalse();
    assertThat(console.settings.effective(1).selection().automatic()).isTrue();
    assertThat(browser.get(PAGE + "?website=2").body()).contains("Second (Deutsch)");
    browser.post(PAGE, Map.of("version", "1", "website", "2", "inherit.automatic", "1"));
    assertThat(console.settings.effective(2).selection().automatic()).isTrue();
  }

  @Test
  void aWebsiteOfWhichNothingIsSentIsSaidWhateverScopeIsShown() {
    String key = "o." + Options.WEBSITE.key();
    browser.post(PAGE, Map.of("version", "0", "website", "2", "tab", "advanced", key, "no"));
    assertThat(browser.get(PAGE).body())
        .contains("Second (Deutsch): nothing of it is sent.")
        .contains("/salesforce/orders?tab=advanced&amp;website=2");
  }

  @Test
  void whoSavesOnAnOldPageIsToldAndOverwritesNothing() {
    browser.post(PAGE, Map.of("version", "0", "o.automatic", "no"));
    var answer = browser.post(PAGE, Map.of("version", "0", "o.notes", "no"));
    assertThat(answer.body()).contains("Someone else has saved these options meanwhile.");
    assertThat(console.settings.saved).hasSize(1);
  }

  @Test
  void statusesAreChosenFromAListAndTheDefaultStatusFromTheOrgs() {
    assertThat(browser.get(PAGE).body())
        .contains("<option value=\"holded\">On Hold</option>")
        .contains("The org's default (Draft)", "<option value=\"On Hold\">On Hold</option>");
    console.settings.statuses = OrgStatuses.UNKNOWN;
    assertThat(browser.get(PAGE).body())
        .contains("<input class=\"form-control\" id=\"o.default-status\"");
  }
}
