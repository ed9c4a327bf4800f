package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Orders that spoil every list they are in, as some do in real shops (magento2#36213, #32306,
 * #8312): {@code GET} and {@code PUT /_sandbox/spoilt}, a list of {@code id}, {@code how} (a status
 * such as 500; {@code garbage}; {@code hangs}: no answer for ten minutes; {@code endless}: one that
 * begins and never ends; {@code left-out}: counted, but not in the list; {@code twice}: in place of
 * its neighbour) and {@code single}: whether its single read is spoilt too. GET tells how often
 * each has {@code struck}. Thread-safe.
 */
final class Spoilt {

  private static final Set<String> WORDS =
      Set.of("garbage", "hangs", "endless", "left-out", "twice");

  private static final String JSON = "application/json; charset=utf-8";

  private final Map<Integer, Map<String, Object>> orders = new ConcurrentSkipListMap<>();
  private final Map<Integer, Integer> struck = new ConcurrentHashMap<>();

  List<Object> all() {
    return orders.entrySet().stream()
        .map(e -> {
          var shown = new LinkedHashMap<>(e.getValue());
          shown.put("struck", struck.getOrDefault(e.getKey(), 0));
          return (Object) shown;
        })
        .toList();
  }

  Object set(List<?> wanted) {
    var next = new LinkedHashMap<Integer, Map<String, Object>>();
    for (Object one : wanted) {
      Map<String, Object> order = Doc.object(one);
      String how = Doc.text(order, "how");
      if (!how.matches("[45]\\d\\d") && !WORDS.contains(how)) {
        throw Refused.badRequest("\"how\" must be a status or one of " + WORDS);
      }
      next.put(Doc.whole(order, "id"), order);
    }
    orders.clear();
    struck.clear();
    orders.putAll(next);
    return all();
  }

  /** What comes of a page instead; empty = nothing spoils it. */
  Optional<Response> list(List<Map<String, Object>> page) {
    return page.stream()
        .flatMap(row -> Optional.ofNullable(orders.get(Doc.whole(row, "entity_id"))).stream())
        .flatMap(order -> answer(order).stream())
        .findFirst();
  }

  /** What comes of a single read instead. */
  Optional<Response> single(int id) {
    return Optional.ofNullable(orders.get(id))
        .filter(order -> Boolean.TRUE.equals(order.get("single")))
        .flatMap(this::answer);
  }

  /** The rows that a page has, with those left out or doubled that are to be. */
  List<Map<String, Object>> rows(List<Map<String, Object>> page) {
    var rows = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> row : page) {
      String how = how(row);
      if (how.equals("twice") && !rows.isEmpty()) {
        rows.set(rows.size() - 1, row);
      }
      if (!how.equals("left-out")) {
        rows.add(row);
      }
    }
    return rows;
  }

  private String how(Map<String, Object> row) {
    return Doc.text(orders.getOrDefault(Doc.whole(row, "entity_id"), Map.of("how", "")), "how");
  }

  private Optional<Response> answer(Map<String, Object> order) {
    struck.merge(Doc.whole(order, "id"), 1, Integer::sum);
    return switch (Doc.text(order, "how")) {
      case "left-out", "twice" -> Optional.empty();
      case "garbage" -> Optional.of(Response.html(200, "<br /><b>Fatal error</b>: Uncaught"));
      case "endless" -> Optional.of(Response.text(200, JSON, "{\"items\":[").unending());
      case "hangs" -> {
        hang();
        yield Optional.of(Response.html(504, "<h1>Gateway Time-out</h1>"));
      }
      case String status ->
          Optional.of(
              status.equals("500")
                  ? Refused.internal(Json.text(order)).answer()
                  : Response.json(
                      Integer.parseInt(status),
                      Map.of("message", "No such entity with customerId = 17")));
    };
  }

  private static void hang() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
