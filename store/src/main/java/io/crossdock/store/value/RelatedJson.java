package io.crossdock.store.value;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews.Related;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The orders that one was made from or replaced by, in their column. */
public final class RelatedJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private RelatedJson() {}

  public static ArrayNode of(Order order) {
    ArrayNode related = JSON.createArrayNode();
    var relation = order.relation();
    add(related, relation.parentId(), relation.parentIncrementId(), false);
    add(related, relation.childId(), relation.childIncrementId(), true);
    return related;
  }

  private static void add(ArrayNode related, Optional<Long> id, String number, boolean later) {
    if (id.isPresent() && !number.isEmpty()) {
      related.addObject().put("id", id.get()).put("number", number).put("later", later);
    }
  }

  public static List<Related> read(String connection, @Nullable String text) {
    return text == null
        ? List.of()
        : JSON.readTree(text).valueStream().map(one -> related(connection, one)).toList();
  }

  private static Related related(String connection, JsonNode one) {
    return new Related(
        new OrderKey(connection, one.path("id").asLong()),
        one.path("number").asString(""),
        one.path("later").asBoolean());
  }
}
