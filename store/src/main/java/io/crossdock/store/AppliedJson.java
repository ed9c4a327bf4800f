package io.crossdock.store;

import io.crossdock.core.plan.Applied;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code Applied} as JSON; every number comes back as a BigDecimal. */
final class AppliedJson {

  private AppliedJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  }

  static Applied read(JsonMapper json, String text) {
    Applied a = json.readValue(text, Applied.class);
    var sent = new HashMap<String, Map<String, Object>>();
    a.sent().forEach((record, fields) -> sent.put(record, exact(fields)));
    return new Applied(
        a.orderId(),
        a.accountId(),
        a.contactId(),
        sent,
        a.lineIds(),
        a.status(),
        a.notes(),
        a.warnings());
  }

  private static Map<String, Object> exact(Map<String, Object> fields) {
    var exact = new HashMap<String, Object>();
    fields.forEach((name, value) ->
        exact.put(name, value instanceof Number n ? new BigDecimal(n.toString()) : value));
    return exact;
  }
}
