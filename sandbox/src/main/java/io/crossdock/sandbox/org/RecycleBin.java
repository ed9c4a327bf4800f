package io.crossdock.sandbox.org;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deleting, and taking it back: what belongs to a record goes and comes back with it, what only
 * points at it loses the pointer for good.
 */
final class RecycleBin {

  /** On a row that went along with another: that one's id. Not a field: no client sees it. */
  private static final String WENT_WITH = "_wentWith";

  private static final Set<String> LEAVES_NO_TRACE = Set.of("OrderItem", "ContentDocumentLink");

  private record Belonging(String child, String field) {}

  private static final List<Belonging> BELONGINGS =
      List.of(
          new Belonging("Contact", "AccountId"),
          new Belonging("Order", "AccountId"),
          new Belonging("OrderItem", "OrderId"),
          new Belonging("Note", "ParentId"),
          new Belonging("ContentDocumentLink", "LinkedEntityId"),
          new Belonging("PricebookEntry", "Product2Id"),
          new Belonging("PricebookEntry", "Pricebook2Id"));

  private final Records records;
  private final Rules rules;
  private final InstantSource clock;

  RecycleBin(Records records, Rules rules, InstantSource clock) {
    this.records = records;
    this.rules = rules;
    this.clock = clock;
  }

  /** Deletes a live row and all that belongs to it, or nothing. */
  void delete(Entity entity, Map<String, Object> row) {
    String id = Rules.text(row, "Id");
    rules.beforeDelete(entity, row);
    if (LEAVES_NO_TRACE.contains(entity.name())) {
      letGo(entity, id);
      records.erase(entity, id);
    } else {
      takeAlong(entity, id, id);
      throwAway(entity, row, Map.of());
    }
    rules.afterDelete(entity, row);
  }

  /** Puts a merged row here. */
  void merged(Entity entity, Map<String, Object> row, String winner) {
    throwAway(entity, row, Map.of("MasterRecordId", winner));
  }

  /**
   * Takes a row out again, with what went along.
   *
   * @throws Refusal {@code UNDELETE_FAILED} if it is not here
   */
  void undelete(String id) {
    Entity entity = records.schema().ofId(id).orElseThrow(Refusal::notFound);
    Map<String, Object> row =
        records
            .find(entity, id)
            .filter(r -> !Records.isLive(r) && !r.containsKey(WENT_WITH))
            .orElseThrow(() -> Refusal.data("UNDELETE_FAILED", "Entity is not in the recycle bin"));
    restore(entity, row);
    for (Belonging b : BELONGINGS) {
      Entity child = records.schema().whole(b.child());
      List.copyOf(records.all(child)).stream()
          .filter(r -> id.equals(r.get(WENT_WITH)))
          .forEach(r -> restore(child, r));
    }
  }

  /** Empties the recycle bin of this record: it was never there. */
  void purge(String id) {
    Entity entity = records.schema().ofId(id).orElseThrow(Refusal::notFound);
    if (records.find(entity, id).filter(r -> !Records.isLive(r)).isEmpty()) {
      throw Refusal.data("DELETE_FAILED", "Entity is not in the recycle bin");
    }
    records.erase(entity, id);
  }

  private void takeAlong(Entity entity, String id, String root) {
    for (Belonging b : BELONGINGS) {
      Entity child = records.schema().whole(b.child());
      boolean belongs =
          List.of(entity.name(), "*").contains(child.fieldOrRefuse(b.field()).target());
      if (belongs) {
        for (var row : records.by(child, b.field(), id)) {
          rules.beforeDelete(child, row);
          takeAlong(child, Rules.text(row, "Id"), root);
          throwAway(child, row, Map.of(WENT_WITH, root));
        }
      }
    }
    letGo(entity, id);
  }

  /** Clears the look-ups that point here and may be empty. */
  private void letGo(Entity entity, String id) {
    for (Schema.Lookup lookup : records.schema().lookups(entity)) {
      Entity other = lookup.entity();
      String field = lookup.field().name();
      boolean belongs = BELONGINGS.contains(new Belonging(other.name(), field));
      if (!belongs && !lookup.field().required()) {
        for (var row : records.by(other, field, id)) {
          var left = new LinkedHashMap<String, Object>(row);
          left.remove(field);
          records.put(other, left);
        }
      }
    }
  }

  private void throwAway(Entity entity, Map<String, Object> row, Map<String, Object> more) {
    var deleted = new LinkedHashMap<String, Object>(row);
    deleted.put("IsDeleted", true);
    deleted.put("SystemModstamp", Values.dateTime(clock.instant()));
    deleted.putAll(more);
    records.put(entity, deleted);
  }

  private void restore(Entity entity, Map<String, Object> row) {
    Writer.refuseDuplicates(records, entity, row);
    var live = new LinkedHashMap<String, Object>(row);
    live.put("IsDeleted", false);
    live.put("SystemModstamp", Values.dateTime(clock.instant()));
    live.remove("MasterRecordId");
    live.remove(WENT_WITH);
    records.put(entity, live);
  }
}
