package io.crossdock.magento.list;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Listed;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.magento.list.Unlisted.Alone;
import io.crossdock.magento.order.OrderParser;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /orders}. Learns the shop's greatest page size from its refusal and keeps to it.
 * Thread-safe.
 */
public final class OrderList {

  private static final Logger log = LoggerFactory.getLogger(OrderList.class);

  /** Answers whose pages are turned at one time, and some more. */
  private static final int REMEMBERED = 50;

  private final OrderQuestions shop;
  private final Unlisted unlisted;
  private final Pieces pieces;
  private final InstantSource clock;
  private final Map<Question, Question> asked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Question> eldest) {
          return size() > REMEMBERED;
        }
      };
  private volatile int maximum = Integer.MAX_VALUE;

  public OrderList(RestApi api, InstantSource clock) {
    this.shop = new OrderQuestions(api);
    this.unlisted = new Unlisted(shop, clock);
    this.pieces = new Pieces(shop, unlisted);
    this.clock = clock;
  }

  /** As many as wanted, or as the shop allows. */
  public int pageSize(int wanted) {
    return Math.min(wanted, maximum);
  }

  /**
   * @param parser for what is observed
   * @param sending for the same orders where they are sent
   */
  public record Parsers(OrderParser parser, OrderParser sending) {}

  /** A page, and each of its orders as {@link #ids} would have given it. */
  public Page page(Question question, Parsers parsers, int page, int wanted) {
    var items = new HashMap<OrderKey, Listed>();
    Page read =
        page(
            question,
            parsers.parser(),
            page,
            wanted,
            (key, item) -> items.put(key, () -> alone(item, parsers.sending())));
    return new Page(read.orders(), read.unreadable(), read.more(), read.spent(), Map.copyOf(items));
  }

  private Page alone(JsonNode item, OrderParser parser) {
    return shown(new Alone(List.of(item)), parser, false, clock.instant(), OrderList::nobody);
  }

  public Page page(Question question, OrderParser parser, int page, int wanted) {
    return page(question, parser, page, wanted, OrderList::nobody);
  }

  private Page page(
      Question question,
      OrderParser parser,
      int page,
      int wanted,
      BiConsumer<OrderKey, JsonNode> told) {
    Instant start = clock.instant();
    int size = pageSize(wanted);
    try {
      return read(question, parser, page, size, start, told);
    } catch (FailedCall e) {
      // Pages already read were of another size: only a first page may be asked for again.
      if (learnt(e.failure(), size) && page == 1) {
        return read(question, parser, page, pageSize(wanted), start, told);
      }
      throw e;
    }
  }

  /** How many match. */
  public long count(Question question) {
    return shop.count(question);
  }

  /** These orders, as far as the shop has them. */
  public Page ids(List<Long> ids, Set<Long> hearsay, OrderParser parser) {
    Instant start = clock.instant();
    int size = pageSize(ids.size());
    try {
      return shown(pieces.ids(ids, hearsay), parser, false, start, OrderList::nobody);
    } catch (FailedCall e) {
      if (learnt(e.failure(), size)) {
        var all = new Alone();
        int step = pageSize(size);
        for (int from = 0; from < ids.size(); from += step) {
          all.add(pieces.ids(ids.subList(from, Math.min(ids.size(), from + step)), hearsay));
        }
        return shown(all, parser, false, start, OrderList::nobody);
      }
      throw e;
    }
  }

  private boolean learnt(Failure failure, int refused) {
    if (!failure.code().equals(Failures.PAGE_SIZE)) {
      return false;
    }
    String max = Failures.parameter(failure.raw(), "max");
    maximum = max.matches("[1-9]\\d{0,6}") ? Integer.parseInt(max) : Math.max(1, refused / 2);
    return maximum < refused;
  }

  private Page read(
      Question question,
      OrderParser parser,
      int page,
      int size,
      Instant start,
      BiConsumer<OrderKey, JsonNode> told) {
    Alone alone = unlisted.isEmpty() ? new Alone() : unlisted.matching(question);
    Question listed = listed(question, page);
    Alone read = rows(listed, page, size);
    boolean more = read.rows().size() + read.unreadable().size() >= size;
    return shown(merged(read, alone, question, more), parser, more, start, told);
  }

  /** The pages of one answer leave out the same orders, whatever is found on the way. */
  private Question listed(Question question, int page) {
    synchronized (asked) {
      if (page == 1) {
        asked.put(question, unlisted.without(question));
      }
      return asked.getOrDefault(question, unlisted.without(question));
    }
  }

  private Alone rows(Question question, int page, int size) {
    try {
      return new Alone(shop.rows(question, page, size).items());
    } catch (FailedCall e) {
      if (!OrderQuestions.mayBeAnOrders(e.failure())) {
        throw e;
      }
      return pieces.page(question, page, size, e);
    }
  }

  /**
   * Orders that lists can't hold, at their places in the page; those behind a full page belong to a
   * later one.
   */
  private static Alone merged(Alone page, Alone alone, Question question, boolean more) {
    if (alone.rows().isEmpty() && alone.unreadable().isEmpty()) {
      return page;
    }
    Comparator<JsonNode> order = question.order();
    var rows = new ArrayList<>(page.rows());
    for (JsonNode row : alone.rows()) {
      boolean within =
          !more || page.rows().isEmpty() || order.compare(row, page.rows().getLast()) <= 0;
      if (within) {
        rows.add(row);
      }
    }
    rows.sort(order);
    var unreadable = new HashMap<>(page.unreadable());
    unreadable.putAll(alone.unreadable());
    return new Alone(rows, unreadable, List.of());
  }

  private Page shown(
      Alone read,
      OrderParser parser,
      boolean more,
      Instant start,
      BiConsumer<OrderKey, JsonNode> told) {
    Duration spent = Duration.between(start, clock.instant());
    var orders = new ArrayList<Order>();
    var unreadable = new HashMap<OrderKey, Unreadable>();
    read.unreadable().forEach((id, one) -> unreadable.put(parser.key(id), one));
    for (JsonNode item : read.rows()) {
      OrderKey key = parser.key(item);
      try {
        orders.add(Bounds.within(parser.parse(item)));
        told.accept(key, item);
      } catch (FailedCall e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        unreadable.put(key, malformed(item, key, e));
      }
    }
    return new Page(List.copyOf(orders), Map.copyOf(unreadable), more, spent);
  }

  private static Unreadable malformed(JsonNode item, OrderKey key, Throwable e) {
    String number = item.path("increment_id").asString("").strip();
    if (!(e instanceof Values.Malformed)) {
      log.error("order {} ({}) can't be understood", key, number, e);
    }
    Failure failure =
        e instanceof Values.Malformed malformed
            ? malformed.failure()
            : Values.unreadable(
                "Crossdock fails at it (" + e + ").",
                "Please report it with the order's number; it is tried again every hour.");
    return new Unreadable(
        number.isEmpty() ? Long.toString(key.entityId()) : number,
        Unlisted.placedAt(item),
        Unlisted.again(failure));
  }

  /** Where nobody sends what was read. */
  private static void nobody(OrderKey key, JsonNode item) {}
}
