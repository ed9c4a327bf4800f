package io.crossdock.magento.list;

import io.crossdock.magento.rest.Values;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Learns who an order is that the shop can't tell: by counting, for which the shop loads no order.
 * Some 25 small questions for each thing that is learnt. Throws {@code FailedCall}.
 */
final class Whereabouts {

  /** In the order of the shop's database; numbers are made of these. */
  private static final String ALPHABET = "#-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_";

  private static final int LONGEST = 40;
  private static final long LAST_SECOND = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  private final OrderQuestions shop;

  Whereabouts(OrderQuestions shop) {
    this.shop = shop;
  }

  /**
   * The entity id of an order at a place.
   *
   * @param question sorted by a time and then by entity_id, or by entity_id alone
   * @param place from 1
   * @param total how many match
   */
  Optional<Long> id(Question question, long place, long total) {
    boolean descending = question.sorts().getFirst().endsWith("DESC");
    long rank = descending ? total - place + 1 : place;
    String by = question.sorts().getFirst().split(" ", 2)[0];
    if (by.equals("entity_id")) {
      return among(question, rank);
    }
    long second = least(LAST_SECOND, at -> shop.count(question.and(by, "lteq", text(at))) >= rank);
    long before = shop.count(question.and(by, "lt", text(second)));
    return among(question.and(by, "eq", text(second)), rank - before);
  }

  private Optional<Long> among(Question same, long rank) {
    long id =
        least(
            Integer.MAX_VALUE * 2L,
            most -> shop.count(same.and("entity_id", "lteq", Long.toString(most))) >= rank);
    return shop.count(Unlisted.one(id)) == 1 ? Optional.of(id) : Optional.empty();
  }

  /** When it was placed. */
  Optional<Instant> placedAt(long id) {
    long second =
        least(
            LAST_SECOND,
            at -> shop.count(Unlisted.one(id).and("created_at", "lteq", text(at))) == 1);
    return second < LAST_SECOND ? Optional.of(Instant.ofEpochSecond(second)) : Optional.empty();
  }

  /**
   * Its increment id; empty when it is made of other characters than most are.
   *
   * @param like another order's, to begin with
   */
  Optional<String> incrementId(long id, String like) {
    String known = start(id, like);
    while (known.length() < LONGEST) {
      int next = next(id, known);
      if (next < 0) {
        break;
      }
      known += ALPHABET.charAt(next);
    }
    boolean right =
        !known.isEmpty() && shop.count(Unlisted.one(id).and("increment_id", "eq", known)) == 1;
    return right ? Optional.of(known) : Optional.empty();
  }

  private String start(long id, String like) {
    String start = like.length() > 3 ? like.substring(0, like.length() - 3) : "";
    boolean shared =
        !start.isEmpty()
            && notBefore(id, start)
            && shop.count(Unlisted.one(id).and("increment_id", "lt", start + "~")) == 1;
    return shared ? start : "";
  }

  /** -1 = it ends there. */
  private int next(long id, String known) {
    int low = -1;
    int high = ALPHABET.length();
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (notBefore(id, known + ALPHABET.charAt(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean notBefore(long id, String number) {
    return shop.count(Unlisted.one(id).and("increment_id", "gteq", number)) == 1;
  }

  private static String text(long second) {
    return Values.filter(Instant.ofEpochSecond(second));
  }

  /** The least number that passes, when all greater ones do; {@code most} when none does. */
  private static long least(long most, LongPredicate passes) {
    long failed = -1;
    long passed = most;
    while (passed - failed > 1) {
      long middle = failed + (passed - failed) / 2;
      if (passes.test(middle)) {
        passed = middle;
      } else {
        failed = middle;
      }
    }
    return passed;
  }
}
