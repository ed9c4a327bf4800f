package io.crossdock.core.watch;

import static io.crossdock.core.order.Document.Kind.CREDIT_MEMO;
import static io.crossdock.core.order.Document.Kind.INVOICE;
import static io.crossdock.core.order.Document.Kind.SHIPMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.PlanFixture;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.WantedDocuments;
import io.crossdock.core.watch.Audits.Finding;
import io.crossdock.core.watch.Audits.Kind;
import io.crossdock.core.watch.Audits.Report;
import io.crossdock.core.watch.OrgOrders.Documents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shop has order 42, placed at noon on the first of March. */
class AuditorTest {

  private static final OrderKey KEY = new OrderKey("main", 42);
  private static final Order ORDER = new OrderFixture().line("1", "5").build();
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Audits.Period FEBRUARY_TO_APRIL =
      new Audits.Period(
          Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  private final World world = new World();
  private boolean pending;
  private Set<Document.Kind> wanted = Set.of(Document.Kind.values());
  private Planning.Result decision = new Planning.Result.Send(PlanFixture.plan(42, "ann"));

  @Test
  void anOrderTheOrgHasWithItsTotalAndItsStatusIsTheSame() {
    world.sent("Draft");
    world.holds(KEY, "0", "Draft", DAY);
    assertThat(audit()).isEqualTo(new Report(1, 1, 0, 0, List.of()));
  }

  @Test
  void anOrderTheOrgDoesNotHaveIsMissing() {
    assertThat(only())
        .isEqualTo(
            new Finding(KEY, "000000042", Kind.MISSING, "Salesforce does not have this order."));
  }

  @Test
  void anOrderWhoseDateWasMovedInSalesforceIsNotMissing() {
    world.sent("Draft");
    world.holds(KEY, "0", "Draft", LocalDate.of(2020, 1, 1));
    assertThat(audit().same()).isEqualTo(1);
  }

  @Test
  void anotherTotalIsNamedWithBothFigures() {
    world.sent("Draft");
    world.holds(KEY, "9.99", "Draft", DAY);
    assertThat(only().kind()).isEqualTo(Kind.DIFFERENT);
    assertThat(only().sentence()).isEqualTo("Salesforce's total is 9.99, Magento's 0.00 USD.");
  }

  @Test
  void aStatusThatCrossdockDidNotSendIsNamed() {
    world.sent("Draft");
    world.holds(KEY, "0", "Activated", DAY);
    assertThat(only().sentence())
        .isEqualTo("Its status in Salesforce is \"Activated\"; Crossdock last sent \"Draft\".");
  }

  @Test
  void whatASettingLeavesOutIsNotMissing() {
    decision = new Planning.Result.Leave("zero-total", "Zero.", false);
    assertThat(audit()).isEqualTo(new Report(1, 0, 1, 0, List.of()));
  }

  @Test
  void anOrderThatCannotBePlannedIsMissingWithTheReason() {
    decision =
        new Planning.Result.Impossible(
            Failure.of(Category.MISCONFIGURED, "currency", "No such currency.", "Ask."));
    assertThat(only().sentence()).isEqualTo("No such currency.");
  }

  @Test
  void aSendThatIsDueOrRunningIsNoFinding() {
    pending = true;
    assertThat(audit()).isEqualTo(new Report(1, 0, 0, 1, List.of()));
  }

  @Test
  void anOrderOnlyTheOrgHasIsExtraUnlessItsDayIsAtTheEdge() {
    decision = new Planning.Result.Leave("zero-total", "Zero.", false);
    world.holds(new OrderKey("main", 7), "0", "Draft", DAY);
    world.holds(new OrderKey("main", 8), "0", "Draft", LocalDate.of(2026, 2, 1));
    assertThat(only().key().entityId()).isEqualTo(7);
    assertThat(only().kind()).isEqualTo(Kind.EXTRA);
  }

  @Test
  void documentsThatAreMissingOrComeToAnotherSumAreNamedWithBothFigures() {
    world.sent("Draft");
    decision = new Planning.Result.Send(planned("10.00", "5.005"));
    world.holds(KEY, Map.of(INVOICE, documents("10.00"), SHIPMENT, Documents.NONE));
    assertThat(only().kind()).isEqualTo(Kind.DIFFERENT);
    assertThat(only().sentence())
        .isEqualTo("Invoices: Salesforce has 1 of 10.00 USD, Magento 2 of 15.005 USD.");
    world.holds(KEY, Map.of(INVOICE, documents("10.00", "5.01"), SHIPMENT, documents("0")));
    assertThat(only().sentence()).isEqualTo("Shipments: Salesforce has 1, Magento 0.");
    world.holds(KEY, Map.of(INVOICE, documents("10.00", "5.01"), SHIPMENT, Documents.NONE));
    assertThat(audit().same()).as("the org keeps cents").isEqualTo(1);
  }

  @Test
  void aKindThatIsNotSentOrThatTheOrgDoesNotTellOfIsNotCompared() {
    world.sent("Draft");
    decision = new Planning.Result.Send(planned("10.00"));
    world.holds(KEY, Map.of());
    assertThat(audit().same()).isEqualTo(1);
    world.holds(KEY, Map.of(INVOICE, documents("1.00"), CREDIT_MEMO, documents("1.00")));
    wanted = Set.of();
    assertThat(audit().same()).isEqualTo(1);
  }

  @Test
  void documentsThatCouldNotBeReadAreNotCompared() {
    world.sent("Draft");
    decision = new Planning.Result.Send(planned());
    world.holds(KEY, Map.of(INVOICE, documents("10.00")));
    assertThat(only().sentence()).isEqualTo("Invoices: Salesforce has 1 of 10.00 USD, Magento 0.");
    world.order =
        new OrderFixture()
            .line("1", "5")
            .source(Map.of("total_invoiced", new BigDecimal("0")))
            .build();
    assertThat(audit().same()).as("a canceled invoice").isEqualTo(1);
  }

  private Report audit() {
    return new Auditor(
            world,
            world,
            (order, trigger, before) -> decision,
            world::applied,
            new WantedDocuments() {
              @Override
              public Set<Document.Kind> of(int websiteId) {
                return wanted;
              }

              @Override
              public Set<Document.Kind> known(int websiteId) {
                return wanted;
              }
            },
            key -> pending)
        .compare("main", FEBRUARY_TO_APRIL);
  }

  /** The order with invoices of these totals. */
  private static Plan planned(String... totals) {
    var invoices = new ArrayList<Plan.Document>();
    for (String total : totals) {
      invoices.add(
          new Plan.Document(
              OrgShape.INVOICE,
              "main:invoice:" + invoices.size(),
              new TreeMap<>(Map.of("Grand_Total__c", new BigDecimal(total))),
              new TreeMap<>(),
              ""));
    }
    return PlanFixture.plan(42, "ann").withDocuments(invoices);
  }

  private static Documents documents(String... totals) {
    return Stream.of(totals).map(Money::of).reduce(Documents.NONE, Documents::and, (a, b) -> b);
  }

  private Finding only() {
    List<Finding> findings = audit().findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  /** A shop with one order, and an org. */
  private static final class World extends UnaskedShop implements OrgOrders {
    private final List<Held> held = new ArrayList<>();
    private final Map<OrderKey, Applied> applied = new HashMap<>();
    private Order order = ORDER;

    void sent(String status) {
      applied.put(
          KEY,
          new Applied(
              Optional.of("801"),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              Map.of(),
              status,
              Set.of(),
              List.of()));
    }

    void holds(OrderKey key, String total, String status, LocalDate day) {
      held.add(new Held(key, "801-" + key.entityId(), Money.of(total), status, day, Map.of()));
    }

    /** Nothing else than the documents is to be found. */
    void holds(OrderKey key, Map<Document.Kind, Documents> documents) {
      held.clear();
      held.add(new Held(key, "801", Money.ZERO, "Draft", DAY, documents));
    }

    Map<OrderKey, Applied> applied(Collection<OrderKey> keys) {
      return applied;
    }

    @Override
    public List<Held> ofDays(String connection, LocalDate from, LocalDate to) {
      return held.stream()
          .filter(order -> !order.day().isBefore(from) && !order.day().isAfter(to))
          .toList();
    }

    @Override
    public List<Held> ofKeys(Collection<OrderKey> keys) {
      return held.stream().filter(order -> keys.contains(order.key())).toList();
    }

    @Override
    public Page placed(OrderSource.Period period, int page, int size) {
      return new Page(List.of(order), Map.of(), false, Duration.ZERO);
    }

    @Override
    public Page load(Collection<OrderKey> keys) {
      return new Page(List.of(), Map.of(), false, Duration.ZERO);
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }
}
