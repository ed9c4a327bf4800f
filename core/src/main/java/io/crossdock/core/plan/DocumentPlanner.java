package io.crossdock.core.plan;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Document.CreditMemo;
import io.crossdock.core.order.Document.Invoice;
import io.crossdock.core.order.Document.Item;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Document.Shipment;
import io.crossdock.core.order.Document.Sums;
import io.crossdock.core.order.Document.Track;
import io.crossdock.core.order.Order;
import io.crossdock.core.policy.SyncSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shipments with their tracks, invoices and credit memos as records of the package's objects, in
 * the amounts the order is sent in. Of an org that has no such object none is planned.
 */
final class DocumentPlanner {

  private static final int NAME = 80;
  private static final int TEXT = 255;
  private static final int COMMENT = 32_768;

  /** As Salesforce writes a date and time. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.000+0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Where Magento's own carriers show a parcel. */
  private static final Map<String, String> PAGES =
      Map.of(
          "ups", "https://www.ups.com/track?tracknum=",
          "usps", "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
          "fedex", "https://www.fedex.com/fedextrack/?trknbr=",
          "dhl", "https://www.dhl.com/en/express/tracking.html?AWB=");

  private final Order order;
  private final Amounts amounts;
  private final OrgShape org;
  private final List<String> warnings;
  private final Set<String> lines;
  private final List<Plan.Document> records = new ArrayList<>();

  /**
   * @param lines what of the order becomes a line
   */
  DocumentPlanner(
      Order order, Amounts amounts, OrgShape org, List<Plan.Line> lines, List<String> warnings) {
    this.lines = lines.stream().map(Plan.Line::externalId).collect(Collectors.toSet());
    this.order = order;
    this.amounts = amounts;
    this.org = org;
    this.warnings = warnings;
  }

  List<Plan.Document> all(SyncSettings.Documents settings) {
    Set<Kind> wanted =
        settings.kinds().stream().filter(org::has).collect(Collectors.toUnmodifiableSet());
    for (Document document : order.documents()) {
      if (wanted.contains(document.kind())) {
        one(document);
        if (settings.lines() && org.has(OrgShape.DOCUMENT_LINE)) {
          document.head().items().forEach(item -> line(document, item));
        }
      }
    }
    return List.copyOf(records);
  }

  private void one(Document document) {
    String object = OrgShape.object(document.kind());
    Texts fields =
        texts(object, document.kind().label() + " " + document.head().number())
            .put("Name", document.head().number(), NAME)
            .put("Date__c", time(document.head().createdAt()), TEXT);
    switch (document) {
      case Shipment shipment -> shipped(shipment, fields);
      case Invoice invoice -> {
        fields.put("State__c", invoice.state(), TEXT);
        fields.put("Transaction_Id__c", invoice.transactionId(), TEXT);
        sums(amounts.base() ? invoice.baseSums() : invoice.sums(), invoice.baseSums(), fields);
      }
      case CreditMemo memo -> {
        Sums sums = amounts.base() ? memo.baseSums() : memo.sums();
        fields.put("State__c", memo.state(), TEXT);
        sums(sums, memo.baseSums(), fields);
        fields.put("Adjustment_Refund__c", sums.adjustmentRefund().amount());
        fields.put("Adjustment_Fee__c", sums.adjustmentFee().amount());
      }
    }
    add(object, key(document), fields, new TreeMap<>(), "");
    if (document instanceof Shipment shipment && org.has(OrgShape.TRACKING)) {
      shipment.tracks().forEach(track -> track(shipment, track));
    }
  }

  private void shipped(Shipment shipment, Texts fields) {
    Optional<Track> first = shipment.tracks().stream().findFirst();
    fields.put("Total_Quantity__c", shipment.quantity());
    fields.put(
        "Comment__c",
        shipment.head().comments().stream()
            .map(comment -> Texts.plain(comment.text()))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(""),
        COMMENT);
    fields.put("Carrier__c", first.map(Track::title).orElse(""), TEXT);
    fields.put("Tracking_Number__c", first.map(Track::number).orElse(""), TEXT);
    fields.put("Tracking_Link__c", first.map(DocumentPlanner::page).orElse(""), TEXT);
  }

  private static void sums(Sums sums, Sums base, Texts fields) {
    fields.put("Subtotal__c", sums.subtotal().amount());
    fields.put("Tax__c", sums.tax().amount());
    fields.put("Shipping__c", sums.shipping().amount());
    fields.put("Discount__c", sums.discount().amount());
    fields.put("Grand_Total__c", sums.grandTotal().amount());
    fields.put("Base_Grand_Total__c", base.grandTotal().amount());
    fields.put("Base_Currency__c", base.currency(), 3);
  }

  private void track(Shipment shipment, Track track) {
    String number = track.number().isEmpty() ? track.title() : track.number();
    Texts fields =
        texts(OrgShape.TRACKING, number)
            .put("Name", number.isEmpty() ? "-" : number, NAME)
            .put("Carrier__c", track.title(), TEXT)
            .put("Number__c", track.number(), TEXT)
            .put("Link__c", page(track), TEXT);
    add(
        OrgShape.TRACKING,
        key(Applied.TRACK, track.id()),
        fields,
        belonging("Shipment__c", shipment),
        "");
  }

  private void line(Document document, Item item) {
    String sku = item.sku().isEmpty() ? Long.toString(item.orderItemId()) : item.sku();
    Texts fields =
        texts(OrgShape.DOCUMENT_LINE, sku)
            .put("Name", sku, NAME)
            .put("Sku__c", item.sku(), TEXT)
            .put("Quantity__c", item.quantity());
    if (document.kind() != Kind.SHIPMENT) {
      fields.put("Price__c", (amounts.base() ? item.basePrice() : item.price()).amount());
      fields.put("Row_Total__c", (amounts.base() ? item.baseRowTotal() : item.rowTotal()).amount());
    }
    String field =
        switch (document.kind()) {
          case SHIPMENT -> "Shipment__c";
          case INVOICE -> "Invoice__c";
          case CREDIT_MEMO -> "Credit_Memo__c";
        };
    add(
        OrgShape.DOCUMENT_LINE,
        key(document.kind().code() + "line", item.id()),
        fields,
        belonging(field, document),
        lineOf(item.orderItemId()));
  }

  private Texts texts(String object, String which) {
    Texts texts = new Texts(object, which, org, warnings);
    return org.field(object, "CurrencyIsoCode").isPresent()
        ? texts.put("CurrencyIsoCode", amounts.totals().currency(), 3)
        : texts;
  }

  private void add(
      String object, String key, Texts fields, SortedMap<String, String> parents, String line) {
    records.add(new Plan.Document(object, key, fields.fields(), parents, line));
  }

  private SortedMap<String, String> belonging(String field, Document document) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(field, key(document))));
  }

  /** The order's line; of a part that has none, its parent's. */
  private String lineOf(long itemId) {
    return order.lines().stream()
        .filter(line -> line.itemId() == itemId)
        .flatMap(line -> Stream.of(itemId, line.parentItemId().orElse(itemId)))
        .map(id -> order.key().connection() + ":" + id)
        .filter(lines::contains)
        .findFirst()
        .orElse("");
  }

  private String key(Document document) {
    return document.key(order.key().connection());
  }

  private String key(String code, long id) {
    return order.key().connection() + ":" + code + ":" + id;
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  /** Empty where the carrier's page is not known. */
  private static String page(Track track) {
    String number = track.number().strip();
    String page = PAGES.getOrDefault(track.carrier().strip().toLowerCase(Locale.ROOT), "");
    if (number.startsWith("https://") || number.startsWith("http://")) {
      return number;
    }
    return page.isEmpty() || number.isEmpty()
        ? ""
        : page + URLEncoder.encode(number, StandardCharsets.UTF_8);
  }
}
