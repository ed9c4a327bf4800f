package io.crossdock.store.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a reader of the feed is. A round tells what is visible in one snapshot and was not in the
 * one before; the very first tells all orders. Pure.
 *
 * @param place the connection and the restores of the database it belongs to
 * @param seen the snapshot of the round before, as PostgreSQL writes it; empty = there was none
 * @param round that of the round that is not at its end; empty = the next one begins
 * @param changed where in the round: the transaction, 0 in the first
 * @param entityId and the order
 */
public record FeedCursor(String place, String seen, String round, long changed, long entityId) {

  /** Longer ones, of hundreds of writers at once, are cut: something is told twice then. */
  private static final int LONG = 1000;

  private static final Pattern FORM =
      Pattern.compile("1;([^;]*);([0-9:,]*);([0-9:,]*);([0-9]{1,18});([0-9]{1,18})");
  private static final Pattern SNAPSHOT =
      Pattern.compile("([0-9]{1,18}):([0-9]{1,18}):([0-9]{1,18}(,[0-9]{1,18})*)?");

  public static FeedCursor begin(String place) {
    return new FeedCursor(place, "", "", 0, 0);
  }

  /** Empty for what is no cursor. */
  public static Optional<FeedCursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher m = FORM.matcher(plain);
      return m.matches() && good(m.group(2)) && good(m.group(3))
          ? Optional.of(
              new FeedCursor(
                  m.group(1),
                  m.group(2),
                  m.group(3),
                  Long.parseLong(m.group(4)),
                  Long.parseLong(m.group(5))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String text() {
    String plain = String.join(";", "1", place, seen, round, "" + changed, "" + entityId);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  public FeedCursor inRound(String snapshot) {
    return new FeedCursor(place, seen, shortened(snapshot), 0, 0);
  }

  FeedCursor at(long transaction, long order) {
    return new FeedCursor(place, seen, round, transaction, order);
  }

  FeedCursor afterRound() {
    return new FeedCursor(place, round, "", 0, 0);
  }

  /** The newest transaction it has heard of: no database gives numbers out twice. */
  long newest() {
    return Stream.of(seen, round)
        .filter(snapshot -> !snapshot.isEmpty())
        .mapToLong(snapshot -> Long.parseLong(snapshot.split(":", -1)[1]))
        .max()
        .orElse(0);
  }

  /** As if all that was under way when it was taken had not begun. */
  private static String shortened(String snapshot) {
    String first = snapshot.split(":", -1)[0];
    return snapshot.length() <= LONG ? snapshot : first + ":" + first + ":";
  }

  /** What PostgreSQL would refuse is none. */
  private static boolean good(String snapshot) {
    if (snapshot.isEmpty()) {
      return true;
    }
    Matcher m = SNAPSHOT.matcher(snapshot);
    if (!m.matches() || Long.parseLong(m.group(1)) < 1) {
      return false;
    }
    long last = Long.parseLong(m.group(1));
    long end = Long.parseLong(m.group(2));
    for (String id : (m.group(3) == null ? "" : m.group(3)).split(",", -1)) {
      if (!id.isEmpty() && (Long.parseLong(id) < last || Long.parseLong(id) >= end)) {
        return false;
      }
      last = id.isEmpty() ? last : Long.parseLong(id);
    }
    return last <= end;
  }
}
