package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** A plan without lines, for where only whose it is matters. */
public final class PlanFixture {

  private PlanFixture() {}

  public static Plan plan(long id, String customer) {
    var person =
        new Plan.Customer(
            customer,
            customer + "@example.com",
            true,
            new Plan.Account.PerCustomer(new TreeMap<>()),
            new TreeMap<>(),
            new Plan.Matching(true, SeveralMatches.NEWEST, true),
            Instant.parse("2026-03-01T12:00:00Z"));
    return new Plan(
        new OrderKey("main", id),
        person,
        new TreeMap<>(),
        List.of(),
        new Plan.Catalogue(true, "", false),
        List.of(),
        new Plan.Status("Draft", "Draft", false, true),
        Plan.Scope.ALL,
        Money.ZERO,
        "USD",
        List.of(),
        Plan.Only.NONE,
        List.of());
  }
}
