package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Journal;
import io.crossdock.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All orders, as the JSON documents a client reads. A stored document never changes: a change
 * stores a new one. Thread-safe; with a journal, what was answered survives a restart.
 */
final class Orders implements AutoCloseable {

  /** Parts of the document that are not columns of the sales_order row. */
  private static final Set<String> OTHER_TABLES =
      Set.of("items", "billing_address", "payment", "status_histories", "extension_attributes");

  /** An order that was placed but whose transaction the shop has not committed yet. */
  private record Open(Instant until, Packed order) {}

  private final Shelf shelf = new Shelf();
  private final Documents documents = new Documents();
  private final List<Open> open = new CopyOnWriteArrayList<>();
  private final Numbers numbers = new Numbers();
  private final InstantSource clock;
  private volatile IntConsumer written = id -> {};
  private final @Nullable Journal journal;

  Orders(@Nullable Path path, InstantSource clock) throws IOException {
    this.clock = clock;
    this.journal =
        path == null ? null : new Journal(path, line -> replay(shelf, documents, numbers, line));
  }

  private static void replay(
      Shelf shelf, Documents documents, Numbers numbers, Map<String, Object> line) {
    if (line.containsKey("deleted")) {
      shelf.remove(Doc.whole(line, "deleted"));
    } else if (line.containsKey("document")) {
      documents.put(Doc.text(line, "kind"), Doc.at(line, "document"));
    } else {
      shelf.put(Packed.of(Doc.at(line, "order")));
    }
    numbers.restore(Doc.at(line, "last"));
  }

  Documents documents() {
    return documents;
  }

  boolean isEmpty() {
    return shelf.isEmpty();
  }

  List<Map<String, Object>> all() {
    return shelf.all().stream().map(Packed::document).toList();
  }

  List<Map<String, Object>> newest(int most) {
    commit();
    return shelf.newest(most).stream().map(Packed::document).toList();
  }

  Optional<Map<String, Object>> find(int id) {
    commit();
    return shelf.find(id).map(Packed::document);
  }

  Map<String, Object> get(int id) {
    return find(id).orElseThrow(Refused::noSuchOrder);
  }

  Criteria.Found search(Criteria criteria, Set<String> columns) {
    commit();
    return shelf.find(criteria, columns);
  }

  String now() {
    return ShopTime.text(clock.instant());
  }

  synchronized Map<String, Object> add(Function<Numbers, Map<String, Object>> maker) {
    Map<String, Object> order = maker.apply(numbers);
    keepAll(order.remove(Documents.MADE));
    store(order);
    return order;
  }

  /**
   * Adds an order that nobody can see before {@code delay} is over, as when the shop commits late:
   * its times are those of now.
   */
  synchronized Map<String, Object> addLate(
      Function<Numbers, Map<String, Object>> maker, Duration delay) {
    Map<String, Object> order = maker.apply(numbers);
    order.remove(Documents.MADE);
    open.add(new Open(clock.instant().plus(delay), Packed.of(order)));
    return order;
  }

  /** Removes an order for good, as some extensions do. */
  synchronized void delete(int id) {
    get(id);
    if (journal != null) {
      journal.append(Map.of("deleted", id, "last", numbers.last()));
    }
    shelf.remove(id);
  }

  /** Makes visible what is due. */
  private void commit() {
    for (Open late : List.copyOf(open)) {
      if (!late.until().isAfter(clock.instant()) && open.remove(late)) {
        store(late.order().document());
      }
    }
  }

  /** A fresh number of a table that hangs on no order, such as a cart's. */
  synchronized int next(String table) {
    return numbers.next(table);
  }

  /**
   * Changes one order by working on a copy; an exception leaves everything as it was. {@code
   * updated_at} follows the database's rule: it moves only if another column of the row changed,
   * whatever else was written.
   */
  synchronized <T> T change(int id, Change<T> change) {
    Map<String, Object> before = get(id);
    Map<String, Object> after = get(id);
    T answer = change.on(after, numbers);
    Object made = after.remove(Documents.MADE);
    if (!row(before).equals(row(after))) {
      after.put("updated_at", now());
    }
    touchItems(before, after);
    keepAll(made);
    store(after);
    return answer;
  }

  /**
   * Changes one document of an order by working on a copy; its own {@code updated_at} stays unless
   * the change moves it.
   */
  synchronized <T> T changeDocument(String kind, int id, Change<T> change) {
    Map<String, Object> document = documents.get(kind, id);
    T answer = change.on(document, numbers);
    keep(kind, document);
    written.accept(Doc.whole(document, "order_id"));
    return answer;
  }

  /** What happens to one order. */
  @FunctionalInterface
  interface Change<T> {
    T on(Map<String, Object> order, Numbers numbers);
  }

  /** Before the order: who is told of the order finds its documents. */
  private void keepAll(@Nullable Object made) {
    for (Object each : Json.asList(made)) {
      Map<String, Object> document = Doc.at(Doc.object(each), "document");
      stamp(document);
      List.of("comments", "tracks")
          .forEach(list -> Doc.objects(document, list).forEach(this::stamp));
      keep(Doc.text(Doc.object(each), "kind"), document);
    }
  }

  /** A recorded one has its times. */
  private void stamp(Map<String, Object> row) {
    row.putIfAbsent("created_at", now());
    if (!row.containsKey("is_visible_on_front")) {
      row.putIfAbsent("updated_at", now());
    }
  }

  private void keep(String kind, Map<String, Object> document) {
    if (journal != null) {
      journal.append(Map.of("document", document, "kind", kind, "last", numbers.last()));
    }
    documents.put(kind, document);
  }

  private void touchItems(Map<String, Object> before, Map<String, Object> after) {
    List<Map<String, Object>> old = Doc.objects(before, "items");
    List<Map<String, Object>> items = Doc.objects(after, "items");
    for (int i = 0; i < items.size(); i++) {
      if (i >= old.size() || !items.get(i).equals(old.get(i))) {
        items.get(i).put("updated_at", now());
      }
    }
  }

  private void store(Map<String, Object> order) {
    if (journal != null) {
      journal.append(Map.of("order", order, "last", numbers.last()));
    }
    shelf.put(Packed.of(order));
    written.accept(Doc.whole(order, "entity_id"));
  }

  /** Told of each order that is written, once it can be read. */
  void onWrite(IntConsumer told) {
    written = told;
  }

  private static Map<String, Object> row(Map<String, Object> order) {
    var row = new LinkedHashMap<>(order);
    row.keySet().removeAll(OTHER_TABLES);
    row.values().removeIf(Objects::isNull);
    row.replaceAll(
        (column, value) -> value instanceof Number ? Doc.plain(Doc.number(order, column)) : value);
    return row;
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
