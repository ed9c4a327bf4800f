package io.crossdock.core.order;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of an order's JSON Crossdock drops as soon as it is read, and why. Of a payment only what is
 * known by its name to be no secret is kept; whatever has the form of a card's number goes, under
 * whichever name. The one list for reading orders and for checking mappings. Pure.
 */
public final class Withheld {

  private static final Set<String> SECRETS =
      Set.of("protect_code", "remote_ip", "x_forwarded_for", "gift_cards");

  private static final Set<String> PAYMENT =
      Set.of(
          "entity_id",
          "method",
          "method_title",
          "additional_information",
          "extension_attributes",
          "po_number",
          "last_trans_id",
          "account_status",
          "address_status",
          "protection_eligibility");

  /** Amounts, and ids of transactions and references however a module names them. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(base_)?(amount|shipping)_[a-z_]+|(base_)?shipping_(amount|captured|refunded)"
              + "|([a-z0-9_]*_)?(title|reference|reference_id|reference_number|po_number"
              + "|transaction|trans_id|txn_id|transaction_id|transactionid|transaction_number"
              + "|invoice_number|order_number|instructions|installments|currency)");

  private static final Set<String> SECRET_WORDS =
      Set.of(
          ("cc card cards cvv cvc cvn cid pan iban bic pin token tokens nonce secret password auth"
                  + " hash signature key session payer customer owner holder exp email echeck"
                  + " account ip ss")
              .split(" ", -1));

  private static final List<String> SECRET_PARTS =
      List.of("token", "secret", "password", "cvv", "cvc");

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private static final int CARD_DIGITS = 13;

  private static final Pattern CARD = Pattern.compile("(?<!\\d)[2-6](?:[ -]?\\d){12,18}(?!\\d)");

  private Withheld() {}

  /** Whether a value of the payment, or a key of its further information, is kept. */
  public static boolean ofPayment(String name) {
    String plain = plain(name);
    return !PAYMENT.contains(plain) && (!HARMLESS.matcher(plain).matches() || secret(plain));
  }

  private static boolean secret(String plain) {
    return SECRET_PARTS.stream().anyMatch(plain::contains)
        || Stream.of(plain.split("_", -1)).anyMatch(SECRET_WORDS::contains);
  }

  /** Whether it is dropped wherever in the order it stands. */
  public static boolean anywhere(String name) {
    return SECRETS.contains(name);
  }

  /** Whether a text is, or holds, what has the form and the check digit of a card's number. */
  public static boolean card(String text) {
    if (text.length() < CARD_DIGITS) {
      return false;
    }
    var found = CARD.matcher(text);
    while (found.find()) {
      if (checks(found.group().replaceAll("[ -]", ""))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Why a path gives nothing on any order; empty when it may give something.
   *
   * @param path names from the order down, such as {@code payment, cc_last4}
   */
  public static Optional<String> why(List<String> path) {
    for (String name : path) {
      if (anywhere(name)) {
        return Optional.of(
            "\"" + name + "\" is dropped when an order is read: " + reason(name) + ".");
      }
    }
    int payment = path.indexOf("payment");
    String part =
        path.stream()
            .skip(payment < 0 ? path.size() : payment + 1L)
            .filter(name -> !name.equals("extension_attributes"))
            .findFirst()
            .orElse("");
    return part.isEmpty() || !ofPayment(part)
        ? Optional.empty()
        : Optional.of(
            "\"payment."
                + part
                + "\" is dropped when an order is read: of a payment only the method, its title,"
                + " amounts, the purchase order number and ids of transactions are kept, never"
                + " what belongs to a card, an account or a token.");
  }

  private static String reason(String name) {
    return switch (name) {
      case "protect_code" -> "it lets anyone open the order in the shop";
      case "gift_cards" -> "its codes can be spent; the amounts stand beside it";
      default -> "the buyer's network address is not kept";
    };
  }

  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  /** Modules also write {@code transactionId}. */
  private static String plain(String name) {
    return HUMP.matcher(name)
        .replaceAll("$1_$2")
        .replace('-', '_')
        .replace(' ', '_')
        .toLowerCase(Locale.ROOT);
  }
}
