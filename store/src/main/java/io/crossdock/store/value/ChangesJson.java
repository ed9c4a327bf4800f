package io.crossdock.store.value;

import io.crossdock.core.plan.told.Changes.Field;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Fields old and new as JSON; no text where there are none. */
public final class ChangesJson {

  private ChangesJson() {}

  public static String write(List<Field> fields) {
    return fields.isEmpty() ? "" : Kept.text(JsonMapper.shared().writeValueAsString(fields));
  }

  public static List<Field> read(String text) {
    return text.isEmpty() ? List.of() : List.of(JsonMapper.shared().readValue(text, Field[].class));
  }
}
