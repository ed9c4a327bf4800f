package io.crossdock.core.plan;

import io.crossdock.core.hash.Sha256;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SKU a product is known by in Salesforce: the shop's own, without blanks around it; of one
 * that Salesforce cannot hold, or that is missing, always the same other one. Pure.
 */
final class Skus {

  /** Magento_Sku__c and ProductCode hold so many characters. */
  static final int MOST = 255;

  private static final int HASH = 16;
  private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\u2028\u2029]+");

  private Skus() {}

  static String of(Order order, OrderLine item, List<String> warnings) {
    String sku = AROUND.matcher(item.sku()).replaceAll("");
    if (sku.isEmpty()) {
      return standIn(order, item, warnings);
    }
    String clean = clean(sku);
    if (!clean.equals(sku)) {
      warn(warnings, "SKU \"%s\" holds control characters; it is kept without them.", clean);
    }
    if (clean.length() <= MOST) {
      return clean;
    }
    int room = MOST - HASH - 1;
    int end = Character.isHighSurrogate(clean.charAt(room - 1)) ? room - 1 : room;
    String kept = clean.substring(0, end) + "~" + hash(clean);
    warn(
        warnings,
        "SKU %s... has %s characters, more than Salesforce holds; its product has the SKU %s.",
        clean.substring(0, 40),
        String.valueOf(clean.length()),
        kept);
    return kept;
  }

  /** On one line, and a text that can be sent at all. */
  static String clean(String text) {
    return AROUND.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("");
  }

  /** Of a configurable the chosen simple's, like its SKU. */
  static long productId(Order order, OrderLine item) {
    return item.productType().equals("configurable")
        ? order.lines().stream()
            .filter(child -> child.parentItemId().equals(Optional.of(item.itemId())))
            .findFirst()
            .orElse(item)
            .productId()
        : item.productId();
  }

  private static String standIn(Order order, OrderLine item, List<String> warnings) {
    long id = productId(order, item);
    String name = clean(item.name());
    String sku = "no-sku-" + (id == 0 ? hash(name) : order.key().connection() + "-" + id);
    warn(
        warnings,
        "\"%s\" has no SKU in the shop; its product in Salesforce has the SKU %s.",
        name.isEmpty() ? "Item " + item.itemId() : name,
        sku);
    return sku;
  }

  private static void warn(List<String> warnings, String sentence, String... of) {
    String said = sentence.formatted((Object[]) of);
    if (!warnings.contains(said)) {
      warnings.add(said);
    }
  }

  private static String hash(String text) {
    return Sha256.hex(text.toLowerCase(Locale.ROOT)).substring(0, HASH);
  }
}
