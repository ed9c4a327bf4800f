package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments of an order, as the shop's database keeps them. */
final class Comments {

  /** A TEXT column: what is longer is cut in silence. */
  private static final int MAX_BYTES = 65_535;

  private Comments() {}

  /** Adds what a client posted. */
  static void add(
      Map<String, Object> order, Map<String, Object> given, String now, Numbers numbers) {
    Object status = given.get("status");
    if (status != null && !status.equals(order.get("status"))) {
      throw Refused.with(
          400,
          "Unable to add comment: The status \"%1\" is not part of the order\n"
              + "                 status history.",
          status.toString());
    }
    var row = new LinkedHashMap<String, @Nullable Object>();
    Object comment = given.get("comment");
    row.put("comment", comment == null || comment.equals("") ? null : stored(comment.toString()));
    row.put("created_at", given.getOrDefault("created_at", now));
    row.put("entity_id", numbers.next("comment"));
    row.put("is_customer_notified", given.get("is_customer_notified"));
    row.put("is_visible_on_front", given.getOrDefault("is_visible_on_front", 0));
    row.put("parent_id", order.get("entity_id"));
    row.put("status", order.get("status"));
    insert(order, row);
  }

  /** The shop's own word on a refund. */
  static void refunded(Map<String, Object> order, String amount, String now, Numbers numbers) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("comment", "We refunded " + amount + " offline.");
    row.put("created_at", now);
    row.put("entity_id", numbers.next("comment"));
    row.put("entity_name", "creditmemo");
    row.put("is_customer_notified", 0);
    row.put("is_visible_on_front", 0);
    row.put("parent_id", order.get("entity_id"));
    row.put("status", order.get("status"));
    insert(order, row);
  }

  /** Newest first, as an order shows them. */
  private static void insert(Map<String, Object> order, Map<String, @Nullable Object> row) {
    List<Object> rows = new ArrayList<>(Json.asList(order.get("status_histories")));
    rows.addFirst(row);
    rows.sort(Comparator.comparing((Object r) -> Doc.text(Doc.object(r), "created_at")).reversed());
    order.put("status_histories", rows);
  }

  /** utf8mb3 knows no character beyond the first 65,536: each becomes four question marks. */
  private static String stored(String comment) {
    var text = new StringBuilder();
    comment
        .codePoints()
        .forEach(c -> {
          if (Character.isBmpCodePoint(c)) {
            text.appendCodePoint(c);
          } else {
            text.append("????");
          }
        });
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    int end = Math.min(bytes.length, MAX_BYTES);
    while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
