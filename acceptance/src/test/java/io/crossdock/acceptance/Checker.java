package io.crossdock.acceptance;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Compares everything in the shop with everything in the org by calls of its own: it knows Magento,
 * Salesforce and the promised external ids, and nothing of how Crossdock works.
 */
final class Checker {

  /** The org shows the first 255 characters of a note; some of them say who wrote it and when. */
  private static final int PREVIEW = 255;

  private static final int COMMENT = 80;

  private final Place place;
  private final boolean documents;

  Checker(Place place) {
    this(place, false);
  }

  private Checker(Place place, boolean documents) {
    this.place = place;
    this.documents = documents;
  }

  /** Compares shipments, invoices and credit memos as well. */
  Checker withDocuments() {
    return new Checker(place, true);
  }

  /**
   * What is not as it must be, one sentence each.
   *
   * @param orders how many the shop has
   * @param notes how many comments of theirs have a text
   */
  record Verdict(
      int orders, int notes, List<String> lost, List<String> doubled, List<String> wrong) {

    boolean clean() {
      return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
      var text = new StringBuilder();
      text.append(
          "orders %d, notes %d, lost %d, doubled %d, wrong %d"
              .formatted(orders, notes, lost.size(), doubled.size(), wrong.size()));
      lost.forEach(l -> text.append("\n  lost: ").append(l));
      doubled.forEach(d -> text.append("\n  doubled: ").append(d));
      wrong.forEach(w -> text.append("\n  wrong: ").append(w));
      return text.toString();
    }
  }

  /** Looks again and again until all is as it must be, or the patience ends: the last verdict. */
  Verdict settled(Duration patience) {
    var last = new AtomicReference<Verdict>();
    try {
      await()
          .atMost(patience)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> {
            last.set(check());
            return last.get().clean();
          });
    } catch (ConditionTimeoutException e) {
      // the verdict says what is missing
    }
    return Objects.requireNonNull(last.get());
  }

  Verdict check() {
    var verdict =
        new Verdict(
            place.orders().size(),
            place
                .orders()
                .valueStream()
                .mapToInt(o -> comments(o.path("status_histories")).size())
                .sum(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Map<String, List<JsonNode>> orders =
        grouped(
            "SELECT Id, Magento_Id__c, TotalAmount, Status, Magento_Status__c, BillingStreet,"
                + " ShippingStreet, Magento_Total_Refunded__c FROM Order",
            "Magento_Id__c");
    Map<String, List<JsonNode>> lines =
        grouped("SELECT Id, OrderId, Magento_Id__c, Quantity FROM OrderItem", "OrderId");
    Map<String, List<String>> notes =
        notesOn(
            place, orders.values().stream().flatMap(List::stream).map(o -> text(o, "Id")).toList());
    var known = new TreeSet<String>();
    for (JsonNode order : place.orders()) {
      String key = key(order);
      known.add(key);
      List<JsonNode> found = orders.getOrDefault(key, List.of());
      if (found.size() == 1) {
        header(order, found.getFirst(), verdict);
        lines(order, lines.getOrDefault(text(found.getFirst(), "Id"), List.of()), verdict);
        notes(
            key,
            comments(order.path("status_histories")),
            notes.getOrDefault(text(found.getFirst(), "Id"), List.of()),
            verdict);
      } else {
        (found.isEmpty() ? verdict.lost() : verdict.doubled()).add("order " + key);
      }
    }
    orders.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> verdict.doubled().add("an order the shop does not have: " + key));
    if (documents) {
      new DocumentChecker(place, verdict).check();
    }
    people(verdict);
    return verdict;
  }

  private static void header(JsonNode order, JsonNode found, Verdict verdict) {
    String key = key(order);
    same(verdict, key + " total", order, "grand_total", found, "TotalAmount");
    same(verdict, key + " refunded", order, "total_refunded", found, "Magento_Total_Refunded__c");
    String status = text(order, "status");
    equal(verdict, key + " status", status, text(found, "Magento_Status__c"));
    if (Set.of("complete", "closed").contains(status)) {
      equal(verdict, key + " Salesforce status", "Activated", text(found, "Status"));
    }
    equal(
        verdict,
        key + " billing street",
        street(order.path("billing_address")),
        text(found, "BillingStreet"));
    JsonNode shipping =
        order
            .path("extension_attributes")
            .path("shipping_assignments")
            .path(0)
            .path("shipping")
            .path("address");
    if (!shipping.isMissingNode()) {
      equal(verdict, key + " shipping street", street(shipping), text(found, "ShippingStreet"));
    }
  }

  private static void lines(JsonNode order, List<JsonNode> found, Verdict verdict) {
    String key = key(order);
    Map<String, List<JsonNode>> byKey =
        found.stream().collect(Collectors.groupingBy(l -> text(l, "Magento_Id__c")));
    byKey.forEach((line, all) -> {
      if (line.isEmpty() || all.size() > 1) {
        verdict.doubled().add(key + " line \"" + line + "\" " + all.size() + " times");
      }
    });
    var wanted = new TreeSet<String>();
    for (JsonNode item : order.path("items")) {
      String line = "main:" + item.path("item_id").asLong();
      if (item.has("parent_item_id")) {
        continue;
      }
      wanted.add(line);
      if (byKey.containsKey(line)) {
        same(
            verdict,
            key + " quantity of " + line,
            item,
            "qty_ordered",
            byKey.get(line).getFirst(),
            "Quantity");
      } else {
        verdict.lost().add(key + " line " + line);
      }
    }
    byKey.keySet().stream()
        .filter(line -> !line.isEmpty() && !wanted.contains(line))
        .filter(line -> !line.startsWith(key + ":"))
        .forEach(line -> verdict.wrong().add(key + " has a line too many: " + line));
  }

  /** Each of these comments of an order or a document is one of the notes that were found on it. */
  static void notes(String key, List<String> all, List<String> found, Verdict verdict) {
    Map<String, List<String>> wanted =
        all.stream().collect(Collectors.groupingBy(c -> beginning(c, COMMENT)));
    wanted.forEach((beginning, comments) -> {
      long there = found.stream().filter(note -> note.contains(beginning)).count();
      String what = key + " note \"" + comments.getFirst() + "\"";
      if (there < comments.size()) {
        verdict.lost().add(what);
      } else if (there > comments.size()) {
        verdict.doubled().add(what + " " + there + " times");
      }
    });
    if (found.size() > all.size()) {
      verdict.doubled().add(key + " has " + found.size() + " notes");
    }
  }

  private void people(Verdict verdict) {
    place.allOf("SELECT Email FROM Contact WHERE Email != null").stream()
        .collect(
            Collectors.groupingBy(
                c -> text(c, "Email").toLowerCase(java.util.Locale.ROOT), Collectors.counting()))
        .forEach((email, times) -> {
          if (times > 1) {
            verdict.doubled().add("contact " + email + " " + times + " times");
          }
        });
  }

  /** The texts of the notes on each of these records. */
  static Map<String, List<String>> notesOn(Place place, List<String> ids) {
    var texts = new HashMap<String, String>();
    place
        .allOf("SELECT Id, TextPreview FROM ContentNote")
        .forEach(note -> texts.put(text(note, "Id"), text(note, "TextPreview")));
    var notes = new HashMap<String, List<String>>();
    for (int from = 0; from < ids.size(); from += 100) {
      String in = String.join("','", ids.subList(from, Math.min(ids.size(), from + 100)));
      for (JsonNode link :
          place.allOf(
              "SELECT LinkedEntityId, ContentDocumentId FROM ContentDocumentLink"
                  + " WHERE LinkedEntityId IN ('"
                  + in
                  + "')")) {
        notes
            .computeIfAbsent(text(link, "LinkedEntityId"), k -> new ArrayList<>())
            .add(beginning(texts.getOrDefault(text(link, "ContentDocumentId"), ""), PREVIEW));
      }
    }
    return notes;
  }

  private Map<String, List<JsonNode>> grouped(String query, String by) {
    return place.allOf(query).stream().collect(Collectors.groupingBy(r -> text(r, by)));
  }

  /** Those that say something. */
  static List<String> comments(JsonNode rows) {
    return rows.valueStream()
        .map(history -> text(history, "comment"))
        .filter(comment -> !comment.isBlank())
        .toList();
  }

  /** Without tags, which comments lose, and white space, which previews do not keep. */
  private static String beginning(String text, int characters) {
    String dense = text.replaceAll("<[^>]*>|\\s", "");
    return dense.substring(0, Math.min(dense.length(), characters));
  }

  private static String key(JsonNode order) {
    return "main:" + order.path("entity_id").asLong();
  }

  private static String street(JsonNode address) {
    return address
        .path("street")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.joining("\n"));
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asString("");
  }

  private static void equal(Verdict verdict, String what, String shop, String org) {
    if (!shop.equals(org)) {
      verdict.wrong().add("%s: shop \"%s\", org \"%s\"".formatted(what, shop, org));
    }
  }

  private static void same(
      Verdict verdict, String what, JsonNode shop, String shopField, JsonNode org, String field) {
    BigDecimal wanted = number(shop.path(shopField));
    BigDecimal found = number(org.path(field));
    if (wanted.compareTo(found) != 0) {
      verdict.wrong().add("%s: shop %s, org %s".formatted(what, wanted, found));
    }
  }

  private static BigDecimal number(JsonNode value) {
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }
}
