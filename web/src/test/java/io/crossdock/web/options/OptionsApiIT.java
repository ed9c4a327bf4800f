package io.crossdock.web.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.web.TestConsole;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Options as the Magento Admin module shows and saves them. */
class OptionsApiIT {

  private static final String PATH = "/api/v1/settings/orders";

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = new TestConsole();
  }

  @BeforeEach
  void empty() {
    console.log.deeds.clear();
    console.settings.released = 0;
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void theOptionsAreDescribedAsThePageShowsThem() {
    JsonNode answer = json(call("GET", PATH + "/options", ""));
    JsonNode first = answer.at("/tabs/0/sections/0");
    assertThat(first.path("label").asString()).isEqualTo("Automated Synchronization");
    JsonNode automatic = first.at("/options/0");
    assertThat(automatic.path("label").asString()).isEqualTo("Automatic Synchronization");
    assertThat(automatic.path("kind").asString()).isEqualTo("choice");
    assertThat(automatic.path("choices").findValuesAsString("value")).containsExactly("yes", "no");
    assertThat(automatic.path("choices").findValuesAsString("label")).containsExactly("Yes", "No");
    assertThat(answer.findValuesAsString("name"))
        .hasSize(io.crossdock.core.policy.Options.ALL.size());
    assertThat(answer.path("editable").asBoolean()).isTrue();
  }

  @Test
  void customerGroupsAreChosenByNameAndTypedWhereTheShopDoesNotTell() {
    save("", console.settings.read().version(), "leave", "{\"customer-groups\":\"2,7\"}");
    JsonNode chosen = option("", "customer-groups");
    assertThat(chosen.path("kind").asString()).isEqualTo("multi");
    assertThat(chosen.path("choices").findValuesAsString("value")).containsExactly("0", "2", "7");
    assertThat(chosen.path("choices").findValuesAsString("label"))
        .containsExactly("NOT LOGGED IN", "Wholesale", "7 (not in the shop)");

    CustomerGroups.Told told = console.settings.groups;
    console.settings.groups = new CustomerGroups.Told(List.of(), "The permission is lacking.");
    JsonNode typed = option("", "customer-groups");
    console.settings.groups = told;
    assertThat(typed.path("kind").asString()).isEqualTo("text");
    assertThat(typed.path("value").asString()).isEqualTo("2,7");
    assertThat(typed.path("help").asString()).endsWith("group 0. The permission is lacking.");
  }

  @Test
  void aWebsitesOptionSaysWhetherItHasAValueOfItsOwnAndGoesBackToTheConnections() {
    long version = console.settings.read().version();
    save("?website=1", version, "leave", "{\"notes\":\"no\"}");
    assertThat(option("?website=1", "notes").path("value").asString()).isEqualTo("no");
    assertThat(option("?website=1", "notes").path("inherited").asBoolean()).isFalse();
    assertThat(option("", "notes").path("inherited").asBoolean()).isTrue();
    save("?website=1", version + 1, "leave", "{\"notes\":null}");
    assertThat(option("?website=1", "notes").path("value").asString()).isEqualTo("yes");
    assertThat(option("?website=1", "notes").path("inherited").asBoolean()).isTrue();
  }

  @Test
  void whatSetsOrdersFreeIsAskedForWithBothFiguresBeforeItIsSaved() {
    console.settings.released = 120;
    long version = console.settings.read().version();
    JsonNode asked = json(save("", version, "ask", "{\"zero-grand-total\":\"skip\"}"));
    assertThat(asked.path("saved").asBoolean()).isFalse();
    assertThat(asked.path("question").asString())
        .contains("Up to 120 orders that stayed out", "about 1 Salesforce call.");
    assertThat(asked.path("answers").findValuesAsString("label"))
        .containsExactly("Send them", "Only changes from now on");
    assertThat(console.settings.read().version()).isEqualTo(version);
    assertThat(console.log.deeds).isEmpty();
    assertThat(
            json(save("", version, "send", "{\"zero-grand-total\":\"skip\"}"))
                .path("saved")
                .asBoolean())
        .isTrue();
    console.settings.released = 0;
    assertThat(
            json(save("", version + 1, "ask", "{\"zero-grand-total\":null}"))
                .path("saved")
                .asBoolean())
        .isTrue();
  }

  private static JsonNode option(String query, String name) {
    JsonNode answer = json(call("GET", PATH + "/options" + query, ""));
    return answer
        .path("tabs")
        .valueStream()
        .flatMap(tab -> tab.path("sections").valueStream())
        .flatMap(section -> section.path("options").valueStream())
        .filter(option -> option.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> save(
      String query, long version, String existing, String values) {
    HttpResponse<String> answer =
        call(
            "PUT",
            PATH + query,
            "{\"version\":%d,\"existing\":\"%s\",\"values\":%s}"
                .formatted(version, existing, values));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }
}
