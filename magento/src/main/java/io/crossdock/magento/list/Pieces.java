package io.crossdock.magento.list;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.magento.list.OrderQuestions.Rows;
import io.crossdock.magento.list.Unlisted.Alone;
import io.crossdock.magento.rest.Unreachable;
import io.crossdock.magento.rest.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the shop could not tell in one answer: in smaller and smaller pages until the orders
 * that spoil it are alone. Only while the shop tells of other orders: else it is the shop's trouble
 * and the first failure is thrown. Thread-safe.
 */
final class Pieces {

  /** An order may be missing in a list by a fault of the shop; more of them are none. */
  private static final int MOST_DOUBTED = 5;

  /** So many questions without an answer: nothing is answered. */
  private static final int PATIENCE = 2;

  private final OrderQuestions shop;
  private final Unlisted unlisted;
  private final Whereabouts whereabouts;

  Pieces(OrderQuestions shop, Unlisted unlisted) {
    this.shop = shop;
    this.unlisted = unlisted;
    this.whereabouts = new Whereabouts(shop);
  }

  /**
   * A page that could not be read. An order that changes meanwhile moves others over the border of
   * two pieces; what is passed over so is found by the late poll and the sweeps.
   *
   * @param failed why not
   */
  Alone page(Question question, int page, int size, FailedCall failed) {
    requireOthers(failed);
    long total = counted(question, failed);
    var run = new Run(question, total);
    run.split((page - 1L) * size, page == 1 ? fewest(size, total) : size, failed);
    if (page == 1 && total <= size) {
      run.hidden();
    }
    return run.result();
  }

  /**
   * These orders, as far as the shop has them.
   *
   * @param hearsay those that are not asked for singly where many are missing
   */
  Alone ids(List<Long> ids, Set<Long> hearsay) {
    var alone = new Alone();
    var listed = new ArrayList<Long>();
    for (long id : ids) {
      if (unlisted.holds(id)) {
        unlisted.alone(id, "", alone);
      } else {
        listed.add(id);
      }
    }
    if (!listed.isEmpty()) {
      try {
        alone.rows().addAll(listed(listed));
      } catch (FailedCall failed) {
        if (!OrderQuestions.mayBeAnOrders(failed.failure())) {
          throw failed;
        }
        requireOthers(failed);
        cut(listed, failed, alone);
      }
    }
    Set<Long> told =
        alone.rows().stream()
            .flatMap(row -> OrderQuestions.id(row).stream())
            .collect(Collectors.toSet());
    told.addAll(alone.unreadable().keySet());
    told.addAll(alone.gone());
    List<Long> missing = ids.stream().filter(id -> !told.contains(id)).toList();
    missing.stream()
        .filter(id -> missing.size() <= MOST_DOUBTED || !hearsay.contains(id))
        .forEach(id -> unlisted.alone(id, "", alone));
    return alone;
  }

  private void cut(List<Long> ids, FailedCall failed, Alone alone) {
    if (ids.size() == 1) {
      culprit(ids.getFirst(), "", failed, alone);
      return;
    }
    int size = (ids.size() + 3) / 4;
    for (int from = 0; from < ids.size(); from += size) {
      List<Long> part = ids.subList(from, Math.min(ids.size(), from + size));
      try {
        alone.rows().addAll(listed(part));
      } catch (FailedCall e) {
        if (!OrderQuestions.mayBeAnOrders(e.failure())) {
          throw e;
        }
        cut(part, e, alone);
      }
    }
  }

  /** What hangs is not asked for again: each such question takes as long as any may. */
  private void culprit(long id, String like, FailedCall failed, Alone alone) {
    if (Unreachable.hangs(failed.failure())) {
      unlisted.read(id, failed.failure(), like, alone);
    } else {
      unlisted.alone(id, like, alone);
    }
  }

  private List<JsonNode> listed(List<Long> ids) {
    String all = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    var question = Question.where("entity_id", "in", all).sorted("entity_id ASC");
    List<JsonNode> rows = shop.rows(question, 1, ids.size()).items();
    for (JsonNode row : rows) {
      if (!ids.contains(OrderQuestions.id(row).orElse(0L))) {
        throw OrderQuestions.noAnswer("it holds an order that was not asked for");
      }
    }
    return rows;
  }

  /** Counting loads no order: what fails there is the question, or the shop. */
  private long counted(Question question, FailedCall failed) {
    try {
      return shop.count(question);
    } catch (FailedCall e) {
      throw e.failure().closesGate() ? e : failed;
    }
  }

  /** The newest, the oldest, some in between: of many orders not all are odd. */
  private void requireOthers(FailedCall failed) {
    var others = unlisted.without(new Question(List.of(), List.of("entity_id DESC")));
    long total = counted(others, failed);
    var places = new TreeSet<>(List.of(1L, Math.max(1, total)));
    LongStream.of(2, 4, 4 * 3).forEach(part -> places.add(Math.max(1, total * part / 16 + 1)));
    int unanswered = 0;
    for (long place : places) {
      try {
        shop.rows(others, Math.toIntExact(place), 1);
        return;
      } catch (FailedCall e) {
        unanswered += e.failure().code().equals(Unreachable.TIMEOUT) ? 1 : 0;
        if (!OrderQuestions.mayBeAnOrders(e.failure()) || unanswered == PATIENCE) {
          throw e.failure().closesGate() ? e : failed;
        }
      }
    }
    throw failed;
  }

  /** No more places than there are orders, and such as can be cut into pieces. */
  private static int fewest(int size, long total) {
    return Math.toIntExact(Math.min(size, (Math.max(1, total) + 3) / 4 * 4));
  }

  /** The greatest divisor that makes at least four pieces. */
  private static int smaller(int size) {
    int part = Math.max(1, size / 4);
    while (size % part != 0) {
      part--;
    }
    return part;
  }

  /** One page on its way. */
  private final class Run {
    private final Question question;
    private final long total;
    private final Map<Long, JsonNode> rows = new LinkedHashMap<>();
    private final Alone alone = new Alone();
    private String number = "";

    Run(Question question, long total) {
      this.question = question;
      this.total = total;
    }

    void split(long offset, int size, FailedCall failed) {
      if (size == 1) {
        culprit(offset + 1, failed);
        return;
      }
      int part = smaller(size);
      for (long at = offset; at < Math.min(offset + size, total); at += part) {
        try {
          take(shop.rows(question, Math.toIntExact(at / part) + 1, part));
        } catch (FailedCall e) {
          if (!OrderQuestions.mayBeAnOrders(e.failure())) {
            throw e;
          }
          split(at, part, e);
        }
      }
    }

    private void take(Rows read) {
      for (JsonNode row : read.items()) {
        OrderQuestions.id(row).ifPresent(id -> rows.putIfAbsent(id, row));
        number = Values.text(row, "increment_id");
      }
    }

    private void culprit(long place, FailedCall failed) {
      boolean hangs = Unreachable.hangs(failed.failure());
      Optional<JsonNode> outline = hangs ? Optional.empty() : shop.outline(question, place);
      Optional<Long> id =
          outline.flatMap(OrderQuestions::id).or(() -> whereabouts.id(question, place, total));
      if (id.isPresent() && !rows.containsKey(id.get())) {
        Pieces.this.culprit(id.get(), number, failed, alone);
        take(new Rows(List.copyOf(alone.rows()), 0));
        alone.rows().clear();
      }
    }

    /** Orders that the shop counts and leaves out, or tells others twice in place of. */
    void hidden() {
      long missing = total - rows.size() - alone.unreadable().size() - alone.gone().size();
      for (long n = 0; n < missing; n++) {
        String told =
            Stream.concat(rows.keySet().stream(), alone.unreadable().keySet().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        var rest = told.isEmpty() ? question : question.and("entity_id", "nin", told);
        if (shop.count(rest) == 0) {
          return;
        }
        whereabouts
            .id(rest.sorted("entity_id ASC"), 1, total)
            .ifPresent(id -> unlisted.alone(id, number, alone));
        take(new Rows(List.copyOf(alone.rows()), 0));
        alone.rows().clear();
      }
    }

    Alone result() {
      return new Alone(new ArrayList<>(rows.values()), alone.unreadable(), alone.gone());
    }
  }
}
