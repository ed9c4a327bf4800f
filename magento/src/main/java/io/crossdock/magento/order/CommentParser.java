package io.crossdock.magento.order;

import io.crossdock.core.order.Order.Author;
import io.crossdock.core.order.Order.Comment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code status_histories}. One that has no id or no time is left out and named. */
final class CommentParser {

  private CommentParser() {}

  static List<Comment> of(Part order) {
    String note = order.text("customer_note").strip();
    return order.rows("status_histories").stream()
        .flatMap(row -> comment(row, note).stream())
        .toList();
  }

  /** Of a shipment, an invoice or a credit memo. */
  static List<Comment> ofDocument(Part document) {
    return document.rows("comments").stream().flatMap(row -> comment(row, "").stream()).toList();
  }

  /**
   * @param note the customer's at checkout; Magento copies it into the history as a comment
   */
  private static Optional<Comment> comment(Part c, String note) {
    long id = c.id("entity_id");
    Optional<Instant> at = c.time("created_at");
    if (id <= 0 || at.isEmpty()) {
      leftOut(c, id);
      return Optional.empty();
    }
    String said = c.text("comment");
    return Optional.of(
        new Comment(
            id,
            said,
            c.text("status"),
            at.get(),
            c.flag("is_visible_on_front"),
            c.flag("is_customer_notified"),
            !note.isEmpty() && said.strip().equals(note) ? Author.CUSTOMER : Author.SHOP,
            c.text("entity_name")));
  }

  /** A mere change of status says nothing that would be missed. */
  private static void leftOut(Part c, long id) {
    if (c.has("comment")) {
      c.notes()
          .accept(
              (id > 0 ? "Comment " + id : "The comment at \"" + c.path() + "\"")
                  + " has no "
                  + (id > 0 ? "readable created_at" : "entity_id")
                  + " in the shop's answer, so it was left out; a module of the shop changes it in"
                  + " REST.");
    }
  }
}
