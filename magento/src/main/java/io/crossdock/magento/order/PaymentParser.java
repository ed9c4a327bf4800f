package io.crossdock.magento.order;

import io.crossdock.core.order.Order.Payment;
import io.crossdock.core.order.Withheld;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How an order is paid, in the shop's words. */
final class PaymentParser {

  /** Words, so no token: letters first, no long run of digits. */
  private static final Pattern WORDS =
      Pattern.compile("(?!.*\\d{4})(?!\\S{25})\\p{L}[\\p{L}\\p{M}\\p{N} .,:/&()'+-]{1,79}");

  private PaymentParser() {}

  static Payment of(Part order) {
    Part payment = order.at("payment");
    return new Payment(payment.text("method"), title(order, payment), poNumber(payment));
  }

  /** Whatever stands first may be its title: the list has no names, and gateways fill it too. */
  static Optional<String> unnamedTitle(JsonNode values) {
    return Optional.of(values.isArray() ? values.path(0) : values.path("method_title"))
        .filter(JsonNode::isString)
        .map(first -> first.asString().strip())
        .filter(WORDS.asMatchPredicate());
  }

  private static String title(Part order, Part payment) {
    List<Part> named = order.at("extension_attributes").rows("payment_additional_info");
    return named.stream()
        .filter(row -> row.text("key").equals("method_title"))
        .map(row -> row.text("value").strip())
        .filter(title -> !title.isEmpty())
        .findFirst()
        .or(() -> unnamedTitle(payment.json().path("additional_information")))
        .orElse("");
  }

  /** People have typed a card's number there. */
  private static String poNumber(Part payment) {
    String number = payment.text("po_number").strip();
    return Withheld.card(number) ? "" : number;
  }
}
