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
import java.util.stream.Stream;

/**
 * Every object of the org, read from {@code schema.txt} beside this class and from {@link
 * Packaged}, as far as the {@link Setup} lets a client see it. Thread-safe.
 */
final class Schema {

  /** The list a parent has of its children. */
  record Children(String parent, String name, String child, String field) {}

  private static final List<Children> STANDARD =
      List.of(
          new Children("Account", "Orders", "Order", "AccountId"),
          new Children("Account", "Contacts", "Contact", "AccountId"),
          new Children("Account", "Notes", "Note", "ParentId"),
          new Children("Contact", "Notes", "Note", "ParentId"),
          new Children("Order", "OrderItems", "OrderItem", "OrderId"),
          new Children("Order", "Orders", "Order", "OriginalOrderId"),
          new Children("Order", "Notes", "Note", "ParentId"),
          new Children("Order", "ContentDocumentLinks", "ContentDocumentLink", "LinkedEntityId"),
          new Children(
              "ContentDocument",
              "ContentDocumentLinks",
              "ContentDocumentLink",
              "ContentDocumentId"),
          new Children("Product2", "PricebookEntries", "PricebookEntry", "Product2Id"),
          new Children("Pricebook2", "PricebookEntries", "PricebookEntry", "Pricebook2Id"));

  static final List<Children> CHILDREN =
      Stream.concat(STANDARD.stream(), Packaged.all().children().stream()).toList();

  /** The list of that name that an object has. */
  static Optional<Children> children(Entity parent, String name) {
    return CHILDREN.stream()
        .filter(c -> c.parent().equals(parent.name()) && c.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Amounts whose decimals are those of their currency. */
  private static final List<String> AMOUNTS =
      List.of(
          "Order.TotalAmount",
          "OrderItem.UnitPrice",
          "OrderItem.ListPrice",
          "OrderItem.TotalPrice",
          "PricebookEntry.UnitPrice");

  private record Seen(long version, Map<String, Entity> entities) {}

  private final Setup setup;
  private final Map<String, Entity> whole = new LinkedHashMap<>();
  private volatile Seen seen = new Seen(-1, Map.of());

  Schema(Setup setup) {
    this.setup = setup;
    for (String block : text().split("\n\n+", -1)) {
      Entity entity = Entity.parse(block);
      List<String> more = Packaged.all().fields().getOrDefault(entity.name(), List.of());
      whole.put(key(entity.name()), entity.with(more));
    }
    Packaged.all().objects().forEach(entity -> whole.put(key(entity.name()), entity));
  }

  Collection<Entity> all() {
    return seen().values();
  }

  Optional<Entity> find(String name) {
    return Optional.ofNullable(seen().get(key(name)));
  }

  Entity get(String name) {
    return find(name).orElseThrow(Refusal::notFound);
  }

  /** The object with every field it can have, hidden ones too. */
  Entity whole(String name) {
    return Objects.requireNonNull(whole.get(key(name)), name);
  }

  /**
   * Whether the org has such a field, or can have it.
   *
   * @param field as {@code Order.PoNumber}
   */
  boolean couldHave(String field) {
    int dot = field.indexOf('.');
    Entity entity = dot < 0 ? null : whole.get(key(field.substring(0, dot)));
    return entity != null && entity.field(field.substring(dot + 1)).isPresent();
  }

  /** Every object the org could have. */
  Collection<Entity> whole() {
    return whole.values();
  }

  /** A field of an object that points at records. */
  record Lookup(Entity entity, Field field) {}

  /** Every field of any object that may point at this one's records and is looked up by. */
  List<Lookup> lookups(Entity target) {
    return whole().stream()
        .flatMap(e -> e.fields().values().stream().map(f -> new Lookup(e, f)))
        .filter(l -> l.field().indexed() && l.field().reference())
        .filter(l -> List.of(target.name(), "*").contains(l.field().target()))
        .toList();
  }

  Optional<Entity> ofId(String id) {
    return all().stream().filter(e -> id.startsWith(e.prefix())).findFirst();
  }

  private Map<String, Entity> seen() {
    Seen now = seen;
    if (now.version != setup.version()) {
      now = new Seen(setup.version(), look());
      seen = now;
    }
    return now.entities;
  }

  private Map<String, Entity> look() {
    List<String> missing = setup.missingFields().stream().map(Schema::key).toList();
    var visible = new LinkedHashMap<String, Entity>();
    whole.forEach((key, entity) -> {
      if (has(entity.feature())) {
        visible.put(
            key,
            entity.seen(f ->
                has(f.feature()) && !missing.contains(key(entity.name() + "." + f.name()))
                    ? Optional.of(configured(entity, f))
                    : Optional.empty()));
      }
    });
    return visible;
  }

  /** Several, as {@code personAccounts+statePicklists}, must all be on. */
  private boolean has(String features) {
    return features.isEmpty() || List.of(features.split("\\+", -1)).stream().allMatch(setup::isOn);
  }

  Places places() {
    return setup.places();
  }

  private Field configured(Entity entity, Field field) {
    String of = entity.name() + "." + field.name();
    Field now = listed(entity, field);
    for (String line : setup.fieldLengths()) {
      if (line.startsWith(of + " ")) {
        now = now.withLength(Integer.parseInt(line.substring(of.length() + 1)));
      }
    }
    for (String line : setup.endedValues()) {
      if (line.startsWith(of + " ")) {
        now = now.without(line.substring(of.length() + 1));
      }
    }
    return setup.readOnlyFields().contains(of) ? now.readOnly() : now;
  }

  private Field listed(Entity entity, Field field) {
    if (field.name().equals("CurrencyIsoCode")) {
      return field.with(setup.currencies());
    }
    if (AMOUNTS.contains(entity.name() + "." + field.name())) {
      return field.withScale(
          setup.currencies().stream().mapToInt(setup::decimals).reduce(2, Math::max));
    }
    return entity.name().equals("Order") && field.name().equals("Status")
        ? field.with(List.copyOf(setup.orderStatuses().keySet()))
        : field;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String text() {
    try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
