package io.crossdock.magento.order;

import io.crossdock.core.order.Withheld;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * An order's JSON as plain values, without what {@link Withheld} says must not be kept. Of the
 * payment's list of further values, which have no names, only the method's title is kept.
 */
final class Source {

  /** Where modules may put anything, a card's number too. */
  private enum Place {
    /** Of the order itself; only secrets known by their name go. */
    ORDER,
    /** In an extension attribute: what looks like a card's number goes as well. */
    MODULE,
    /** In the payment: only what is known to be harmless stays. */
    PAYMENT
  }

  private Source() {}

  /** Deeply immutable: maps, lists, texts, BigDecimals and booleans; nulls are left out. */
  static Map<String, Object> of(JsonNode order) {
    return map(order, Place.ORDER);
  }

  private static Map<String, Object> map(JsonNode object, Place place) {
    Map<String, Object> map = LinkedHashMap.newLinkedHashMap(object.size());
    object
        .properties()
        .forEach(entry -> {
          String name = entry.getKey();
          JsonNode value = entry.getValue();
          if (value.isNull() || dropped(name, place)) {
            return;
          }
          switch (name) {
            case "payment_additional_info" -> map.put(name, informed(value));
            case "additional_information" -> title(value).ifPresent(t -> map.put(name, t));
            default -> value(value, inside(name, place)).ifPresent(v -> map.put(name, v));
          }
        });
    return Collections.unmodifiableMap(map);
  }

  private static boolean dropped(String name, Place place) {
    return Withheld.anywhere(name) || (place == Place.PAYMENT && Withheld.ofPayment(name));
  }

  private static Place inside(String name, Place place) {
    return switch (name) {
      case "payment" -> Place.PAYMENT;
      case "shipping_assignments" -> Place.ORDER;
      case "extension_attributes" -> place == Place.ORDER ? Place.MODULE : place;
      default -> place;
    };
  }

  private static Optional<Object> value(JsonNode node, Place place) {
    return switch (node.getNodeType()) {
      case OBJECT -> Optional.of(map(node, place));
      case ARRAY -> Optional.of(list(node, place));
      case NUMBER -> kept(plain(node.decimalValue()), BigDecimal::toPlainString, place);
      case BOOLEAN -> Optional.of(node.booleanValue());
      default -> kept(node.asString(""), text -> text, place);
    };
  }

  private static List<Object> list(JsonNode array, Place place) {
    var list = new ArrayList<Object>(array.size());
    for (JsonNode element : array) {
      if (!element.isNull()) {
        value(element, place).ifPresent(list::add);
      }
    }
    return Collections.unmodifiableList(list);
  }

  /** Magento's list of key and value. */
  private static List<Object> informed(JsonNode rows) {
    var list = new ArrayList<Object>();
    for (JsonNode row : rows) {
      if (row.path("key").isString() && !Withheld.ofPayment(row.path("key").asString())) {
        list.add(map(row, Place.MODULE));
      }
    }
    return Collections.unmodifiableList(list);
  }

  /** The one text that is nothing but words; gateways put tokens beside it. */
  private static Optional<List<Object>> title(JsonNode values) {
    return PaymentParser.unnamedTitle(values).map(List::of);
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static <T> Optional<Object> kept(T value, Function<T, String> text, Place place) {
    return place == Place.ORDER || !Withheld.card(text.apply(value))
        ? Optional.of(value)
        : Optional.empty();
  }
}
