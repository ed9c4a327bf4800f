package io.crossdock.core.policy;

import static io.crossdock.core.policy.Option.more;

import io.crossdock.core.order.Document;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The options of "Documents": what follows an order to Salesforce. */
public final class DocumentOptions {

  private static final String SECTION = "Documents";

  private static final String NEEDS =
      " It needs the objects of Crossdock's Salesforce package: an org that does not have them, or"
          + " hides them from Crossdock's user, gets none, and the shop is not asked for any.";

  public static final Option SHIPMENTS =
      more(
          "shipments",
          "Synchronize Shipments",
          SECTION,
          "Yes: each shipment of an order, with its tracking numbers, becomes a record of its own"
              + " that belongs to the Order. A tracking number that is added or removed later"
              + " follows within the sweep."
              + NEEDS,
          new Option.Kind.YesNo(),
          "yes");
  public static final Option INVOICES =
      more(
          "invoices",
          "Synchronize Invoices",
          SECTION,
          "Yes: each invoice of an order, with its sums and its state, becomes a record of its own"
              + " that belongs to the Order. One that is canceled later changes its state."
              + NEEDS,
          new Option.Kind.YesNo(),
          "yes");
  public static final Option CREDIT_MEMOS =
      more(
          "credit-memos",
          "Synchronize Credit Memos",
          SECTION,
          "Yes: each credit memo of an order, with its sums and adjustments, becomes a record of"
              + " its own that belongs to the Order. The Order's own lines stay as they are."
              + NEEDS,
          new Option.Kind.YesNo(),
          "yes");
  public static final Option LINES =
      more(
          "document-lines",
          "Document Lines",
          SECTION,
          "Yes: the rows of shipments, invoices and credit memos become records too, each with its"
              + " quantity and amount and the order product it belongs to. No: the documents only,"
              + " which takes less of the org's storage; rows that are there stay.",
          new Option.Kind.YesNo(),
          "yes");

  static final Map<Document.Kind, Option> BY_KIND =
      new EnumMap<>(
          Map.of(
              Document.Kind.SHIPMENT, SHIPMENTS,
              Document.Kind.INVOICE, INVOICES,
              Document.Kind.CREDIT_MEMO, CREDIT_MEMOS));

  private DocumentOptions() {}

  /** Which documents it is about; empty = none. */
  public static Optional<Document.Kind> kind(Option option) {
    return BY_KIND.entrySet().stream()
        .filter(kind -> kind.getValue().equals(option))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
