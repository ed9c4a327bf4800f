package io.crossdock.web.mapping;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.MappingFiles;
import io.crossdock.core.port.settings.MappingFiles.Content;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.Mappings.Change;
import io.crossdock.core.port.settings.Mappings.Result;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Whole;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Field mappings for scripts, as JSON and as the YAML file. A PUT replaces all or changes nothing.
 */
@RestController
public class MappingsApi {

  private final Mappings mappings;
  private final MappingFiles files;
  private final OrgView org;
  private final Expressions expressions;
  private final InstantSource clock;

  MappingsApi(
      Mappings mappings,
      MappingFiles files,
      OrgView org,
      Expressions expressions,
      InstantSource clock) {
    this.expressions = expressions;
    this.mappings = mappings;
    this.files = files;
    this.org = org;
    this.clock = clock;
  }

  @GetMapping("/api/v1/mappings")
  Map<String, Object> read() {
    Mappings.Stored stored = mappings.read();
    return Map.of(
        "version",
        stored.version(),
        "mappings",
        stored.mappings().stream().map(MappingsApi::shown).toList());
  }

  private static Map<String, Object> shown(FieldMapping mapping) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("object", mapping.target().object());
    shown.put("field", mapping.field());
    shown.put("expression", mapping.expression());
    shown.put("website", mapping.website());
    shown.put("enabled", mapping.enabled());
    shown.put("when", word(mapping.when()));
    shown.put("default", mapping.otherwise());
    shown.put("blank", word(mapping.blank()));
    return shown;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @PutMapping("/api/v1/mappings")
  Map<String, Object> write(
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body,
      Principal script,
      Keeping keeping) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("version", "mappings"));
    if (!json.path("version").isIntegralNumber()) {
      throw refused(400, List.of("version: must be the number that GET gave."));
    }
    return save(
        request,
        "{\"mappings\": " + json.path("mappings") + "}",
        json.path("version").asLong(),
        script.getName(),
        keeping);
  }

  @GetMapping(path = "/api/v1/mappings.yaml")
  ResponseEntity<String> yaml() {
    Mappings.Stored stored = mappings.read();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .eTag("\"" + stored.version() + "\"")
        .body(files.write(stored.mappings()));
  }

  /**
   * @param version the one that GET /api/v1/mappings gave
   */
  @PutMapping(path = "/api/v1/mappings.yaml")
  Map<String, Object> writeYaml(
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body,
      @RequestParam(name = "version", defaultValue = "") String version,
      Principal script,
      Keeping keeping) {
    long basedOn =
        Whole.of(version)
            .orElseThrow(() ->
                refused(
                    400, List.of("version: must be the number that GET /api/v1/mappings gave.")));
    return save(request, body == null ? "" : body, basedOn, script.getName(), keeping);
  }

  private Map<String, Object> save(
      HttpServletRequest request, String text, long version, String user, Keeping keeping) {
    return switch (files.read(text)) {
      case Content.Wrong wrong ->
          throw refused(
              400, said(MappingImport.all(wrong, mappings.read().mappings(), org, expressions)));
      case Content.Read read -> {
        var changes = new MappingChanges(mappings.read().mappings(), read.mappings());
        Deeds.note(request, String.join("; ", changes.told()));
        yield save(new Change(read.mappings(), version, user, clock.instant()), keeping);
      }
    };
  }

  private Map<String, Object> save(Change change, Keeping keeping) {
    Result result;
    try {
      OrgShape shape = org.freshShape();
      result = keeping.keep(() -> mappings.save(change, shape), Result.Saved.class::isInstance);
    } catch (FailedCall e) {
      throw refused(503, List.of("org: " + MappingPages.away(e)));
    }
    return switch (result) {
      case Result.Saved saved -> Map.of("version", saved.version(), "released", saved.released());
      case Result.Refused wrong -> {
        boolean overtaken = wrong.faults().stream().anyMatch(Fault::isOvertaken);
        throw refused(overtaken ? 409 : 400, said(wrong.faults()));
      }
    };
  }

  private static List<String> said(List<Fault> faults) {
    return faults.stream().map(f -> f.field() + ": " + f.message()).toList();
  }

  private static Refused refused(int status, List<String> faults) {
    return new Refused(status, "Nothing was saved", faults);
  }
}
