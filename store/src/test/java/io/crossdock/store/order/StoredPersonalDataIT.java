package io.crossdock.store.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.PersonalData.Forgotten;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.ReadOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredPersonalDataIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrderKey SENT = new OrderKey("main", 1);
  private static final OrderKey BLOCKED = new OrderKey("main", 2);
  private static final OrderKey OTHERS = new OrderKey("main", 3);

  private final JdbcClient jdbc = jdbc();
  private final WorkQueue queue = store.workQueue();
  private final PersonalData data = store.personalData();

  @BeforeEach
  void twoOrdersOfAdaAndOneOfBob() {
    jdbc.sql("TRUNCATE work, shop_order, written, attempt, cause, customer_person, customer_link")
        .update();
    queue.renew("a", List.of());
    order(SENT, "Ada.Love@example.com", "Ada Lovelace");
    order(BLOCKED, "ada.love@EXAMPLE.com", "Ada Lovelace");
    order(OTHERS, "xada.love@example.com", "Bob Other");
    var renamed = new Changes.Field("Contact", "LastName", "Byron", "Lovelace");
    settle(
        SENT,
        new Outcome.Synced(
            applied("003A", "Ada Lovelace"),
            "print",
            new Changes("Contact details changed.", List.of(renamed))));
    settle(BLOCKED, new Outcome.Blocked(failure("Duplicate of Ada Lovelace.")));
    settle(OTHERS, new Outcome.Synced(applied("003B", "Bob Other"), "print"));
    var ada = new OrgNames.Named("003A", "Ada Lovelace", "");
    var names = new OrgNames.Names(OrgNames.Names.NOBODY, ada, OrgNames.Names.NOBODY);
    store.names().save(SENT, new KeptNames.Kept(names, "801A", "003A", Instant.EPOCH));
    store
        .customerLinks()
        .save(
            Map.of(
                "main:customer:1", person("003A", "Ada Lovelace"),
                "main:customer:2", person("003B", "Bob Other")));
  }

  @Test
  void thenNoTableHoldsThePersonAndTheOthersAreAsTheyWere() {
    assertThat(everything()).contains("ada.love", "lovelace", "12 analytical way", "byron");
    assertThat(store.orderViews().attempts(SENT).getFirst())
        .satisfies(told -> {
          assertThat(told.message()).isEqualTo("Contact details changed.");
          assertThat(told.changes())
              .containsExactly(new Changes.Field("Contact", "LastName", "Byron", "Lovelace"));
        });
    assertThat(store.orderViews().find(SENT).orElseThrow().reason()).isEqualTo("In sync.");
    assertThat(store.names().find(SENT).orElseThrow().names().contact().name())
        .isEqualTo("Ada Lovelace");
    List<OrderKey> orders = data.ordersOf("ADA.love@example.com");
    assertThat(orders).containsExactly(SENT, BLOCKED);
    assertThat(data.forget(orders)).isEqualTo(new Forgotten(2, 0));

    String left = everything();
    assertThat(left.replace("xada.love@example.com", ""))
        .doesNotContain("ada.love", "lovelace", "byron");
    assertThat(left.split("12 analytical way", -1)).as("Bob's, in two tables").hasSize(3);
    assertThat(store.appliedOrders().find(OTHERS)).isEqualTo(applied("003B", "Bob Other"));
    assertThat(store.customerLinks().find(Set.of("main:customer:1", "main:customer:2")))
        .containsOnlyKeys("main:customer:2");
    assertThat(data.ordersOf("ada.love@example.com")).isEmpty();
  }

  @Test
  void theOrderKeepsItsRecordsLinesAndFingerprintAndSaysSo() {
    data.forget(List.of(SENT));
    Applied kept = store.appliedOrders().find(SENT);
    assertThat(kept.orderId()).contains("801A");
    assertThat(kept.contactId()).contains("003A");
    assertThat(kept.lineIds()).containsEntry("main:1:1", "802A");
    assertThat(kept.notes()).containsExactly("7");
    assertThat(kept.sent()).isEmpty();
    assertThat(texts("SELECT fingerprint || grand_total FROM order_state WHERE entity_id = 1"))
        .containsExactly("print12.50");
    var row = store.orderViews().find(SENT).orElseThrow();
    assertThat(row.warnings()).singleElement().asString().contains("was forgotten here on");
  }

  @Test
  void aBlockedOrderStaysInTheQueueWithoutWhatHinderedIt() {
    data.forget(List.of(BLOCKED));
    var row = store.orderViews().find(BLOCKED).orElseThrow();
    assertThat(row.reasonCode()).isEqualTo("duplicate");
    assertThat(row.reason()).contains("Press \"Salesforce Sync\" to see it again.");
    var groups = store.queueView().groups(10);
    assertThat(groups.orders()).isEqualTo(1);
    assertThat(groups.largest().getFirst().cause().sentence()).contains("forgotten");
    assertThat(store.orderViews().attempts(BLOCKED).getFirst().message())
        .isEqualTo("Forgotten with its person.");
  }

  @Test
  void whatTheShopStillHasDoesNotComeBackIntoTheGrid() {
    data.forget(List.of(SENT));
    jdbc.sql("UPDATE order_state SET digest = 'older' WHERE entity_id = 1").update();
    assertThat(queue.observe(List.of(inTheShop(SENT, "Ada Lovelace")), Trigger.SWEEP)).isEqualTo(1);
    var row = store.orderViews().find(SENT).orElseThrow();
    assertThat(row.billToName() + row.shipToName() + row.email()).isEmpty();
    Claim claim = claim(SENT);
    assertThat(claim.fingerprint()).contains("print");
    queue.record(
        List.of(
            new Settled(
                claim,
                new Outcome.Unchanged(),
                Optional.of(inTheShop(SENT, "Ada Lovelace")),
                "",
                T0,
                T0)));
    row = store.orderViews().find(SENT).orElseThrow();
    assertThat(row.billToName() + row.shipToName() + row.email()).isEmpty();
  }

  @Test
  void anOrderThatIsBeingSentIsLeftAndCounted() {
    queue.mark(List.of(SENT), Trigger.MANUAL);
    claim(SENT);
    assertThat(data.forget(List.of(SENT, BLOCKED))).isEqualTo(new Forgotten(1, 1));
    assertThat(store.orderViews().find(SENT).orElseThrow().billToName()).isEqualTo("Ada Lovelace");
  }

  /** Every row of every table as text, in lower case. */
  private String everything() {
    var all = new StringBuilder();
    List<String> tables = texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    assertThat(tables).contains("shop_order", "written", "attempt", "cause", "customer_person");
    for (String table : tables) {
      texts("SELECT t::text FROM " + table + " t").forEach(all::append);
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).query((row, n) -> row.getString(1)).list();
  }

  private void order(OrderKey key, String email, String name) {
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, digest, increment_id, purchased_at,
              bill_to_name, ship_to_name, email, grand_total, currency, status)
            VALUES (:connection, :id, 'digest', lpad(:id::text, 9, '0'), now(),
              :name, :name, :email, 12.50, 'USD', 'processing')
            """)
        .param("connection", key.connection())
        .param("id", key.entityId())
        .param("name", name)
        .param("email", email)
        .update();
    queue.mark(List.of(key), Trigger.POLL);
  }

  private void settle(OrderKey key, Outcome outcome) {
    queue.record(List.of(new Settled(claim(key), outcome, Optional.empty(), "", T0, T0)));
  }

  private Claim claim(OrderKey key) {
    @Nullable Claim mine = null;
    var others = new ArrayList<Settled>();
    for (Claim claim : queue.claim("a", Lane.LIVE, 50)) {
      if (claim.key().equals(key)) {
        mine = claim;
      } else {
        others.add(
            new Settled(
                claim, new Outcome.HandedBack(Optional.empty()), Optional.empty(), "", T0, T0));
      }
    }
    queue.record(others);
    return Objects.requireNonNull(mine);
  }

  private static Applied applied(String contact, String name) {
    return new Applied(
        Optional.of("801A"),
        Optional.of("001A"),
        Optional.of(contact),
        Map.of(
            "Order", Map.of("BillingStreet", "12 Analytical Way"), "Contact", Map.of("Name", name)),
        Map.of("main:1:1", "802A"),
        "Draft",
        Set.of("7"),
        List.of());
  }

  private static Order inTheShop(OrderKey key, String text) {
    var address =
        new Order.Address(text, text, text, List.of(text), text, text, text, text, "US", text);
    return new Order(
        key,
        "00000000" + key.entityId(),
        "newer",
        new Order.Store(1, "English", 1, "base", "UTC"),
        T0,
        T0,
        "processing",
        "processing",
        new Order.Buyer(Optional.empty(), text, text, text, 0),
        Optional.of(address),
        Optional.of(address),
        List.of(),
        ReadOrder.NOTHING,
        ReadOrder.NOTHING,
        "",
        "",
        "",
        List.of(),
        Order.Relation.NONE,
        false,
        Map.of());
  }

  private static Person person(String contact, String name) {
    return new Person(
        contact,
        "001A",
        true,
        T0,
        Map.of("Contact", Map.of("Name", name, "MailingStreet", "12 Analytical Way")));
  }

  private static Failure failure(String message) {
    return Failure.of(Category.REJECTED, "duplicate", message, "Merge them.");
  }
}
