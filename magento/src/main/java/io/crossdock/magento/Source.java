package io.crossdock.magento;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An order's JSON as plain values, without what must not be kept: secrets, the buyer's network
 * address, and payment details other than the method and the amounts.
 */
final class Source {

  /** {@code gift_cards} holds codes that can be spent; the amounts stand beside it. */
  private static final Set<String> DROPPED =
      Set.of(
          "protect_code", "remote_ip", "x_forwarded_for", "payment_additional_info", "gift_cards");

  /** Cards, cheques, purchase order numbers, tokens: what is not known to be harmless goes. */
  private static final Set<String> KEPT_OF_PAYMENT =
      Set.of(
          "method",
          "amount_ordered",
          "amount_paid",
          "amount_refunded",
          "amount_canceled",
          "base_amount_ordered",
          "base_amount_paid",
          "base_amount_refunded",
          "base_amount_canceled",
          "shipping_amount",
          "base_shipping_amount");

  private Source() {}

  /** Deeply immutable: maps, lists, texts, BigDecimals and booleans; nulls are left out. */
  static Map<String, Object> of(JsonNode order) {
    var map = new LinkedHashMap<String, Object>();
    order
        .properties()
        .forEach(entry -> {
          String name = entry.getKey();
          if (!entry.getValue().isNull() && !DROPPED.contains(name)) {
            map.put(
                name, name.equals("payment") ? payment(entry.getValue()) : value(entry.getValue()));
          }
        });
    return Collections.unmodifiableMap(map);
  }

  private static Map<String, Object> payment(JsonNode payment) {
    var kept = new LinkedHashMap<>(of(payment));
    kept.keySet().retainAll(KEPT_OF_PAYMENT);
    return Collections.unmodifiableMap(kept);
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> of(node);
      case ARRAY -> list(node);
      case NUMBER -> plain(node.decimalValue());
      case BOOLEAN -> node.booleanValue();
      default -> node.asString("");
    };
  }

  private static List<Object> list(JsonNode array) {
    var list = new ArrayList<Object>(array.size());
    for (JsonNode element : array) {
      if (!element.isNull()) {
        list.add(value(element));
      }
    }
    return Collections.unmodifiableList(list);
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
