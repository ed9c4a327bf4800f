package io.crossdock.salesforce.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.graph.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

  @Test
  void aNewOrderIsWrittenAsDraftReadBackAndActivatedLast() {
    var nodes = nodes(Orders.fresh(Orders.plan(42, Orders.activated())));

    assertThat(nodes)
        .extracting(Node::reference)
        .containsExactly(
            "account", "contact", "order", "line0", "line1", "note0", "link0", "placed", "total",
            "status");
    assertThat(nodes.get(2).url())
        .isEqualTo("/services/data/v68.0/sobjects/Order/Magento_Id__c/main%3A42");
    assertThat(nodes.get(2).body())
        .containsEntry("Status", "Draft")
        .containsEntry("AccountId", "@{account.id}")
        .containsEntry("BillToContactId", "@{contact.id}")
        .containsEntry("Pricebook2Id", "01sA");
    assertThat(nodes.getLast().body()).containsExactly(java.util.Map.entry("Status", "Activated"));
    assertThat(nodes.getLast().url()).endsWith("/Order/@{total.Id}");
  }

  @Test
  void anOrderThatStaysDraftHasNoStatusWrite() {
    assertThat(nodes(Orders.fresh(Orders.plan(42, Orders.draft()))))
        .extracting(Node::reference)
        .doesNotContain("status")
        .contains("total");
  }

  @Test
  void whatTheOrgHoldsAlreadyNeedsNoNode() {
    var plan = Orders.plan(42, Orders.activated());

    assertThat(nodes(Orders.written(plan, Orders.applied(plan)))).isEmpty();
  }

  @Test
  void amountsThatDifferOnlyInScaleAreTheSame() {
    var plan = Orders.plan(42, Orders.activated());
    var lines = List.of(Orders.line(42, 1, "1.00", "10.00"), Orders.line(42, 2, "2", "10"));

    assertThat(nodes(Orders.written(Orders.with(plan, lines, "30"), Orders.applied(plan))))
        .isEmpty();
  }

  @Test
  void aStatusAloneIsOneNode() {
    var before = Orders.applied(Orders.plan(42, Orders.draft()));

    var nodes = nodes(Orders.written(Orders.plan(42, Orders.activated()), before));

    assertThat(nodes).hasSize(1);
    assertThat(nodes.getFirst().url()).endsWith("/Order/801A");
  }

  @Test
  void aLineOfAnActivatedOrderChangesInDraft() {
    var plan = Orders.plan(42, Orders.activated());
    var lines = List.of(Orders.line(42, 1, "3", "10"));

    var nodes = nodes(Orders.written(Orders.with(plan, lines, "30"), Orders.applied(plan)));

    assertThat(nodes)
        .extracting(node -> node.kind())
        .containsExactly(
            "PATCH Order",
            "DELETE OrderItem",
            "PATCH OrderItem",
            "GET OrderItem",
            "GET Order",
            "PATCH Order");
    assertThat(nodes.get(2).body()).containsOnlyKeys("Quantity");
  }

  @Test
  void aNoteIsEscapedAndItsLineBreaksKept() {
    var nodes = nodes(Orders.fresh(Orders.plan(42, Orders.draft())));
    var note = nodes.stream().filter(n -> n.reference().equals("note0")).findFirst().orElseThrow();
    var html = Base64.getDecoder().decode((String) note.body().getOrDefault("Content", ""));

    assertThat(new String(html, StandardCharsets.UTF_8)).isEqualTo("a &lt; b<br>c");
  }

  @Test
  void anAdoptedContactIsStampedByIdAndElseLeftAlone() {
    var plan = Orders.plan(42, Orders.draft());
    var applied = new ArrayList<Node>(nodes(Orders.written(plan, adopted(plan))));

    var contact =
        applied.stream().filter(n -> n.reference().equals("contact")).findFirst().orElseThrow();

    assertThat(contact.url()).endsWith("/Contact/003A");
    assertThat(contact.body()).containsOnlyKeys("Magento_Id__c");
  }

  private static io.crossdock.core.plan.Applied adopted(io.crossdock.core.plan.Plan plan) {
    var all = Orders.applied(plan);
    return new io.crossdock.core.plan.Applied(
        java.util.Optional.empty(),
        all.accountId(),
        all.contactId(),
        java.util.Map.of(
            "Contact", plan.customer().contact(), "Account", plan.customer().account().fields()),
        java.util.Map.of(),
        "",
        java.util.Set.of(),
        List.of());
  }

  private static List<Node> nodes(Ready order) {
    return GraphBuilder.nodes("/services/data/v68.0", order);
  }
}
