package io.crossdock.core.mapping;

import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of an order's documents, their tracks and rows, as mappings of these see it. Pure. */
public final class DocumentSources {

  private DocumentSources() {}

  /**
   * What becomes one record.
   *
   * @param key such as {@code main:invoiceline:7}
   * @param own what an expression's paths start from
   * @param document what it is of, {@code $document}; of a document itself the same
   */
  public record Source(
      Target target, String key, Map<String, Object> own, Map<String, Object> document) {}

  /** All of them, a document before what is in it. */
  static List<Source> of(Order order) {
    var sources = new ArrayList<Source>();
    String connection = order.key().connection();
    for (Document document : order.documents()) {
      Map<String, Object> own = document.head().source();
      sources.add(new Source(target(document), document.key(connection), own, own));
      rows(own, "tracks", Target.TRACKING, connection + ":track:", sources);
      String line = connection + ":" + document.kind().code() + "line:";
      rows(own, "items", Target.DOCUMENT_LINE, line, sources);
    }
    return List.copyOf(sources);
  }

  /** The one a mapping is tried on; empty where the order has none. */
  public static Optional<Source> first(Order order, Target target) {
    return of(order).stream().filter(source -> source.target() == target).findFirst();
  }

  private static Target target(Document document) {
    return switch (document.kind()) {
      case SHIPMENT -> Target.SHIPMENT;
      case INVOICE -> Target.INVOICE;
      case CREDIT_MEMO -> Target.CREDIT_MEMO;
    };
  }

  private static void rows(
      Map<String, Object> document, String list, Target target, String key, List<Source> sources) {
    if (document.get(list) instanceof List<?> rows) {
      for (Object one : rows) {
        if (one instanceof Map<?, ?> row) {
          var json = new TreeMap<String, Object>();
          row.forEach((name, value) -> json.put(String.valueOf(name), value));
          sources.add(new Source(target, key + json.get("entity_id"), json, document));
        }
      }
    }
  }
}
