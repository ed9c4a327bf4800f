package io.crossdock.sandbox.org;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every object of the org, read from {@code schema.txt} beside this class. Immutable. */
final class Schema {

  /** The list a parent has of its children. */
  record Children(String parent, String name, String child, String field) {}

  static final List<Children> CHILDREN =
      List.of(
          new Children("Account", "Orders", "Order", "AccountId"),
          new Children("Account", "Contacts", "Contact", "AccountId"),
          new Children("Order", "OrderItems", "OrderItem", "OrderId"),
          new Children("Order", "Notes", "Note", "ParentId"),
          new Children("Order", "ContentDocumentLinks", "ContentDocumentLink", "LinkedEntityId"),
          new Children("Product2", "PricebookEntries", "PricebookEntry", "Product2Id"),
          new Children("Pricebook2", "PricebookEntries", "PricebookEntry", "Pricebook2Id"));

  private final Map<String, Entity> entities = new LinkedHashMap<>();

  Schema() {
    for (String block : text().split("\n\n+", -1)) {
      Entity entity = Entity.parse(block);
      entities.put(entity.name().toLowerCase(Locale.ROOT), entity);
    }
  }

  Collection<Entity> all() {
    return entities.values();
  }

  Optional<Entity> find(String name) {
    return Optional.ofNullable(entities.get(name.toLowerCase(Locale.ROOT)));
  }

  Entity get(String name) {
    return find(name).orElseThrow(Refusal::notFound);
  }

  Optional<Entity> ofId(String id) {
    return entities.values().stream().filter(e -> id.startsWith(e.prefix())).findFirst();
  }

  private static String text() {
    try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
