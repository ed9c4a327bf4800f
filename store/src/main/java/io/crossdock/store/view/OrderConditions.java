package io.crossdock.store.view;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.store.value.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A filter as SQL: only the conditions that are asked for, so that the planner sees which index
 * serves them. Every value is a bound parameter.
 */
public final class OrderConditions {

  /** A send is running, or due within a minute. */
  static final String PENDING =
      "(lease_owner IS NOT NULL OR sync_status = 'PENDING' OR (due_at IS NOT NULL"
          + " AND lease_owner IS NULL AND due_at < now() + interval '1 minute'))";

  /** By the index of names and e-mail addresses, where there is one. */
  public static final String PEOPLE =
      "lower(email || ' ' || bill_to_name || ' ' || ship_to_name) LIKE :like";

  /** As {@link #PENDING}: each of the three has an index of its own. */
  private static final String ALL_PENDING =
      """
      (connection, entity_id) IN (
        SELECT connection, entity_id FROM work WHERE lease_owner IS NOT NULL
        UNION ALL
        SELECT connection, entity_id FROM work
        WHERE due_at IS NOT NULL AND lease_owner IS NULL AND due_at < now() + interval '1 minute'
        UNION ALL
        SELECT connection, entity_id FROM shop_order WHERE sync_status = 'PENDING')
      """;

  private static final String NUMBERS = "increment_id IN (:text, :padded) OR salesforce_id = :text";

  private final List<String> conditions =
      new ArrayList<>(List.of("increment_id <> ''", "connection = :connection"));
  private final Map<String, Object> values = new LinkedHashMap<>();

  public OrderConditions(String connection, OrderFilter filter) {
    values.put("connection", connection);
    text(filter.text().strip());
    filter.syncStatus().ifPresent(this::mark);
    equal("status", filter.status());
    equal("purchase_point", filter.purchasePoint());
    filter.placed().from().ifPresent(at -> and("purchased_at >= :from", "from", Times.sql(at)));
    filter
        .placed()
        .before()
        .ifPresent(at -> and("purchased_at < :before", "before", Times.sql(at)));
    filter.baseTotal().least().ifPresent(n -> and("base_grand_total >= :least", "least", n));
    filter.baseTotal().most().ifPresent(n -> and("base_grand_total <= :most", "most", n));
    if (!filter.number().first().isEmpty()) {
      and("increment_id >= :first", "first", filter.number().first());
    }
    if (!filter.number().last().isEmpty()) {
      and("increment_id <= :last", "last", filter.number().last());
    }
    if (!filter.cause().isEmpty()) {
      and("cause = :cause", "cause", StoredQueueView.id(filter.cause()));
    }
  }

  void and(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  public String sql() {
    return " WHERE " + String.join(" AND ", conditions);
  }

  public Map<String, Object> values() {
    return values;
  }

  private void equal(String column, String value) {
    if (!value.isEmpty()) {
      and(column + " = :" + column, column, value);
    }
  }

  private void mark(SyncStatus mark) {
    if (mark == SyncStatus.PENDING) {
      conditions.add(ALL_PENDING);
    } else {
      and("sync_status = :mark AND NOT " + PENDING, "mark", mark.name());
    }
  }

  /** A number may be typed without its leading zeros; three letters are the least for a name. */
  private void text(String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 9;
    values.put("padded", digits ? "0".repeat(9 - text.length()) + text : text);
    boolean people = text.length() >= 3;
    if (people) {
      String quoted = text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
      values.put("like", "%" + quoted + "%");
    }
    and("(" + NUMBERS + (people ? " OR " + PEOPLE : "") + ")", "text", text);
  }
}
