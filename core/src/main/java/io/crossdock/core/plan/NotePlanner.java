package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Comment;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.Notes;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One note per comment that says something. */
final class NotePlanner {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  private NotePlanner() {}

  static List<Plan.Note> plan(Order order, Notes settings, List<String> warnings) {
    if (!settings.send()) {
      return List.of();
    }
    List<Plan.Note> notes =
        order.comments().stream()
            .filter(comment -> !Texts.plain(comment.text()).isEmpty())
            .map(comment -> note(order, comment, settings))
            .toList();
    notes.forEach(note -> warn(note, warnings));
    return notes;
  }

  private static void warn(Plan.Note note, List<String> warnings) {
    if (note.kind() == NoteKind.CLASSIC_NOTE && note.body().length() > Plan.Note.CLASSIC_MOST) {
      warnings.add(
          note.title() + " was cut to 32,000 characters, the most that a classic note holds.");
    }
  }

  private static Plan.Note note(Order order, Comment comment, Notes settings) {
    String when = TIME.format(comment.createdAt().atZone(ZoneId.of(order.store().timeZone())));
    String author = comment.author() == Order.Author.CUSTOMER ? "customer" : "shop";
    String side = comment.visibleOnFront() ? "visible to customer" : "internal";
    return new Plan.Note(
        comment.id(),
        "Magento #" + order.incrementId() + " / note " + comment.id(),
        Texts.joined(
                ", ",
                when,
                author,
                comment.entity().equals("creditmemo") ? "credit memo" : "",
                comment.status(),
                side)
            + "\n"
            + Texts.plain(comment.text()),
        settings.kind(),
        settings.shownToCustomers() && comment.visibleOnFront());
  }
}
