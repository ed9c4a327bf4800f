package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.salesforce.rest.Json;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappedFieldsIT {

  @SuppressWarnings("NullAway.Init")
  private TestOrg test;

  @BeforeEach
  void start() throws IOException {
    test = new TestOrg();
  }

  @AfterEach
  void stop() throws IOException {
    test.close();
  }

  @Test
  void insertOnlyIsWrittenOnceUpdateOnlyFromTheSecondTimeOnAndBothStayInStep() {
    Plan first = mapped("one", "2026-11-01");
    Applied applied = test.send(first, Applied.NOTHING, false);
    assertThat(order()).isEqualTo("one/");
    applied = test.send(first, applied, false);
    assertThat(order()).isEqualTo("one/2026-11-01");
    applied = test.send(mapped("two", "2026-11-02"), applied, false);
    assertThat(order()).isEqualTo("one/2026-11-02");
    assertThat(test.ready(mapped("two", "2026-11-02"), applied, true).nodes()).isZero();
  }

  @Test
  void mappedFieldsOfLinesAndContactsAreWrittenAndEmptied() {
    Applied applied = test.send(people("cold"), Applied.NOTHING, false);
    assertThat(test.query("SELECT Title FROM Contact").getFirst().path("Title").asString())
        .isEqualTo("cold");
    test.send(people(""), applied, false);
    assertThat(test.query("SELECT Title FROM Contact").getFirst().path("Title").isNull()).isTrue();
  }

  private String order() {
    var record = test.query("SELECT PoNumber, PoDate FROM Order").getFirst();
    return Json.string(record, "PoNumber") + "/" + Json.string(record, "PoDate");
  }

  private static Plan mapped(String number, String date) {
    Plan plan = Orders.plan(1, Orders.draft());
    var header = new TreeMap<>(plan.header());
    header.put("PoNumber", number);
    header.put("PoDate", date);
    var only =
        new Plan.Only(
            new TreeSet<>(List.of("Order.PoNumber")), new TreeSet<>(List.of("Order.PoDate")));
    return plan.withMapped(plan.customer(), header, plan.lines(), only, List.of());
  }

  private static Plan people(String department) {
    Plan plan = Orders.plan(1, Orders.draft());
    var customer = plan.customer();
    var contact = new TreeMap<>(customer.contact());
    contact.put("Title", department);
    return plan.withCustomer(
        new Plan.Customer(
            customer.externalId(),
            customer.email(),
            customer.guest(),
            customer.account(),
            contact,
            customer.matching(),
            customer.asOf()));
  }
}
