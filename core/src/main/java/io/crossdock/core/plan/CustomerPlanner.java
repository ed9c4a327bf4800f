package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The account and the contact of an order: one account per customer, guests by e-mail. */
final class CustomerPlanner {

  private CustomerPlanner() {}

  static Plan.Customer plan(Order order, List<String> warnings) {
    Optional<Address> billing = order.billing();
    String first = orElse(order.buyer().firstName(), billing.map(Address::firstName).orElse(""));
    String last =
        orElse(
            orElse(order.buyer().lastName(), billing.map(Address::lastName).orElse("")), "Unknown");
    String company = billing.map(Address::company).orElse("");
    var account =
        new Texts("Account", warnings)
            .put("Name", orElse(company, Texts.joined(" ", first, last)), 255)
            .fields();
    var contact =
        new Texts("Contact", warnings)
            .put("FirstName", first, 40)
            .put("LastName", last, 80)
            .put("Email", order.buyer().email(), 80)
            .put("Phone", billing.map(Address::telephone).orElse(""), 40);
    billing.ifPresent(address -> HeaderPlanner.address(contact, "Mailing", address));
    return new Plan.Customer(
        externalId(order),
        Texts.fold(order.buyer().email()),
        order.buyer().guest(),
        account,
        contact.fields());
  }

  private static String externalId(Order order) {
    String connection = order.key().connection();
    return order
        .buyer()
        .customerId()
        .map(id -> connection + ":customer:" + id)
        .orElseGet(() -> connection + ":email:" + sha256(Texts.fold(order.buyer().email())));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String orElse(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }
}
