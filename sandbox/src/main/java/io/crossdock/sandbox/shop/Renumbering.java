package io.crossdock.sandbox.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a new order of a recorded one: own ids throughout, another buyer, another time. */
final class Renumbering {

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

  private final Map<String, Object> kind;
  private final Person person;
  private final Numbers numbers;
  private final int id;
  private final Map<Object, Integer> items = new HashMap<>();
  private final Map<Object, Integer> comments = new HashMap<>();
  private Duration shift = Duration.ZERO;

  Renumbering(Map<String, Object> kind, Person person, Numbers numbers) {
    this.kind = kind;
    this.person = person;
    this.numbers = numbers;
    this.id = numbers.next("order");
    number(kind, "items", "item_id", items, "item");
    number(kind, "status_histories", "entity_id", comments, "comment");
  }

  private void number(
      Map<String, Object> order, String list, String key, Map<Object, Integer> into, String table) {
    Doc.objects(order, list).stream()
        .map(row -> Doc.whole(row, key))
        .sorted()
        .forEach(old -> into.put(old, numbers.next(table)));
  }

  Map<String, Object> placedAt(Instant placed) {
    shift = Duration.between(ShopTime.read(Doc.text(kind, "created_at")), placed);
    Map<String, Object> order = object("", kind);
    order.put("increment_id", numbers.nextIncrement(Doc.whole(kind, "store_id")));
    order.put("protect_code", String.format("%032x", id * 7_919L));
    order.put("quote_id", numbers.next("quote"));
    order.put("billing_address_id", Doc.at(order, "billing_address").getOrDefault("entity_id", 0));
    order.computeIfPresent("customer_id", (key, old) -> person.customerId());
    order.put(Documents.MADE, new RecordedDocuments(kind, order, items, shift, numbers).all());
    return order;
  }

  private @Nullable Object value(String in, String key, @Nullable Object old) {
    return switch (old) {
      case Map<?, ?> map -> object(key, Doc.object(map));
      case List<?> list -> list(key, list);
      case String text -> text(key, text);
      case Integer number -> whole(in, key, number);
      case null, default -> old;
    };
  }

  private Map<String, Object> object(String in, Map<String, Object> old) {
    var made = LinkedHashMap.<String, Object>newLinkedHashMap(old.size());
    old.forEach((key, value) -> made.put(key, value(in, key, value)));
    return made;
  }

  private List<Object> list(String key, List<?> old) {
    var made = new ArrayList<Object>(old.size());
    for (Object value : old) {
      made.add(made.isEmpty() && key.equals("street") ? person.street() : value(key, key, value));
    }
    return made;
  }

  private String text(String key, String old) {
    return switch (key) {
      case "email", "customer_email" -> person.email();
      case "firstname", "customer_firstname" -> person.firstName();
      case "lastname", "customer_lastname" -> person.lastName();
      default -> TIME.matcher(old).matches() ? ShopTime.text(ShopTime.read(old).plus(shift)) : old;
    };
  }

  private Integer whole(String in, String key, Integer old) {
    return switch (key) {
      case "order_id", "parent_id" -> id;
      case "item_id", "parent_item_id" -> items.getOrDefault(old, old);
      case "quote_item_id", "tax_item_id" -> numbers.next(key);
      case "entity_id" ->
          switch (in) {
            case "" -> id;
            case "status_histories" -> comments.getOrDefault(old, old);
            default -> numbers.next(in);
          };
      default -> old;
    };
  }
}
