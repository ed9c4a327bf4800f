package io.crossdock.magento.list;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.magento.rest.Unreachable;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Orders that spoil every list they are in. They are left out of lists, which costs nothing, and
 * read one by one where they belong into an answer; now and then it is tried whether a list can
 * hold them again. What one that can't be read at all costs is asked less and less often. Kept in
 * memory: after a start they are found again. Thread-safe.
 */
final class Unlisted {

  /** More would make the address of a question too long. */
  private static final int MOST = 100;

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** How often the queue tries an unreadable order again by itself. */
  private static final Duration AGAIN = Duration.ofHours(1);

  /**
   * @param spoilt by what it spoils lists
   * @param told what was known when the single read failed too; null = it works
   */
  private record Known(Failure spoilt, @Nullable Unreadable told, Instant tryAt, Duration pause) {}

  private final OrderQuestions shop;
  private final Whereabouts whereabouts;
  private final InstantSource clock;
  private final Map<Long, Known> known = new ConcurrentSkipListMap<>();

  Unlisted(OrderQuestions shop, InstantSource clock) {
    this.shop = shop;
    this.whereabouts = new Whereabouts(shop);
    this.clock = clock;
  }

  /**
   * Orders that were read, each by itself.
   *
   * @param gone that the shop does not have
   */
  record Alone(List<JsonNode> rows, Map<Long, Unreadable> unreadable, List<Long> gone) {
    Alone() {
      this(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    }

    Alone(List<JsonNode> rows) {
      this(rows, Map.of(), List.of());
    }

    void add(Alone more) {
      rows.addAll(more.rows());
      unreadable.putAll(more.unreadable());
      gone.addAll(more.gone());
    }
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  boolean holds(long id) {
    return known.containsKey(id);
  }

  /** The same question of all other orders. */
  Question without(Question question) {
    return known.isEmpty() ? question : question.and("entity_id", "nin", ids());
  }

  /** Those that match a question, read one by one. */
  Alone matching(Question question) {
    var alone = new Alone();
    Instant now = clock.instant();
    known.forEach((id, one) -> {
      if (!now.isBefore(one.tryAt())) {
        listed(id, one, now);
      }
    });
    if (known.isEmpty() || shop.count(question.and("entity_id", "in", ids())) == 0) {
      return alone;
    }
    for (var entry : known.entrySet()) {
      long id = entry.getKey();
      if (known.size() == 1
          || shop.count(question.and("entity_id", "eq", Long.toString(id))) == 1) {
        Unreadable told = entry.getValue().told();
        if (told == null) {
          read(id, entry.getValue().spoilt(), "", alone);
        } else {
          alone.unreadable().put(id, told);
        }
      }
    }
    return alone;
  }

  /** Whether a list can hold it again; else, whether it can be read by itself by now. */
  private void listed(long id, Known one, Instant now) {
    Duration pause = one.pause().multipliedBy(2);
    pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    known.put(id, new Known(one.spoilt(), one.told(), now.plus(pause), pause));
    try {
      shop.rows(one(id), 1, 1);
      known.remove(id);
    } catch (FailedCall e) {
      if (!OrderQuestions.mayBeAnOrders(e.failure())) {
        throw e;
      }
      if (one.told() != null && !Unreachable.hangs(e.failure())) {
        read(id, e.failure(), one.told().incrementId(), new Alone());
      }
    }
  }

  /**
   * One that may have spoilt a list: in a list of its own, else by its single read. Is remembered
   * when no list can hold it. On one that is known to hang in lists only its single read waits.
   *
   * @param like another order's number
   */
  void alone(long id, String like, Alone into) {
    Known before = known.get(id);
    if (before != null && Unreachable.hangs(before.spoilt())) {
      read(id, before.spoilt(), like, into);
      return;
    }
    try {
      List<JsonNode> rows = shop.rows(one(id), 1, 1).items();
      known.remove(id);
      if (rows.isEmpty()) {
        read(id, null, like, into);
      } else {
        into.rows().addAll(rows);
      }
    } catch (FailedCall e) {
      if (!OrderQuestions.mayBeAnOrders(e.failure())) {
        throw e;
      }
      read(id, e.failure(), like, into);
    }
  }

  /**
   * By its single read, which alone can say that an order is gone.
   *
   * @param spoilt by what it spoils lists; null = it does not
   */
  void read(long id, @Nullable Failure spoilt, String like, Alone into) {
    try {
      into.rows().add(shop.single(id));
      remember(id, spoilt, null);
    } catch (FailedCall e) {
      if (shop.gone(e.failure()) && (spoilt == null || shop.count(one(id)) == 0)) {
        known.remove(id);
        into.gone().add(id);
        return;
      }
      if (!OrderQuestions.mayBeAnOrders(e.failure())) {
        throw e;
      }
      Unreadable told = untold(id, like, e.failure());
      remember(id, spoilt, told);
      into.unreadable().put(id, told);
    }
  }

  private void remember(long id, @Nullable Failure spoilt, @Nullable Unreadable told) {
    if (spoilt == null) {
      return;
    }
    known.compute(
        id,
        (key, before) -> {
          if (before != null) {
            return new Known(spoilt, told, before.tryAt(), before.pause());
          }
          return known.size() >= MOST
              ? null
              : new Known(spoilt, told, clock.instant().plus(FIRST), FIRST);
        });
  }

  private Unreadable untold(long id, String like, Failure failure) {
    Known before = known.get(id);
    if (before != null && before.told() != null) {
      return new Unreadable(before.told().incrementId(), before.told().placedAt(), words(failure));
    }
    try {
      boolean hangs = Unreachable.hangs(failure);
      Optional<JsonNode> outline = hangs ? Optional.empty() : shop.outline(one(id), 1);
      Optional<String> number =
          outline
              .map(order -> Values.text(order, "increment_id"))
              .filter(text -> !text.isBlank())
              .or(() -> whereabouts.incrementId(id, like));
      Optional<Instant> placed =
          outline.flatMap(Unlisted::placedAt).or(() -> whereabouts.placedAt(id));
      return new Unreadable(number.orElse(Long.toString(id)), placed, words(failure));
    } catch (FailedCall e) {
      return new Unreadable(Long.toString(id), Optional.empty(), words(failure));
    }
  }

  static Optional<Instant> placedAt(JsonNode order) {
    try {
      return Optional.of(Values.time(order, "created_at"));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Failure words(Failure failure) {
    Failure told =
        Failure.of(
            Category.REJECTED,
            "order-unreadable",
            "The shop answers for others but can't tell of this order: " + failure.message(),
            "A shop developer: look for a report ID in var/log/exception.log, and at modules that"
                + " change orders in REST. It is tried again every hour, and at once when"
                + " \"Salesforce Sync\" is pressed.");
    return again(told.withRaw(failure.raw()));
  }

  /** The queue reads it again by itself. */
  static Failure again(Failure failure) {
    return new Failure(
        failure.category(),
        failure.code(),
        failure.message(),
        failure.hint(),
        failure.raw(),
        Optional.of(AGAIN),
        failure.uncertain());
  }

  static Question one(long id) {
    return Question.where("entity_id", "eq", Long.toString(id));
  }

  private String ids() {
    return known.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
