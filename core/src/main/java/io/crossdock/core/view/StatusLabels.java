package io.crossdock.core.view;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people read instead of Magento's status codes. Pure.
 *
 * @param own by code, over Magento's own labels
 */
public record StatusLabels(Map<String, String> own) {

  /** As Magento 2.4 ships them (the table {@code sales_order_status}). */
  private static final Map<String, String> SHIPPED =
      Map.ofEntries(
          Map.entry("canceled", "Canceled"),
          Map.entry("closed", "Closed"),
          Map.entry("complete", "Complete"),
          Map.entry("fraud", "Suspected Fraud"),
          Map.entry("holded", "On Hold"),
          Map.entry("payment_review", "Payment Review"),
          Map.entry("paypal_canceled_reversal", "PayPal Canceled Reversal"),
          Map.entry("paypal_reversed", "PayPal Reversed"),
          Map.entry("pending", "Pending"),
          Map.entry("pending_payment", "Pending Payment"),
          Map.entry("pending_paypal", "Pending PayPal"),
          Map.entry("processing", "Processing"));

  public static final StatusLabels STANDARD = new StatusLabels(Map.of());

  public StatusLabels {
    own = Map.copyOf(own);
  }

  /** Of a status that nobody named, its code as words: {@code awaiting_stock}, "Awaiting Stock". */
  public String of(String code) {
    String label = own.getOrDefault(code, SHIPPED.getOrDefault(code, ""));
    return label.isEmpty() ? words(code) : label;
  }

  /** The codes by what people read, in the order of the labels. */
  public Map<String, String> of(Iterable<String> codes) {
    var labels = new TreeMap<String, String>();
    codes.forEach(code -> labels.merge(of(code), code, (one, other) -> one));
    codes.forEach(code -> {
      if (!code.equals(labels.get(of(code)))) {
        labels.put(of(code) + " (" + code + ")", code);
      }
    });
    return labels;
  }

  private static String words(String code) {
    return Stream.of(code.split("[_-]+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
