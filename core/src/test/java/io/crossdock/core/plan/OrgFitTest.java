package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrgFitTest {

  private final Map<String, Map<String, OrgShape.Field>> objects = new TreeMap<>();

  OrgFitTest() {
    objects.put("Order", fields("EffectiveDate", "Description", "Gift__c"));
    objects.put("OrderItem", fields("Description"));
    objects.put("Account", fields("Name", "Phone"));
    objects.put("Contact", fields("LastName", "Phone"));
  }

  @Test
  void aPlanThatFitsIsLeftAsItIs() {
    Plan plan = plan();
    assertThat(fit(plan)).isSameAs(plan);
  }

  @Test
  @DisplayName("17: a field that is gone or hidden costs that field and is named, on every record")
  void gone() {
    objects.put("Order", fields("EffectiveDate", "Description"));
    objects.put("OrderItem", fields("ServiceDate"));
    objects.put("Account", fields("Name"));
    objects.put("Contact", fields("LastName"));

    Plan fit = fit(plan());

    assertThat(fit.header()).containsOnlyKeys("EffectiveDate", "Description");
    assertThat(fit.lines().getFirst().fields()).isEmpty();
    assertThat(fit.customer().account().fields()).containsOnlyKeys("Name");
    assertThat(fit.customer().contact()).containsOnlyKeys("LastName");
    assertThat(fit.warnings())
        .hasSize(4)
        .anySatisfy(w -> assertThat(w).startsWith("Order.Gift__c was left out: the org has no"));
  }

  @Test
  @DisplayName("17: a field that became read-only costs that field and is named")
  void readOnly() {
    var order = new TreeMap<>(objects.getOrDefault("Order", Map.of()));
    order.put("Gift__c", field(false));
    objects.put("Order", order);
    assertThat(fit(plan()).header()).containsOnlyKeys("EffectiveDate", "Description");
    assertThat(fit(plan()).warnings())
        .containsExactly("Order.Gift__c was left out: Crossdock's user may not write this field.");
  }

  @Test
  void whatARecordCannotBeWithoutIsNeverLeftOut() {
    objects.put("Order", fields("Description", "Gift__c"));
    objects.put("Contact", fields("Phone"));
    assertThat(fit(plan()).header()).containsKey("EffectiveDate");
    assertThat(fit(plan()).customer().contact()).containsKey("LastName");
  }

  @Test
  void whatTheShapeTellsNothingOfIsLeftAsItIs() {
    objects.clear();
    Plan plan = plan();
    assertThat(fit(plan)).isSameAs(plan);
  }

  private Plan fit(Plan plan) {
    return OrgFit.of(plan, new OrgShape(false, "USD", List.of("USD"), List.of(), objects));
  }

  private static Plan plan() {
    return new Plan(
        new OrderKey("main", 1),
        new Plan.Customer(
            "main:customer:1",
            "ann@example.com",
            false,
            new Plan.Account.PerCustomer(map("Name", "Phone")),
            map("LastName", "Phone"),
            new Plan.Matching(true, SeveralMatches.NEWEST, true),
            Instant.EPOCH),
        map("EffectiveDate", "Description", "Gift__c"),
        List.of(
            new Plan.Line(
                "main:1",
                new Plan.Product("a", "A", false),
                BigDecimal.ONE,
                BigDecimal.ONE,
                map("Description"))),
        new Plan.Catalogue(true, "", false),
        List.of(),
        new Plan.Status("Draft", "Draft", false, true),
        Plan.Scope.ALL,
        Money.of("1"),
        "USD",
        List.of(),
        Plan.Only.NONE,
        List.of());
  }

  private static SortedMap<String, Object> map(String... names) {
    var map = new TreeMap<String, Object>();
    for (String name : names) {
      map.put(name, "x");
    }
    return map;
  }

  private static Map<String, OrgShape.Field> fields(String... names) {
    var fields = new TreeMap<String, OrgShape.Field>();
    for (String name : names) {
      fields.put(name, field(true));
    }
    return fields;
  }

  private static OrgShape.Field field(boolean writable) {
    return new OrgShape.Field("string", 80, 0, writable, writable, false, List.of());
  }
}
