package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Comment;
import io.crossdock.core.plan.text.CleanText;
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

  /** Far beyond what Magento keeps of a comment; a module may keep more. */
  private static final int CONTENT_MOST = 200_000;

  private static final String CUT = " […]";

  private NotePlanner() {}

  static List<Plan.Note> plan(Order order, Notes settings, List<String> warnings) {
    if (!settings.send()) {
      return List.of();
    }
    return order.comments().stream()
        .filter(comment -> !Texts.plain(comment.text()).isEmpty())
        .map(comment -> fitting(note(order, comment, settings), warnings))
        .toList();
  }

  /** A shorter text is still true, as it says that it was cut. */
  private static Plan.Note fitting(Plan.Note note, List<String> warnings) {
    int most = note.kind() == NoteKind.CLASSIC_NOTE ? Plan.Note.CLASSIC_MOST : CONTENT_MOST;
    if (note.body().length() <= most) {
      return note;
    }
    warnings.add(
        String.format(
            Locale.ROOT,
            "%s was cut to %,d characters, the most that a %s.",
            note.title(),
            most,
            most == CONTENT_MOST ? "note is sent with" : "classic note holds"));
    return new Plan.Note(
        note.commentId(),
        note.title(),
        CleanText.cut(note.body(), most, CUT),
        note.kind(),
        note.customerVisible());
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
