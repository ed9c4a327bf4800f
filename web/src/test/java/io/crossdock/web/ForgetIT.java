package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.order.OrderKey;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgetIT {

  private static final String ASK = "/orders/main:7/forget";

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = new TestConsole();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @BeforeEach
  void twoOrdersOfAnn() {
    console.people.forgotten.clear();
    console.log.deeds.clear();
    console.orders.rows.clear();
    console.orders.rows.add(FakeOrders.row(7, FakePersonalData.EMAIL));
  }

  @Test
  void theOrderPageAsksFirstSaysWhatStaysAndForgetsAllOrdersOfThePerson() {
    Browser admin = console.signedIn();
    assertThat(admin.get("/orders/main:7").body()).contains("href=\"" + ASK + "\"");
    assertThat(admin.get(ASK).body())
        .contains(
            "Forget the person of this order?",
            "<b>2 orders</b> of ann@example.com are forgotten",
            "Nothing changes in Salesforce or in the shop",
            "Let the shop forget the person first");
    assertThat(console.people.forgotten).isEmpty();
    HttpResponse<String> done = admin.post(ASK, Map.of());
    assertThat(console.people.forgotten).extracting(OrderKey::entityId).containsExactly(7L, 8L);
    String next = done.headers().firstValue("Location").orElseThrow();
    assertThat(admin.get(next).body()).contains("The person of 2 orders is forgotten.");
  }

  @Test
  void onlyAdminsAreOfferedIt() {
    assertThat(console.signedIn(Role.OPERATOR).get("/orders/main:7").body())
        .doesNotContain("Forget this person");
  }

  @Test
  void ofAnOrderWithoutAnAddressOnlyThatOneIsForgotten() {
    console.orders.rows.set(0, FakeOrders.row(7, ""));
    Browser admin = console.signedIn();
    assertThat(admin.get(ASK).body()).contains("it alone is forgotten");
    admin.post(ASK, Map.of());
    assertThat(console.people.forgotten).extracting(OrderKey::entityId).containsExactly(7L);
  }

  @Test
  void aScriptForgetsByAddressOrByOrderAndTheAuditLogHoldsOnlyHowMany() {
    assertThat(call("{\"email\":\"ANN@example.com\"}").body())
        .contains("\"orders\":2", "\"busy\":0");
    assertThat(call("{\"order\":\"main:7\"}").statusCode()).isEqualTo(200);
    assertThat(console.people.forgotten).hasSize(4);
    assertThat(console.log.deeds)
        .hasSize(2)
        .allSatisfy(deed -> {
          assertThat(deed.what()).isEqualTo("Person forgotten");
          assertThat(deed.subject()).isEqualTo("2 orders");
        });
  }

  @Test
  void whoIsNotKnownOrNotNamedIsNotForgotten() {
    assertThat(call("{\"email\":\"eve@example.com\"}").statusCode()).isEqualTo(404);
    assertThat(call("{}").body()).contains("email, order: give one of them");
    assertThat(call("{\"email\":\"ann@example.com\",\"order\":\"main:7\"}").statusCode())
        .isEqualTo(400);
    assertThat(console.people.forgotten).isEmpty();
    assertThat(console.log.deeds).isEmpty();
  }

  private static HttpResponse<String> call(String body) {
    return console.browser().api("POST", "/api/v1/people/forget", TestConsole.TOKEN, body);
  }
}
