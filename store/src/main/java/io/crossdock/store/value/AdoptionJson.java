package io.crossdock.store.value;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import java.util.EnumMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run was asked to take over, as JSON. */
public final class AdoptionJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AdoptionJson() {}

  public static String write(TakeOver wanted) {
    ObjectNode json = JSON.createObjectNode();
    json.put("dryRun", wanted.dryRun());
    json.put("newest", wanted.newest());
    json.put("storeField", wanted.stores().field());
    wanted.stores().only().ifPresent(store -> json.put("store", store));
    wanted
        .sources()
        .forEach((kind, source) ->
            json.putObject(kind.name())
                .put("field", source.field())
                .put("holds", source.holds().name())
                .put("prefix", source.prefix()));
    return JSON.writeValueAsString(json);
  }

  public static TakeOver read(String text) {
    JsonNode json = JSON.readTree(text);
    var sources = new EnumMap<Kind, Source>(Kind.class);
    for (Kind kind : Kind.values()) {
      JsonNode source = json.path(kind.name());
      if (source.isObject()) {
        sources.put(
            kind,
            new Source(
                source.path("field").asString(""),
                Holds.valueOf(source.path("holds").asString("")),
                source.path("prefix").asString("")));
      }
    }
    Optional<Integer> store =
        json.has("store") ? Optional.of(json.path("store").asInt()) : Optional.empty();
    return new TakeOver(
        sources,
        new Stores(store, json.path("storeField").asString("")),
        json.path("newest").asBoolean(false),
        json.path("dryRun").asBoolean(true));
  }
}
