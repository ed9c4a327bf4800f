package io.crossdock.sandbox.org;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was changed or deleted in a period: {@code /sobjects/T/updated} and {@code /deleted}. */
final class Replication {

  private final Records records;

  Replication(Records records) {
    this.records = records;
  }

  Reply answer(Call call, Entity entity) {
    String start = moment(call, "start");
    String end = moment(call, "end");
    if (start.compareTo(end) >= 0) {
      throw Refusal.data("INVALID_REPLICATION_DATE", "startDate before endDate");
    }
    if (call.part(2).equals("updated")) {
      List<String> ids = changed(entity, Records::isLive, start, end);
      return Reply.of(200, Map.of("ids", ids, "latestDateCovered", end));
    }
    var deleted =
        changed(entity, row -> !Records.isLive(row), start, end).stream()
            .map(id -> Map.of("id", id, "deletedDate", stamp(entity, id)))
            .toList();
    return Reply.of(
        200,
        Map.of(
            "deletedRecords", deleted, "earliestDateAvailable", start, "latestDateCovered", end));
  }

  private List<String> changed(
      Entity entity, Predicate<Map<String, Object>> which, String start, String end) {
    return records.all(entity).stream()
        .filter(which)
        .filter(r -> Rules.text(r, "SystemModstamp").compareTo(start) >= 0)
        .filter(r -> Rules.text(r, "SystemModstamp").compareTo(end) < 0)
        .map(r -> Rules.text(r, "Id"))
        .toList();
  }

  private String stamp(Entity entity, String id) {
    return records.find(entity, id).map(r -> Rules.text(r, "SystemModstamp")).orElse("");
  }

  private static String moment(Call call, String name) {
    try {
      return Values.dateTime(call.param(name).orElse("").replace(' ', '+'));
    } catch (DateTimeException e) {
      Refusal refusal = Refusal.data("INVALID_REPLICATION_DATE", name + " is not a date and time");
      refusal.initCause(e);
      throw refusal;
    }
  }
}
