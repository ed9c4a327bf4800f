package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One thing that hinders many orders is one line on the Queue page, and one button. */
class CauseGroupsIT {

  /** The group's form: its hidden fields, of which one is the cause. */
  private static final Pattern FORM =
      Pattern.compile(
          "action=\"/queue/again\"><input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">"
              + "\\s*<input type=\"hidden\" name=\"cause\" value=\"([^\"]+)\">");

  @TempDir Path data;

  @Test
  void ordersThatOneRuleRefusesAreOneGroupAndItsButtonSendsThemWhenTheRuleIsGone()
      throws Exception {
    try (Place place = new Place(0);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      place.orgValidation(
          """
          {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
          """);
      List<Long> ids =
          List.of(
              place.buy("LAB-MUG", 1, "one@example.com"),
              place.buy("LAB-CAP", 2, "two@example.com"),
              place.buy("LAB-MUG", 3, "three@example.com"));
      ids.forEach(api::notice);
      await().atMost(Patience.SOON).until(() -> all(api, ids, "out_of_sync"));

      JsonNode queue = queue(crossdock);
      assertThat(queue.path("hindered").asInt()).as("%s", queue).isEqualTo(3);
      assertThat(queue.path("causes").size()).as("%s", queue).isEqualTo(1);
      JsonNode cause = queue.path("causes").get(0);
      assertThat(cause.path("code").asString()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
      assertThat(cause.path("kind").asString()).isEqualTo("blocked");

      Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
      String page = admin.page("/queue").body();
      assertThat(page).contains("3 orders</a>", "Not there.", "Salesforce administrator");
      String listed = admin.page("/orders?cause=" + cause.path("cause").asString()).body();
      ids.forEach(id -> assertThat(listed).contains("/orders/main:" + id + "\""));

      place.calm();
      Matcher form = FORM.matcher(page);
      assertThat(form.find()).as("the group's button in %s", page).isTrue();
      String fields =
          form.group(1) + "=" + Http.encode(form.group(2)) + "&cause=" + Http.encode(form.group(3));
      assertThat(admin.submit("/queue/again", fields).body()).contains("id=\"operation\"");

      await().atMost(Patience.SOON).until(() -> all(api, ids, "in_sync"));
      assertThat(queue(crossdock).path("hindered").asInt()).isZero();
      assertThat(admin.page("/queue").body()).contains("Nothing keeps an order back.");
    }
  }

  private static boolean all(Api api, List<Long> ids, String status) {
    return ids.stream().allMatch(id -> api.syncStatus(id).equals(status));
  }

  private static JsonNode queue(Crossdock crossdock) {
    return Http.send("GET", crossdock.url() + "/api/v1/queue", "demo-token", null).json();
  }
}
