package io.crossdock.core.plan.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.PlanFixture;
import io.crossdock.core.plan.told.Changes.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the timeline says was done. */
class ChangesTest {

  private static final Map<String, Object> ORDER =
      Map.of("Magento_Status__c", "pending", "ShippingStreet", "1 Main Street");
  private static final Map<String, Object> LINE = Map.of("UnitPrice", new BigDecimal("9.50"));

  @Test
  void aNewOrderIsToldByItsLinesItsTotalAndItsStatus() {
    Applied made = applied(Map.of("Order", ORDER), Set.of("main:1", "main:2", "main:3"), "Draft");
    assertThat(Changes.of(plan(), Applied.NOTHING, made))
        .isEqualTo(new Changes("Created: 3 lines, total 54.07 USD, Draft.", List.of()));
  }

  @Test
  void aChangeIsToldByItsPartsWithEachFieldOldAndNew() {
    Applied before =
        applied(Map.of("Order", ORDER, "main:1", LINE), Set.of("main:1", "main:2"), "Draft");
    Applied after =
        new Applied(
            Optional.of("801"),
            Optional.empty(),
            Optional.empty(),
            Map.of(
                "Order",
                Map.of("Magento_Status__c", "holded", "ShippingStreet", "2 Oak Avenue"),
                "main:1",
                Map.of("UnitPrice", new BigDecimal("8"))),
            Map.of("main:1", "802", "main:3", "802"),
            "Activated",
            Set.of("7"),
            List.of());
    Changes told = Changes.of(plan(), before, after);
    assertThat(told.sentence())
        .isEqualTo(
            "Status Pending → On Hold, Salesforce status Draft → Activated, shipping address"
                + " changed, 1 line added, 1 line changed, 1 line removed, note added.");
    assertThat(told.fields())
        .containsExactly(
            new Field("Order", "Magento_Status__c", "pending", "holded"),
            new Field("Order", "ShippingStreet", "1 Main Street", "2 Oak Avenue"),
            new Field("MUG", "UnitPrice", "9.50", "8"));
  }

  @Test
  void whereNothingDifferedThatIsSaid() {
    Applied before = applied(Map.of("Order", ORDER, "main:1", LINE), Set.of("main:1"), "Draft");
    Applied same =
        applied(
            Map.of("Order", ORDER, "main:1", Map.of("UnitPrice", new BigDecimal("9.5"))),
            Set.of("main:1"),
            "Draft");
    assertThat(Changes.of(plan(), before, same).sentence())
        .isEqualTo("Read in Salesforce: nothing differed.");
  }

  /** A Contact that is remembered only now was not changed. */
  @Test
  void aCustomerThatIsOnlyJustKnownIsNotSaidToHaveChanged() {
    Applied before = applied(Map.of("Order", ORDER), Set.of(), "Draft");
    Applied after =
        applied(Map.of("Order", ORDER, "Contact", Map.of("LastName", "Ada")), Set.of(), "Draft");
    assertThat(Changes.of(plan(), before, after).fields()).isEmpty();
  }

  @Test
  void aFieldIsNamedInWordsWhereTheOrgTellsNoLabel() {
    assertThat(Changes.words("Magento_Grand_Total__c")).isEqualTo("Magento Grand Total");
    assertThat(Changes.words("UnitPrice")).isEqualTo("Unit Price");
    assertThat(Changes.words("AccountId")).isEqualTo("Account");
  }

  private static Applied applied(
      Map<String, Map<String, Object>> sent, Set<String> lines, String status) {
    var ids = new TreeMap<String, String>();
    lines.forEach(line -> ids.put(line, "802"));
    return new Applied(
        Optional.of("801"),
        Optional.empty(),
        Optional.empty(),
        sent,
        ids,
        status,
        Set.of(),
        List.of());
  }

  private static Plan plan() {
    Plan plan = PlanFixture.plan(1, "main:customer:7");
    var line =
        new Plan.Line(
            "main:1",
            new Plan.Product("MUG", "Mug", false),
            BigDecimal.ONE,
            BigDecimal.TEN,
            new TreeMap<>());
    return new Plan(
        plan.key(),
        plan.customer(),
        plan.header(),
        List.of(line),
        plan.catalogue(),
        plan.notes(),
        plan.status(),
        plan.scope(),
        Money.of("54.07"),
        "USD",
        List.of(),
        plan.only(),
        plan.documents());
  }
}
