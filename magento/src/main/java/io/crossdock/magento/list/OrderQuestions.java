package io.crossdock.magento.list;

import static io.crossdock.magento.rest.Values.whole;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Unreachable;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Asks the shop about orders and takes only answers to what was asked: a body that is no list, or
 * one of other, fewer or doubled rows is a failed read and never "no orders". Every method throws
 * {@link FailedCall}. Thread-safe.
 */
final class OrderQuestions {

  static final String NO_ANSWER = "shop-no-answer";

  /** One order is told of in a fraction of a second. */
  private static final Duration SMALL = Duration.ofSeconds(8);

  private static final Duration MORE_EACH = Duration.ofMillis(250);

  private static final String NO_ROUTE = "Request does not match any route.";

  /** Failures of the way to the shop, which no order is to blame for. */
  private static final Set<String> ON_THE_WAY =
      Set.of(
          Unreachable.CERTIFICATE,
          Unreachable.NO_TLS,
          Unreachable.NO_HOST,
          Unreachable.REFUSED,
          Failures.REDIRECT,
          Failures.PERMISSION,
          Failures.PAGE_SIZE);

  private final RestApi api;

  OrderQuestions(RestApi api) {
    this.api = api;
  }

  /**
   * @param total how many match the question, on all pages
   */
  record Rows(List<JsonNode> items, long total) {

    boolean whole(int page, int size) {
      return items.size() == expected(page, size);
    }

    long expected(int page, int size) {
      return Math.clamp(total - (page - 1L) * size, 0, size);
    }
  }

  /** Whether one order among others may have brought it about. */
  static boolean mayBeAnOrders(Failure failure) {
    return !failure.closesGate()
        && !ON_THE_WAY.contains(failure.code())
        && failure.retryAfter().isEmpty();
  }

  /** A page, from 1. */
  Rows rows(Question question, int page, int size) {
    Rows first = ask(question, page, size);
    if (first.whole(page, size)) {
      return first;
    }
    Rows second = ask(question, page, size);
    if (second.whole(page, size)
        || (page == 1 && second.total() > first.total() && settled(question, second, size))) {
      return second;
    }
    throw noAnswer(
        "it holds %d orders instead of %d"
            .formatted(second.items().size(), second.expected(page, size)));
  }

  /** The shop loads first and counts then: in a sale one more order has come between the two. */
  private boolean settled(Question question, Rows read, int size) {
    String by = question.sorts().isEmpty() ? "" : question.sorts().getFirst().split(" ", 2)[0];
    if (!by.endsWith("_at")) {
      return false;
    }
    Optional<String> latest =
        read.items().stream().map(row -> Values.text(row, by)).max(Comparator.naturalOrder());
    return latest.isPresent()
        && new Rows(read.items(), count(question.and(by, "lteq", latest.get()))).whole(1, size);
  }

  private Rows ask(Question question, int page, int size) {
    var parameters = paged(question, Integer.toString(page), size);
    Duration patience = SMALL.plus(MORE_EACH.multipliedBy(size));
    JsonNode answer = api.get(RestApi.ORDERS, parameters, patience);
    requireAnswerTo(answer, question, page, size);
    long total = total(answer);
    JsonNode items = answer.path("items");
    if (!items.isArray() && !((items.isNull() || items.isMissingNode()) && total == 0)) {
      throw noAnswer("its list of orders is missing");
    }
    var rows = new ArrayList<JsonNode>();
    items.forEach(rows::add);
    requireEachOnce(rows);
    return new Rows(List.copyOf(rows), total);
  }

  /** How many match. */
  long count(Question question) {
    var parameters = paged(new Question(question.filters(), List.of()), RestApi.BEHIND_ALL, 1);
    return total(api.get(RestApi.ORDERS, parameters, SMALL));
  }

  /** One order by itself; a failure with {@link Failures#NOT_FOUND} when there is no such. */
  JsonNode single(long id) {
    JsonNode order = api.get(RestApi.ORDERS + "/" + id, List.of(), SMALL);
    if (id(order).filter(told -> told == id).isEmpty()) {
      throw noAnswer("it is not order " + id);
    }
    return order;
  }

  /**
   * Whether the failure of a single read says that there is no such order, in the shop's own words:
   * a web page says nothing, nor does a shop that does not know the question.
   */
  boolean gone(Failure failure) {
    String said = Failures.message(failure.raw());
    if (!failure.code().equals(Failures.NOT_FOUND)
        || said.equals(NO_ROUTE)
        || said.equals(Failures.message(""))) {
      return false;
    }
    if (said.toLowerCase(Locale.ROOT).contains("entit")) {
      return true;
    }
    try {
      api.get(RestApi.ORDERS + "/0/no-such-route", List.of(), SMALL);
      return false;
    } catch (FailedCall e) {
      return e.failure().code().equals(Failures.NOT_FOUND)
          && !said.equals(Failures.message(e.failure().raw()));
    }
  }

  /** The little that names the order on a page of one; empty when even that can't be had. */
  Optional<JsonNode> outline(Question question, long place) {
    var parameters = paged(question, Long.toString(place), 1);
    parameters.add(
        Map.entry("fields", "items[entity_id,increment_id,created_at,updated_at],total_count"));
    try {
      JsonNode order = api.get(RestApi.ORDERS, parameters, SMALL).path("items").path(0);
      return id(order).map(id -> order);
    } catch (FailedCall e) {
      if (!mayBeAnOrders(e.failure())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** An order's own id; empty when it has none. */
  static Optional<Long> id(JsonNode order) {
    try {
      return Optional.of(whole(order, "entity_id")).filter(id -> id > 0);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<Map.Entry<String, String>> paged(Question question, String page, int size) {
    var parameters = new ArrayList<>(question.parameters());
    parameters.add(Map.entry("searchCriteria[pageSize]", Integer.toString(size)));
    parameters.add(Map.entry("searchCriteria[currentPage]", page));
    return parameters;
  }

  private static long total(JsonNode answer) {
    JsonNode total = answer.path("total_count");
    String text = total.isNumber() || total.isString() ? total.asString() : "";
    if (!text.matches("\\d{1,12}")) {
      throw noAnswer("it does not say how many orders there are");
    }
    return Long.parseLong(text);
  }

  private static void requireEachOnce(List<JsonNode> rows) {
    var ids = new HashSet<Long>();
    for (JsonNode row : rows) {
      Optional<Long> id = id(row);
      if (id.isEmpty()) {
        throw noAnswer("it holds an order without an entity_id");
      }
      if (!ids.add(id.get())) {
        throw noAnswer("order " + id.get() + " is in it twice");
      }
    }
  }

  /** Magento repeats the question; a cache between us may have answered another one. */
  private static void requireAnswerTo(JsonNode answer, Question question, int page, int size) {
    JsonNode told = answer.path("search_criteria");
    boolean other =
        differs(told.path("current_page"), Integer.toString(page))
            || differs(told.path("page_size"), Integer.toString(size));
    JsonNode groups = told.path("filter_groups");
    int group = -1;
    int place = 0;
    for (Question.Filter asked : question.filters()) {
      place = asked.or() ? place + 1 : 0;
      group = asked.or() ? group : group + 1;
      JsonNode filter = groups.path(group).path("filters").path(place);
      other |= differs(filter.path("field"), asked.field());
      other |= differs(filter.path("value"), asked.value());
    }
    if (other) {
      throw noAnswer("it answers another question");
    }
  }

  private static boolean differs(JsonNode told, String asked) {
    return (told.isString() || told.isNumber()) && !told.asString().equals(asked);
  }

  static FailedCall noAnswer(String because) {
    return new FailedCall(
        Failure.of(
            Category.TRANSIENT,
            NO_ANSWER,
            "The shop's answer makes no sense: " + because + ".",
            "It is tried again by itself. If it stays: a shop developer should look at modules that"
                + " change the order list in REST, and at caches in front of the shop."));
  }
}
