package io.crossdock.magento.list;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Order;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.magento.order.DocumentParser;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /shipments}, {@code /invoices} and {@code /creditmemos}: one search a kind for a whole
 * page of orders, and only for those of them that have any. What can't be read costs those
 * documents, which is said on their order, and never the order. Thread-safe.
 */
public final class DocumentLists {

  private static final Map<Kind, String> PATHS =
      Map.of(
          Kind.SHIPMENT, "/shipments",
          Kind.INVOICE, "/invoices",
          Kind.CREDIT_MEMO, "/creditmemos");

  private static final int PAGE = 100;

  /** Searches of one kind, before those that can't be told are given up for this time. */
  private static final int PATIENCE = 12;

  private final RestApi api;
  private final InstantSource clock;
  private volatile int maximum = PAGE;

  public DocumentLists(RestApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /** What was read of one kind: rows by order, and why there are none. */
  private record Rows(
      Map<Long, List<JsonNode>> byOrder, Map<Long, Failure> failed, Optional<Failure> refused) {}

  /**
   * The page with its orders' documents; throws {@link FailedCall} when the shop can't be asked.
   *
   * @param wanted which kinds, by website
   */
  public Page with(Page page, IntFunction<Set<Kind>> wanted) {
    Instant start = clock.instant();
    var asked = new EnumMap<Kind, List<Long>>(Kind.class);
    for (Order order : page.orders()) {
      for (Kind kind : kinds(order, wanted)) {
        asked.computeIfAbsent(kind, k -> new ArrayList<>()).add(order.key().entityId());
      }
    }
    if (asked.isEmpty()) {
      return page;
    }
    var read = new EnumMap<Kind, Rows>(Kind.class);
    asked.forEach((kind, ids) -> read.put(kind, read(kind, ids)));
    return new Page(
        page.orders().stream().map(order -> with(order, kinds(order, wanted), read)).toList(),
        page.unreadable(),
        page.more(),
        page.spent().plus(Duration.between(start, clock.instant())),
        page.listed());
  }

  private static List<Kind> kinds(Order order, IntFunction<Set<Kind>> wanted) {
    return wanted.apply(order.store().websiteId()).stream()
        .filter(order::tellsOf)
        .sorted()
        .toList();
  }

  private static Order with(Order order, List<Kind> kinds, Map<Kind, Rows> read) {
    if (kinds.isEmpty()) {
      return order;
    }
    long id = order.key().entityId();
    var parser = new DocumentParser(order);
    var documents = new ArrayList<Document>();
    var told = new ArrayList<String>();
    var rows = new EnumMap<Kind, List<JsonNode>>(Kind.class);
    boolean whole = true;
    for (Kind kind : kinds) {
      Rows some = read.getOrDefault(kind, new Rows(Map.of(), Map.of(), Optional.empty()));
      Optional<Failure> failed = Optional.ofNullable(some.failed().get(id));
      failed.or(some::refused).ifPresent(why -> told.add(unread(kind, why)));
      whole &= failed.isEmpty();
      if (failed.isEmpty() && some.refused().isEmpty()) {
        rows.put(kind, some.byOrder().getOrDefault(id, List.of()));
        documents.addAll(parser.all(kind, rows.getOrDefault(kind, List.of())));
      }
    }
    told.addAll(parser.notes());
    Optional<String> hash =
        whole && !rows.isEmpty() ? Optional.of(DocumentParser.digest(rows)) : Optional.empty();
    return order.with(documents, told, hash);
  }

  private static String unread(Kind kind, Failure why) {
    return "%ss of this order could not be read, and are as they were in Salesforce: %s %s"
        .formatted(kind.label(), why.message(), why.hint());
  }

  private Rows read(Kind kind, List<Long> ids) {
    var byOrder = new HashMap<Long, List<JsonNode>>();
    var failed = new HashMap<Long, Failure>();
    var left = new ArrayDeque<List<Long>>();
    left.add(ids);
    for (int asked = 1; !left.isEmpty(); asked++) {
      List<Long> some = left.remove();
      try {
        search(kind, some).forEach((order, rows) -> byOrder.put(order, rows));
      } catch (FailedCall e) {
        Failure failure = e.failure();
        if (Set.of(Failures.PERMISSION, Failures.NOT_FOUND).contains(failure.code())) {
          return new Rows(byOrder, failed, Optional.of(failure));
        }
        if (!OrderQuestions.mayBeAnOrders(failure)) {
          throw e;
        }
        if (some.size() == 1 || asked >= PATIENCE) {
          some.forEach(order -> failed.put(order, failure));
        } else {
          int half = some.size() / 2;
          left.add(some.subList(0, half));
          left.add(some.subList(half, some.size()));
        }
      }
    }
    return new Rows(byOrder, failed, Optional.empty());
  }

  /** Rows that name another order are not these orders'. */
  private Map<Long, List<JsonNode>> search(Kind kind, List<Long> ids) {
    String all = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    Question question = Question.where("order_id", "in", all).sorted("entity_id ASC");
    var found = new HashMap<Long, List<JsonNode>>();
    long seen = 0;
    for (int page = 1; ; page++) {
      JsonNode answer = ask(kind, question, page);
      JsonNode items = answer.path("items");
      long total = Values.whole(answer, "total_count");
      seen += items.size();
      for (JsonNode row : items) {
        long order = Values.whole(row, "order_id");
        if (ids.contains(order)) {
          found.computeIfAbsent(order, o -> new ArrayList<>()).add(row);
        }
      }
      if (seen >= total) {
        return found;
      }
      if (items.isEmpty()) {
        throw OrderQuestions.noAnswer("it holds fewer documents than it says");
      }
    }
  }

  private JsonNode ask(Kind kind, Question question, int page) {
    try {
      return asked(kind, question, page, maximum);
    } catch (FailedCall e) {
      String max = Failures.parameter(e.failure().raw(), "max");
      if (!e.failure().code().equals(Failures.PAGE_SIZE) || page > 1 || !max.matches("[1-9]\\d?")) {
        throw e;
      }
      maximum = Integer.parseInt(max);
      return asked(kind, question, page, maximum);
    }
  }

  private JsonNode asked(Kind kind, Question question, int page, int size) {
    var parameters = new ArrayList<>(question.parameters());
    parameters.add(Map.entry("searchCriteria[pageSize]", Integer.toString(size)));
    parameters.add(Map.entry("searchCriteria[currentPage]", Integer.toString(page)));
    JsonNode answer = api.get(PATHS.getOrDefault(kind, ""), parameters);
    if (!answer.path("total_count").isNumber() || !answer.path("items").isArray()) {
      throw OrderQuestions.noAnswer("it is no list of documents");
    }
    return answer;
  }
}
