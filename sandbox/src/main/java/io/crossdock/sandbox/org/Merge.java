package io.crossdock.sandbox.org;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one record of two or three: everything that points at a loser points at the winner then,
 * and the loser lies in the recycle bin with the winner's id as its MasterRecordId. REST has no
 * merge, so this is offered as a control path only.
 */
final class Merge {

  private final Records records;
  private final RecycleBin bin;
  private final InstantSource clock;

  Merge(Records records, RecycleBin bin, InstantSource clock) {
    this.records = records;
    this.bin = bin;
    this.clock = clock;
  }

  /**
   * The records that were moved to the winner.
   *
   * @throws Refusal when they can't be merged; nothing has changed then
   */
  List<String> into(Entity entity, String winner, List<String> losers) {
    if (entity.field("MasterRecordId").isEmpty()) {
      throw Refusal.data("INVALID_TYPE", entity.name() + " can't be merged");
    }
    if (losers.isEmpty() || losers.size() > 2 || losers.contains(winner)) {
      throw Refusal.data("INVALID_ARGUMENT", "name one or two other records to merge");
    }
    return records.transaction(() -> {
      Map<String, Object> kept = live(entity, winner);
      var moved = new ArrayList<String>();
      for (String loser : losers) {
        Map<String, Object> lost = live(entity, loser);
        if (person(kept) != person(lost)) {
          throw Refusal.data(
              "INVALID_PERSON_ACCOUNT_OPERATION", "a person can't be merged with a business");
        }
        if (person(kept)) {
          into(records.schema().get("Contact"), contact(kept), List.of(contact(lost)));
        }
        moved.addAll(move(entity, loser, winner));
        bin.merged(entity, lost, winner);
      }
      return moved;
    });
  }

  private Map<String, Object> live(Entity entity, String id) {
    Map<String, Object> row =
        records
            .find(entity, id)
            .orElseThrow(
                () -> Refusal.data("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
    if (!Records.isLive(row)) {
      throw Refusal.data("ENTITY_IS_DELETED", "entity is deleted");
    }
    return row;
  }

  private List<String> move(Entity entity, String from, String to) {
    var moved = new ArrayList<String>();
    for (Schema.Lookup lookup : records.schema().lookups(entity)) {
      String field = lookup.field().name();
      if (!field.equals("PersonContactId")) {
        for (var row : records.by(lookup.entity(), field, from)) {
          var changed = new LinkedHashMap<String, Object>(row);
          changed.put(field, to);
          changed.put("SystemModstamp", Values.dateTime(clock.instant()));
          records.put(lookup.entity(), changed);
          moved.add(Rules.text(row, "Id"));
        }
      }
    }
    return moved;
  }

  private static boolean person(Map<String, Object> row) {
    return row.containsKey("PersonContactId") && Boolean.TRUE.equals(row.get("IsPersonAccount"));
  }

  private static String contact(Map<String, Object> account) {
    return Rules.text(account, "PersonContactId");
  }
}
