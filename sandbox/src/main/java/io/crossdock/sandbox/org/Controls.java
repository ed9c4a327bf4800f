package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an admin does in a real org by its pages, or what only SOAP offers: set the org up, merge,
 * undelete. Under {@code /_sandbox/}, without a token; no client of a real org can use it.
 */
final class Controls {

  private final Api.Services org;
  private final RecycleBin bin;
  private final Validations validations;
  private final Usage usage;

  Controls(Api.Services org, RecycleBin bin, Validations validations, Usage usage) {
    this.org = org;
    this.bin = bin;
    this.validations = validations;
    this.usage = usage;
  }

  void routes(Router router) {
    router
        .on("GET", "/_sandbox/switches", r -> switches())
        .on("PUT", "/_sandbox/switches", r -> guarded(r, this::set))
        .on("POST", "/_sandbox/statuses/rename", r -> guarded(r, this::rename))
        .on("GET", "/_sandbox/requests", r -> Response.json(200, usage.shown()))
        .on("PUT", "/_sandbox/requests", r -> guarded(r, this::allow))
        .on("POST", "/_sandbox/requests/reset", r -> reset())
        .on("POST", "/_sandbox/merge", r -> guarded(r, this::merge))
        .on("POST", "/_sandbox/undelete", r -> guarded(r, b -> each(b, bin::undelete)))
        .on("POST", "/_sandbox/purge", r -> guarded(r, b -> each(b, bin::purge)))
        .on("POST", "/_sandbox/archive", r -> guarded(r, b -> each(b, this::archive)))
        .on("GET", "/_sandbox/validations", r -> Response.json(200, validations.shown()))
        .on("POST", "/_sandbox/validations", r -> guarded(r, this::validate))
        .on("DELETE", "/_sandbox/validations", r -> unvalidate());
  }

  /** Answers a JSON object. */
  @FunctionalInterface
  interface Control {
    Response answer(Map<String, Object> body);
  }

  private static Response guarded(Request request, Control control) {
    try {
      return control.answer(Json.object(request.body()));
    } catch (Json.MalformedJson | IllegalArgumentException e) {
      return Response.json(400, Map.of("error", String.valueOf(e.getMessage())));
    } catch (Refusal e) {
      return Reply.of(e).response();
    }
  }

  private Response switches() {
    return Response.json(200, org.setup().all());
  }

  private Response set(Map<String, Object> body) {
    return org.records()
        .transaction(() -> {
          refuseUnknownFields(body);
          org.setup().set(body);
          shorten();
          Seed.follow(org.records(), org.setup(), Values.dateTime(org.clock().instant()));
          return switches();
        });
  }

  /** A name that is misspelt would change nothing, in silence. */
  private void refuseUnknownFields(Map<String, Object> body) {
    for (var setting : body.entrySet()) {
      if (setting.getKey().matches(".*Fields|endedValues|fieldLengths")) {
        for (Object line : Json.asList(setting.getValue())) {
          String field = line.toString().replaceFirst(" .*", "");
          if (!org.records().schema().couldHave(field)) {
            throw new IllegalArgumentException(
                "\"%s\": there is no field %s".formatted(setting.getKey(), field));
          }
        }
      }
    }
  }

  /** What is longer than its field holds now is cut, as the real org does when it is shortened. */
  private void shorten() {
    Records records = org.records();
    for (String line : org.setup().fieldLengths()) {
      List<String> words = List.of(line.split("[. ]", 3));
      Entity entity = records.schema().whole(words.get(0));
      int length = Integer.parseInt(words.get(2));
      for (var row : List.copyOf(records.all(entity))) {
        String text = Rules.text(row, words.get(1));
        if (text.length() > length) {
          var shorter = new LinkedHashMap<>(row);
          shorter.put(words.get(1), text.substring(0, length));
          records.put(entity, shorter);
        }
      }
    }
  }

  /** All orders of that status follow it. */
  private Response rename(Map<String, Object> body) {
    Records records = org.records();
    String from = Rules.text(body, "from");
    String to = Rules.text(body, "to");
    return records.transaction(() -> {
      org.setup().rename(from, to);
      Entity orders = records.schema().whole("Order");
      for (var row : List.copyOf(records.all(orders))) {
        if (from.equals(row.get("Status"))) {
          var renamed = new LinkedHashMap<>(row);
          renamed.put("Status", to);
          records.put(orders, renamed);
        }
      }
      Seed.follow(records, org.setup(), Values.dateTime(org.clock().instant()));
      return switches();
    });
  }

  private Response allow(Map<String, Object> body) {
    usage.set(body);
    return Response.json(200, usage.shown());
  }

  private Response reset() {
    usage.reset();
    return Response.json(200, usage.shown());
  }

  private Response merge(Map<String, Object> body) {
    Records records = org.records();
    Entity entity = records.schema().get(Rules.text(body, "object"));
    String winner = id(body.getOrDefault("winner", ""));
    List<String> losers = ids(body, "losers");
    var moved = new Merge(records, bin, org.clock()).into(entity, winner, losers);
    return Response.json(
        200,
        Map.of(
            "id",
            winner,
            "success",
            true,
            "errors",
            List.of(),
            "mergedRecordIds",
            losers,
            "updatedRelatedIds",
            moved));
  }

  private Response each(Map<String, Object> body, java.util.function.Consumer<String> action) {
    List<Object> results =
        ids(body, "ids").stream()
            .map(id -> {
              try {
                return org.records()
                    .transaction(() -> {
                      action.accept(id);
                      return (Object) Map.of("id", id, "success", true, "errors", List.of());
                    });
              } catch (Refusal e) {
                return e.row();
              }
            })
            .toList();
    return Response.json(200, results);
  }

  private void archive(String id) {
    Entity prices = org.records().schema().whole("PricebookEntry");
    var row = new LinkedHashMap<>(org.records().get("PricebookEntry", id));
    row.put("IsArchived", true);
    row.put("IsActive", false);
    org.records().put(prices, row);
  }

  private Response validate(Map<String, Object> body) {
    validations.add(body, org.records().schema());
    return Response.json(200, validations.shown());
  }

  private Response unvalidate() {
    validations.clear();
    return Response.json(200, validations.shown());
  }

  private static List<String> ids(Map<String, Object> body, String name) {
    return Json.asList(body.get(name)).stream().map(Controls::id).toList();
  }

  private static String id(Object text) {
    return Ids.canonical(text.toString())
        .orElseThrow(() -> new IllegalArgumentException("not an id: \"" + text + "\""));
  }
}
