package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One document of the shop, small enough for hundreds of thousands of them: the columns that
 * searches use, and all of it compressed. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Packed(Map<String, Object> head, byte[] bytes, int length) {

  private static final List<String> HEAD =
      List.of(
          "entity_id",
          "increment_id",
          "order_id",
          "created_at",
          "updated_at",
          "status",
          "state",
          "store_id",
          "customer_email",
          "grand_total",
          "order_currency_code");

  /** What most documents have in common. */
  private static final byte[] COMMON = Json.bytes(Seeds.object("order-guest-simple.json"));

  static Packed of(Map<String, Object> document) {
    byte[] json = Json.bytes(document);
    var head = new LinkedHashMap<String, Object>();
    for (String column : HEAD) {
      Object value = document.get(column);
      if (value != null) {
        head.put(column, value);
      }
    }
    return new Packed(Map.copyOf(head), deflate(json), json.length);
  }

  int id() {
    return Doc.whole(head, "entity_id");
  }

  /** A fresh copy of the whole document. */
  Map<String, Object> document() {
    try (var inflater = new Inflater()) {
      byte[] json = new byte[length];
      inflater.setInput(bytes);
      inflater.inflate(json);
      inflater.setDictionary(COMMON);
      inflater.inflate(json);
      return Json.object(json);
    } catch (DataFormatException | Json.MalformedJson e) {
      throw new IllegalStateException("a stored document is damaged", e);
    }
  }

  /** Enough of the document for these columns; not to be changed. */
  Map<String, Object> with(List<String> columns) {
    return HEAD.containsAll(columns) ? head : document();
  }

  private static byte[] deflate(byte[] json) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setDictionary(COMMON);
      deflater.setInput(json);
      deflater.finish();
      var out = new ByteArrayOutputStream(json.length / 4);
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }
}
