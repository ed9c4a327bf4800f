package io.crossdock.core.plan.told;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a send did in Salesforce, as the timeline tells it. Pure.
 *
 * @param sentence such as "Created: 3 lines, total 54.07 USD, Draft."; empty: nobody told
 * @param fields of records that were there before, old and new; at most {@link #MOST}
 */
public record Changes(String sentence, List<Field> fields) {

  /** More are not kept: a sentence says how much was changed. */
  static final int MOST = 100;

  public static final Changes UNTOLD = new Changes("", List.of());

  private static final int LONGEST = 300;
  private static final String STATUS = "Magento_Status__c";
  private static final Set<String> RECORDS = Set.of("Order", "Account", "Contact");

  /** What people read of documents; their lines go with them. */
  private static final SortedMap<String, String> OBJECTS =
      new TreeMap<>(
          Map.of(
              OrgShape.SHIPMENT, "shipment",
              OrgShape.TRACKING, "tracking number",
              OrgShape.INVOICE, "invoice",
              OrgShape.CREDIT_MEMO, "credit memo"));

  /**
   * A field that was changed.
   *
   * @param record {@code Order}, {@code Account}, {@code Contact}, or a line's SKU
   * @param name Salesforce's, such as {@code UnitPrice}
   * @param before empty where there was nothing
   */
  public record Field(String record, String name, String before, String after) {}

  /**
   * @param before what the org held
   * @param after what it holds now
   */
  public static Changes of(Plan plan, Applied before, Applied after) {
    return before.orderId().isEmpty() ? created(plan, before, after) : updated(plan, before, after);
  }

  private static Changes created(Plan plan, Applied before, Applied after) {
    var told = new ArrayList<String>();
    told.add(many(after.lineIds().size(), "line"));
    told.add("total " + plan.expectedTotal().amount().toPlainString() + " " + plan.currency());
    told.add(after.status());
    int notes = notes(before, after);
    if (notes > 0) {
      told.add(many(notes, "note"));
    }
    OBJECTS.forEach((object, thing) -> {
      long made = documents(plan, object, d -> there(d, after));
      if (made > 0) {
        told.add(many(made, thing));
      }
    });
    return new Changes("Created: " + String.join(", ", told) + ".", List.of());
  }

  private static Changes updated(Plan plan, Applied before, Applied after) {
    Map<String, String> skus = new LinkedHashMap<>();
    plan.lines().forEach(line -> skus.put(line.externalId(), line.product().sku()));
    List<Field> fields =
        Stream.concat(
                RECORDS.stream().sorted(),
                skus.keySet().stream().filter(before.lineIds()::containsKey))
            .flatMap(record -> differing(record, skus, before, after))
            .toList();
    var told = new ArrayList<String>();
    status(fields, before, after).forEach(told::add);
    parts(fields).ifPresent(told::add);
    lines(fields, before, after).forEach(told::add);
    int notes = notes(before, after);
    if (notes > 0) {
      told.add(notes == 1 ? "note added" : notes + " notes added");
    }
    told.addAll(documents(plan, before, after));
    return new Changes(
        told.isEmpty() ? "Read in Salesforce: nothing differed." : sentence(told),
        fields.stream().limit(MOST).toList());
  }

  private static Stream<Field> differing(
      String record, Map<String, String> skus, Applied before, Applied after) {
    Map<String, Object> was = before.sent().getOrDefault(record, Map.of());
    Map<String, Object> is = after.sent().getOrDefault(record, Map.of());
    boolean told = record.equals("Order") || !was.isEmpty();
    String name = skus.getOrDefault(record, record);
    return is.keySet().stream()
        .filter(field -> told)
        .sorted()
        .filter(field -> !same(was.getOrDefault(field, ""), is.getOrDefault(field, "")))
        .map(field ->
            new Field(
                name, field, text(was.getOrDefault(field, "")), text(is.getOrDefault(field, ""))));
  }

  private static List<String> status(List<Field> fields, Applied before, Applied after) {
    var told = new ArrayList<String>();
    fields.stream()
        .filter(field -> field.record().equals("Order") && field.name().equals(STATUS))
        .filter(field -> !field.before().isEmpty())
        .forEach(
            field -> told.add("status " + label(field.before()) + " → " + label(field.after())));
    if (!before.status().equals(after.status()) && !before.status().isEmpty()) {
      told.add("Salesforce status " + before.status() + " → " + after.status());
    }
    return told;
  }

  /** Which parts of the order, its Account and its Contact have other values. */
  private static Optional<String> parts(List<Field> fields) {
    var parts = new LinkedHashSet<String>();
    fields.stream()
        .filter(field -> RECORDS.contains(field.record()) && !field.name().equals(STATUS))
        .map(Changes::part)
        .forEach(parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts) + " changed");
  }

  private static String part(Field field) {
    String name = field.name();
    if (!field.record().equals("Order")) {
      return field.record() + " details";
    }
    if (name.startsWith("Billing")) {
      return "billing address";
    }
    if (name.startsWith("Shipping")) {
      return "shipping address";
    }
    return switch (name) {
      case "AccountId" -> "Account";
      case "BillToContactId", "ShipToContactId" -> "Contact";
      case "OwnerId" -> "Owner";
      default ->
          name.matches("Magento_.*(Total|Tax|Shipping|Discount).*__c") ? "amounts" : words(name);
    };
  }

  private static List<String> lines(List<Field> fields, Applied before, Applied after) {
    long added =
        after.lineIds().keySet().stream().filter(l -> !before.lineIds().containsKey(l)).count();
    long removed =
        before.lineIds().keySet().stream().filter(l -> !after.lineIds().containsKey(l)).count();
    Set<String> changed =
        fields.stream()
            .map(Field::record)
            .filter(record -> !RECORDS.contains(record))
            .collect(Collectors.toCollection(TreeSet::new));
    var told = new ArrayList<String>();
    if (added > 0) {
      told.add(many(added, "line") + " added");
    }
    if (!changed.isEmpty()) {
      told.add(many(changed.size(), "line") + " changed");
    }
    if (removed > 0) {
      told.add(many(removed, "line") + " removed");
    }
    return told;
  }

  private static List<String> documents(Plan plan, Applied before, Applied after) {
    var told = new ArrayList<String>();
    OBJECTS.forEach((object, thing) -> {
      long added = documents(plan, object, d -> there(d, after) && !there(d, before));
      long changed =
          documents(
              plan,
              object,
              d ->
                  there(d, before)
                      && !before
                          .sent()
                          .getOrDefault(d.externalId(), Map.of())
                          .equals(after.sent().getOrDefault(d.externalId(), Map.of())));
      if (added > 0) {
        told.add(many(added, thing) + " added");
      }
      if (changed > 0) {
        told.add(many(changed, thing) + " changed");
      }
    });
    long removed =
        before.sent().keySet().stream()
            .filter(key -> Applied.isTrack(key) && !after.sent().containsKey(key))
            .count();
    if (removed > 0) {
      told.add(many(removed, "tracking number") + " removed");
    }
    return told;
  }

  private static long documents(Plan plan, String object, Predicate<Plan.Document> which) {
    return plan.documents().stream().filter(d -> d.object().equals(object)).filter(which).count();
  }

  private static boolean there(Plan.Document document, Applied applied) {
    return applied.documentId(document.externalId()).isPresent();
  }

  private static int notes(Applied before, Applied after) {
    return (int) after.notes().stream().filter(note -> !before.notes().contains(note)).count();
  }

  private static String sentence(List<String> told) {
    String all = String.join(", ", told) + ".";
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
  }

  private static String many(long number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  /** Magento's own label of a status it ships with; of another its code in words. */
  private static String label(String status) {
    return switch (status) {
      case "holded" -> "On Hold";
      case "fraud" -> "Suspected Fraud";
      default ->
          Stream.of(status.split("_", -1))
              .filter(word -> !word.isEmpty())
              .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
              .collect(Collectors.joining(" "));
    };
  }

  /** {@code Magento_Coupon__c} is "Magento Coupon", {@code EffectiveDate} "Effective Date". */
  public static String words(String field) {
    return field
        .replaceFirst("__[a-z]+$", "")
        .replace('_', ' ')
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
        .replaceFirst("(?<=.) Id$", "");
  }

  private static boolean same(Object was, Object is) {
    return (was instanceof BigDecimal a && is instanceof BigDecimal b)
        ? a.compareTo(b) == 0
        : was.equals(is);
  }

  private static String text(Object value) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
