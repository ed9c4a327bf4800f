package io.crossdock.salesforce.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.port.org.OrgAdoption.Candidate;
import io.crossdock.core.port.org.OrgAdoption.Stamped;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Stamps keys on records that stand for themselves; 200 cost two calls. One thread. */
final class TakenKeys {

  private static final String PATCH = "/composite/sobjects?_HttpMethod=PATCH";

  private final RestApi rest;
  private final Kind kind;
  private final Set<String> fields;
  private final Map<String, JsonNode> now = new HashMap<>();

  /** Record id by the key it carries, folded. */
  private final Map<String, String> holders = new HashMap<>();

  /**
   * @param fields what is read of each record, its key among them
   */
  TakenKeys(RestApi rest, Kind kind, Set<String> fields) {
    this.rest = rest;
    this.kind = kind;
    this.fields = new TreeSet<>(fields);
  }

  List<Stamped> take(List<Candidate> candidates, boolean dryRun) {
    look(candidates);
    var results = new ArrayList<Stamped>();
    var stamps = new LinkedHashMap<String, String>();
    for (Candidate candidate : candidates) {
      Stamped result = judge(candidate.recordId(), candidate.key(), Set.of(candidate.key()));
      results.add(result);
      if (result instanceof Stamped.Done) {
        stamps.put(candidate.recordId(), candidate.key());
      }
    }
    var refused = dryRun ? Map.<String, Stamped>of() : stamp(stamps);
    for (int i = 0; i < results.size(); i++) {
      results.set(i, refused.getOrDefault(candidates.get(i).recordId(), results.get(i)));
    }
    return results;
  }

  /** Reads the records as they are, and those that carry the keys already; one call. */
  void look(Collection<Candidate> candidates) {
    String key = TakeOvers.key(kind);
    var inquiry = new Inquiry();
    inquiry.ask(
        Soql.split(
            candidates.stream().map(Candidate::recordId).toList(),
            ids -> select(fields) + "Id IN " + Soql.in(ids)),
        records -> records.forEach(record -> now.put(Json.string(record, "Id"), record)));
    inquiry.ask(
        Soql.split(
            candidates.stream().map(Candidate::key).distinct().toList(),
            keys -> select(Set.of("Id", key)) + key + " IN " + Soql.in(keys)),
        records ->
            records.forEach(r -> holders.put(fold(Json.string(r, key)), Json.string(r, "Id"))));
    inquiry.send(rest);
  }

  private String select(Collection<String> what) {
    return "SELECT "
        + String.join(", ", new TreeSet<>(what))
        + " FROM "
        + kind.object()
        + " WHERE ";
  }

  /** As it was when it was looked at. */
  JsonNode record(String id) {
    return now.getOrDefault(id, Json.read("{}"));
  }

  /**
   * What becomes of a record; it is the key's holder from now on where that is {@code Done}.
   *
   * @param own keys that mean the same
   */
  Stamped judge(String id, String key, Set<String> own) {
    if (!now.containsKey(id)) {
      return new Stamped.Not("deleted", "It was deleted in Salesforce meanwhile.");
    }
    String has = Json.string(record(id), TakeOvers.key(kind));
    if (own.stream().anyMatch(has::equalsIgnoreCase)) {
      return new Stamped.Ours();
    }
    if (!has.isEmpty()) {
      return new Stamped.Not("other-key", "It carries another key of Crossdock's, " + has + ".");
    }
    String holder = holders.putIfAbsent(fold(key), id);
    return holder == null || holder.equals(id)
        ? new Stamped.Done("")
        : new Stamped.Not(
            "linked", "%s %s has the key %s already.".formatted(kind.object(), holder, key));
  }

  /**
   * Each by itself.
   *
   * @param keys by record id
   * @return those that Salesforce refuses
   */
  Map<String, Stamped> stamp(Map<String, String> keys) {
    var refused = new HashMap<String, Stamped>();
    var ids = List.copyOf(keys.keySet());
    for (int from = 0; from < ids.size(); from += Limits.COLLECTION) {
      var part = ids.subList(from, Math.min(ids.size(), from + Limits.COLLECTION));
      var rows = part.stream().map(id -> row(id, Objects.requireNonNull(keys.get(id)))).toList();
      var answers =
          Json.list(
              rest.post(rest.base() + PATCH, Map.of("allOrNone", false, "records", rows), true));
      for (int i = 0; i < part.size() && i < answers.size(); i++) {
        var errors = Failures.rows(answers.get(i).path("errors"));
        if (!answers.get(i).path("success").asBoolean(false) && !errors.isEmpty()) {
          refused.put(
              part.get(i),
              new Stamped.Not(
                  errors.getFirst().code(),
                  "Salesforce refuses the key: " + errors.getFirst().message()));
        }
      }
    }
    return refused;
  }

  private Map<String, Object> row(String id, String key) {
    return Map.of("attributes", Map.of("type", kind.object()), "Id", id, TakeOvers.key(kind), key);
  }

  private static String fold(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
