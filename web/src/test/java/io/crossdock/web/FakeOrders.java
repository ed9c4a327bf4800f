package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Orders in memory, and what was asked of them. Lists them all, whatever the filter. */
public final class FakeOrders
    implements OrderViews, OrderFeed, OperationViews, Operations, WorkQueue {

  public final List<Row> rows = new ArrayList<>();
  public final List<Attempt> attempts = new ArrayList<>();
  public final List<List<OrderKey>> sent = new ArrayList<>();
  final List<String> again = new ArrayList<>();
  public final List<Query> asked = new ArrayList<>();
  public final List<Integer> counted = new ArrayList<>();

  @Override
  public void unblock(io.crossdock.core.failure.Cause cause) {}

  @Override
  public void unblock(Set<String> codes) {}

  public static Row row(long id, String text) {
    return row(id, "%09d".formatted(id), text);
  }

  /** One that is in Salesforce. */
  public static Row sent(long id, String recordId) {
    Row row = row(id, "In sync.");
    return new Row(
        row.key(),
        row.incrementId(),
        row.storeId(),
        row.purchasePoint(),
        row.purchasedAt(),
        row.billToName(),
        row.shipToName(),
        row.email(),
        row.baseGrandTotal(),
        row.baseCurrency(),
        row.grandTotal(),
        row.currency(),
        row.status(),
        SyncStatus.IN_SYNC,
        "",
        row.reason(),
        recordId,
        "001000000000001AAA",
        "003000000000001AAA",
        Optional.empty(),
        List.of(),
        List.of());
  }

  public static Row row(long id, String number, String text) {
    return new Row(
        new OrderKey("main", id),
        number,
        1,
        text,
        Instant.parse("2026-11-24T08:00:00Z"),
        text,
        text,
        text,
        new BigDecimal("12.50"),
        "USD",
        new BigDecimal("12.50"),
        "USD",
        text,
        SyncStatus.OUT_OF_SYNC,
        "code",
        text,
        "",
        "",
        "",
        Optional.empty(),
        List.of(new Related(new OrderKey("main", id + 100), text + "-1", true)),
        List.of(text));
  }

  @Override
  public OrderViews.Page list(Query query) {
    asked.add(query);
    int start = (query.cursor().isEmpty() ? 0 : Integer.parseInt(query.cursor())) + query.skip();
    int from = Math.min(rows.size(), start);
    int to = Math.min(rows.size(), from + query.limit());
    return new OrderViews.Page(
        rows.subList(from, to),
        to < rows.size() ? Optional.of("" + to) : Optional.empty(),
        from > 0 ? Optional.of("" + Math.max(0, from - query.limit())) : Optional.empty());
  }

  @Override
  public List<OrderKey> keys(OrderFilter filter, int most) {
    return rows.stream().map(Row::key).limit(most).toList();
  }

  @Override
  public int count(OrderFilter filter, int most) {
    counted.add(most);
    return Math.min(rows.size(), most);
  }

  @Override
  public long newest() {
    return rows.stream().mapToLong(row -> row.key().entityId()).max().orElse(0);
  }

  @Override
  public int countAfter(long entityId, OrderFilter filter, int most) {
    return (int) rows.stream().filter(row -> row.key().entityId() > entityId).limit(most).count();
  }

  @Override
  public Choices choices() {
    return new Choices(
        rows.stream().map(Row::status).distinct().toList(),
        rows.stream().map(Row::purchasePoint).distinct().toList());
  }

  @Override
  public Optional<Row> find(OrderKey key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  @Override
  public List<Row> find(Collection<OrderKey> keys) {
    return rows.stream().filter(row -> keys.contains(row.key())).toList();
  }

  /** All of them, then none. */
  @Override
  public Optional<OrderFeed.Page> changes(Optional<String> cursor, int limit) {
    return cursor.filter(c -> !c.equals("all")).isPresent()
        ? Optional.empty()
        : Optional.of(
            new OrderFeed.Page(cursor.isEmpty() ? List.copyOf(rows) : List.of(), "all", false));
  }

  @Override
  public List<Row> byIncrementId(String incrementId) {
    return rows.stream().filter(row -> row.incrementId().equals(incrementId)).toList();
  }

  @Override
  public List<Attempt> attempts(OrderKey key) {
    return attempts;
  }

  @Override
  public Counts counts() {
    return new Counts(0, rows.size(), 0, 0);
  }

  @Override
  public String start(List<OrderKey> keys, String user, Instant at) {
    sent.add(keys);
    return "op-" + sent.size();
  }

  @Override
  public Again tryAgain(String cause, String user, Instant at) {
    again.add(cause + " by " + user);
    return new Again(rows.size(), Optional.of("op-again"));
  }

  @Override
  public Optional<Progress> find(String id) {
    return Optional.of(new Progress(id, 1, 0, 1, 0, 0, 0));
  }

  @Override
  public Optional<Summary> summary(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Summary(id, 1, 0, 1, 0, 0, 0, List.of()));
  }

  @Override
  public void mark(Collection<OrderKey> keys, Trigger trigger) {
    sent.add(List.copyOf(keys));
  }

  @Override
  public Observed observe(List<io.crossdock.core.order.Order> orders, Trigger trigger, long since) {
    return new Observed(0, Map.of());
  }

  @Override
  public List<OrderKey> noticed(int most) {
    return List.of();
  }

  @Override
  public long moment() {
    return NEVER;
  }

  @Override
  public void markFailing(
      Map<OrderKey, io.crossdock.core.port.shop.OrderSource.Unreadable> unreadable,
      Trigger trigger) {}

  @Override
  public Optional<Claim> probe(String instance, Lane lane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Claim> claim(String instance, Lane lane, int max) {
    return List.of();
  }

  @Override
  public boolean renew(String instance, Collection<UUID> working) {
    return true;
  }

  @Override
  public Set<UUID> beginWrite(Collection<Claim> claims) {
    return Set.of();
  }

  @Override
  public Set<UUID> record(List<Settled> settled) {
    return Set.of();
  }

  @Override
  public void release(String instance) {}
}
