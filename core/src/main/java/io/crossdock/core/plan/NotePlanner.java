package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Comment;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One note per comment that says something. */
final class NotePlanner {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  private NotePlanner() {}

  static List<Plan.Note> plan(Order order) {
    return order.comments().stream()
        .filter(comment -> !Texts.plain(comment.text()).isEmpty())
        .map(comment -> note(order, comment))
        .toList();
  }

  private static Plan.Note note(Order order, Comment comment) {
    String when = TIME.format(comment.createdAt().atZone(ZoneId.of(order.store().timeZone())));
    String side = comment.visibleOnFront() ? "visible to customer" : "internal";
    return new Plan.Note(
        comment.id(),
        "Magento #" + order.incrementId() + " / note " + comment.id(),
        when + ", " + comment.status() + ", " + side + "\n" + Texts.plain(comment.text()),
        comment.visibleOnFront());
  }
}
