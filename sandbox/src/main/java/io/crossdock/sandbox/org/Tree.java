package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /composite/tree/{Type}}: new records with their children, all or none. */
final class Tree {

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> body;

    Failed(String referenceId, Refusal why) {
      super(why);
      this.body =
          Map.of(
              "hasErrors",
              true,
              "results",
              List.of(
                  Map.of(
                      "referenceId", referenceId, "errors", Json.asList(why.row().get("errors")))));
    }
  }

  private final Records records;
  private final Writer writer;

  Tree(Records records, Writer writer) {
    this.records = records;
    this.writer = writer;
  }

  /** {@code call.path()} begins with {@code composite, tree}. */
  Reply answer(Call call) {
    if (!call.method().equals("POST")) {
      throw Refusal.notAllowed(call.method());
    }
    Entity root = records.schema().get(call.part(2));
    var results = new ArrayList<Object>();
    try {
      records.transaction(() -> {
        var walk = new Walk(call, results);
        walk.all(root, call.object().getOrDefault("records", List.of()), Map.of(), 1);
        return true;
      });
    } catch (Failed e) {
      return Reply.of(400, e.body);
    }
    return Reply.of(201, Map.of("hasErrors", false, "results", results));
  }

  private final class Walk {
    private final Call call;
    private final List<Object> results;
    private final Set<String> references = new HashSet<>();
    private final Set<String> types = new HashSet<>();

    Walk(Call call, List<Object> results) {
      this.call = call;
      this.results = results;
    }

    void all(Entity entity, Object list, Map<String, Object> parent, int depth) {
      types.add(entity.name());
      for (Object item : Json.asList(list)) {
        one(entity, Json.asObject(item), parent, depth);
      }
    }

    private void one(
        Entity entity, Map<String, Object> item, Map<String, Object> parent, int depth) {
      String reference = Rules.text(Json.asObject(item.get("attributes")), "referenceId");
      try {
        refuseLimits(reference, depth);
        var body = new LinkedHashMap<String, Object>(parent);
        var children = new LinkedHashMap<Schema.Children, Object>();
        item.forEach((name, value) -> {
          Map<String, Object> nested = Json.asObject(value);
          if (nested.containsKey("records")) {
            children.put(
                Schema.children(entity, name)
                    .orElseThrow(
                        () -> Refusal.data("INVALID_FIELD", "No such relationship: " + name, name)),
                nested.getOrDefault("records", List.of()));
          } else {
            body.put(name, value);
          }
        });
        String id = writer.insert(entity, body, call.allowDuplicates());
        results.add(Map.of("referenceId", reference, "id", id));
        children.forEach((link, list) ->
            all(records.schema().get(link.child()), list, Map.of(link.field(), id), depth + 1));
      } catch (Refusal e) {
        throw new Failed(reference, e);
      }
    }

    private void refuseLimits(String reference, int depth) {
      if (reference.isEmpty() || !references.add(reference)) {
        throw Refusal.data("INVALID_INPUT", "referenceId '" + reference + "' missing or repeated");
      }
      if (references.size() > 200 || depth > 5 || types.size() > 5) {
        throw Refusal.data("INVALID_INPUT", "at most 200 records, 5 levels and 5 types in a tree");
      }
    }
  }
}
