package io.crossdock.magento.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an order's answer that say themselves that they are another order's. Lists of some
 * shops give every order the first one's address (magento2#38808). A part names its order by {@code
 * order_id}; addresses, payments and comments by {@code parent_id}.
 */
final class Strangers {

  private static final Set<String> BY_PARENT = Set.of("payment", "status_histories", "comments");

  private final long order;
  private final String incrementId;
  private final List<Stranger> found = new ArrayList<>();

  /**
   * @param pointer where it is, as a JSON pointer
   * @param kind the pointer without positions in lists
   * @param other entity_id of the order it names; 0 when it only says that it is not this one's
   */
  record Stranger(String pointer, String kind, long other) {

    /** A row of the order's own items: without it the money would be wrong. */
    boolean item() {
      return kind.equals("/items");
    }

    String words() {
      return switch (kind) {
        case "/billing_address" -> "billing address";
        case "/extension_attributes/shipping_assignments/shipping/address" -> "shipping address";
        case "/payment" -> "payment";
        case "/status_histories" -> "comment " + pointer.substring(kind.length() + 1);
        default -> "part \"" + pointer.substring(1).replace('/', '.') + "\"";
      };
    }
  }

  /**
   * From the order down to a part; put into words only for the few parts that are another's.
   *
   * @param name of the field; for a row, of its list
   * @param position of a row, or {@link #FIELD}
   */
  private record Way(@Nullable Way from, String name, int position) {

    static final int FIELD = -1;
    static final Way ORDER = new Way(null, "", FIELD);

    String pointer() {
      return from == null ? "" : from.pointer() + "/" + (position == FIELD ? name : position);
    }

    String kind() {
      return from == null ? "" : from.kind() + (position == FIELD ? "/" + name : "");
    }
  }

  private Strangers(JsonNode order) {
    this.order = number(order.path("entity_id"));
    this.incrementId = order.path("increment_id").asString("");
  }

  static List<Stranger> in(JsonNode order) {
    var strangers = new Strangers(order);
    strangers.children(order, Way.ORDER);
    strangers.billing(order);
    return List.copyOf(strangers.found);
  }

  /** The same order without these parts. */
  static JsonNode without(JsonNode order, List<Stranger> strangers) {
    Set<String> pointers = strangers.stream().map(Stranger::pointer).collect(Collectors.toSet());
    return pointers.isEmpty() ? order : pruned(order, way -> pointers.contains(way.pointer()));
  }

  /** The same order without parts of these kinds, whosever they are. */
  static JsonNode withoutKinds(JsonNode order, Set<String> kinds) {
    return kinds.isEmpty() ? order : pruned(order, way -> kinds.contains(way.kind()));
  }

  private void children(JsonNode node, Way way) {
    if (node.isObject()) {
      node.properties().forEach(e -> child(e.getValue(), way, e.getKey(), Way.FIELD));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        child(node.get(i), way, way.name(), i);
      }
    }
  }

  private void child(JsonNode node, Way from, String name, int position) {
    if (!node.isContainer()) {
      return;
    }
    Way way = new Way(from, name, position);
    Optional<Long> other = node.isObject() ? other(node, name) : Optional.empty();
    other.ifPresentOrElse(
        order -> found.add(new Stranger(way.pointer(), way.kind(), order)),
        () -> children(node, way));
  }

  private Optional<Long> other(JsonNode part, String name) {
    return named(part.path("order_id"))
        .or(() -> byParent(part, name) ? named(part.path("parent_id")) : Optional.empty());
  }

  private static boolean byParent(JsonNode part, String name) {
    return BY_PARENT.contains(name) || name.endsWith("address") || part.has("address_type");
  }

  private Optional<Long> named(JsonNode id) {
    return Optional.of(number(id))
        .filter(other -> other > 0 && other != order)
        .filter(other -> !id.asString("").equals(incrementId));
  }

  /** One that names no order may still not be the one that the order names. */
  private void billing(JsonNode o) {
    JsonNode address = o.path("billing_address");
    long wanted = number(o.path("billing_address_id"));
    long given = number(address.path("entity_id"));
    if (number(address.path("parent_id")) == 0 && wanted > 0 && given > 0 && wanted != given) {
      found.add(new Stranger("/billing_address", "/billing_address", 0));
    }
  }

  /** Ids of other systems, such as texts with letters, name no order of this shop. */
  private static long number(JsonNode id) {
    if (id.isInt() || id.isLong()) {
      return id.longValue();
    }
    try {
      return id.isNumber() || id.isString()
          ? new BigDecimal(id.asString().strip()).longValueExact()
          : 0;
    } catch (ArithmeticException | NumberFormatException e) {
      return 0;
    }
  }

  private static JsonNode pruned(JsonNode order, Predicate<Way> gone) {
    JsonNode copy = order.deepCopy();
    prune(copy, Way.ORDER, gone);
    return copy;
  }

  private static void prune(JsonNode node, Way way, Predicate<Way> gone) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        var part = new Way(way, name, Way.FIELD);
        if (gone.test(part)) {
          object.remove(name);
        } else {
          prune(object.path(name), part, gone);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        var part = new Way(way, way.name(), i);
        if (gone.test(part)) {
          array.remove(i);
        } else {
          prune(array.get(i), part, gone);
        }
      }
    }
  }
}
