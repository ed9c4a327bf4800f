package io.crossdock.core.plan;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Comment;
import io.crossdock.core.plan.text.CleanText;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.Notes;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One note per comment that says something: of the order, and of its documents. */
final class NotePlanner {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  /** Far beyond what Magento keeps of a comment; a module may keep more. */
  private static final int CONTENT_MOST = 200_000;

  private static final String CUT = " […]";

  private NotePlanner() {}

  static List<Plan.Note> plan(Order order, Notes settings, List<String> warnings) {
    return plan(order.comments(), comment -> note(order, comment, settings), settings, warnings);
  }

  /**
   * On the records of the documents themselves.
   *
   * @param sent records that are planned; of a document that has none no comment is sent either
   */
  static List<Plan.Note> ofDocuments(
      Order order, List<Plan.Document> sent, Notes settings, List<String> warnings) {
    Set<String> keys = sent.stream().map(Plan.Document::externalId).collect(Collectors.toSet());
    String connection = order.key().connection();
    return order.documents().stream()
        .filter(document -> keys.contains(document.key(connection)))
        .flatMap(document ->
            plan(
                document.head().comments(),
                comment -> note(order, document, comment, settings),
                settings,
                warnings)
                .stream())
        .toList();
  }

  private static List<Plan.Note> plan(
      List<Comment> comments,
      Function<Comment, Plan.Note> note,
      Notes settings,
      List<String> warnings) {
    if (!settings.send()) {
      return List.of();
    }
    return comments.stream()
        .filter(comment -> !Texts.plain(comment.text()).isEmpty())
        .map(comment -> fitting(note.apply(comment), warnings))
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
    return note.withBody(CleanText.cut(note.body(), most, CUT));
  }

  private static Plan.Note note(Order order, Comment comment, Notes settings) {
    return note(order, comment, settings, "note", "");
  }

  private static Plan.Note note(Order order, Document document, Comment comment, Notes settings) {
    String kind = document.kind().label().toLowerCase(Locale.ROOT);
    String key = document.key(order.key().connection());
    return note(order, comment, settings, kind + " note", key);
  }

  private static Plan.Note note(
      Order order, Comment comment, Notes settings, String what, String document) {
    String when = TIME.format(comment.createdAt().atZone(ZoneId.of(order.store().timeZone())));
    String author = comment.author() == Order.Author.CUSTOMER ? "customer" : "shop";
    String side = comment.visibleOnFront() ? "visible to customer" : "internal";
    return new Plan.Note(
        comment.id(),
        "Magento #" + order.incrementId() + " / " + what + " " + comment.id(),
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
        settings.shownToCustomers() && comment.visibleOnFront(),
        document);
  }
}
