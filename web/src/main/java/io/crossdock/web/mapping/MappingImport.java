package io.crossdock.web.mapping;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.MappingCheck;
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
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mappings as a YAML file, out and in; in shows what it would change before it does. */
@RestController
public class MappingImport {

  private static final String PAGE = "/field-mapping/import";

  private final Mappings mappings;
  private final MappingFiles files;
  private final Expressions expressions;
  private final OrgView org;
  private final Surroundings around;

  MappingImport(
      Mappings mappings,
      MappingFiles files,
      Expressions expressions,
      OrgView org,
      Surroundings around) {
    this.expressions = expressions;
    this.mappings = mappings;
    this.files = files;
    this.org = org;
    this.around = around;
  }

  @GetMapping("/field-mapping/export")
  ResponseEntity<String> export() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"crossdock-mappings.yaml\"")
        .body(files.write(mappings.read().mappings()));
  }

  @GetMapping(path = PAGE, produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request) {
    return show(
        request,
        new MappingImportModel("", mappings.read().version(), Faults.NONE, List.of(), false));
  }

  @PostMapping(path = PAGE, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> post(
      HttpServletRequest request, Form sent, Principal person, Keeping keeping) {
    String yaml = sent.exact("yaml");
    long version = sent.version();
    return switch (files.read(yaml)) {
      case Content.Wrong wrong ->
          refused(
              request,
              new MappingImportModel(
                  yaml,
                  version,
                  told(all(wrong, mappings.read().mappings(), org, expressions)),
                  List.of(),
                  false));
      case Content.Read read -> {
        var shown = new MappingImportModel(yaml, version, Faults.NONE, changes(read), true);
        var change =
            new Change(read.mappings(), version, person.getName(), around.clock().instant());
        yield sent.has("save")
            ? save(request, shown, change, keeping)
            : checked(request, shown, read.mappings());
      }
    };
  }

  /** What the file alone shows and what the org knows, together; the first where it is away. */
  static List<Fault> all(
      Content.Wrong wrong, List<FieldMapping> stored, OrgView org, Expressions expressions) {
    try {
      return wrong.with(
          MappingCheck.faults(wrong.mappings(), stored, org.freshShape(), expressions));
    } catch (FailedCall e) {
      return wrong.faults();
    }
  }

  private ResponseEntity<String> checked(
      HttpServletRequest request, MappingImportModel shown, List<FieldMapping> wanted) {
    List<Fault> faults;
    try {
      var stored = mappings.read().mappings();
      faults = MappingCheck.faults(wanted, stored, org.freshShape(), expressions);
    } catch (FailedCall e) {
      faults = List.of(new Fault("org", MappingPages.away(e)));
    }
    return faults.isEmpty()
        ? ResponseEntity.ok(show(request, shown))
        : refused(request, wrong(shown, faults));
  }

  private ResponseEntity<String> save(
      HttpServletRequest request, MappingImportModel shown, Change change, Keeping keeping) {
    Deeds.note(request, String.join("; ", shown.changes()));
    Result result;
    try {
      OrgShape shape = org.freshShape();
      result = keeping.keep(() -> mappings.save(change, shape), Result.Saved.class::isInstance);
    } catch (FailedCall e) {
      result = new Result.Refused(List.of(new Fault("org", MappingPages.away(e))));
    }
    return switch (result) {
      case Result.Refused refused -> refused(request, wrong(shown, refused.faults()));
      case Result.Saved saved -> SeeOther.at("/field-mapping", "saved", saved.released());
    };
  }

  private List<String> changes(Content.Read read) {
    return new MappingChanges(mappings.read().mappings(), read.mappings()).told();
  }

  private static MappingImportModel wrong(MappingImportModel shown, List<Fault> faults) {
    return new MappingImportModel(shown.yaml(), shown.version(), told(faults), List.of(), false);
  }

  /** All are of the one text. */
  private static Faults told(List<Fault> faults) {
    return Faults.of(
        faults.stream().map(f -> new Fault("yaml", f.field() + ": " + f.message())).toList(),
        List.of("yaml"));
  }

  private ResponseEntity<String> refused(HttpServletRequest request, MappingImportModel shown) {
    return ResponseEntity.unprocessableContent().body(show(request, shown));
  }

  private String show(HttpServletRequest request, MappingImportModel shown) {
    return around.templates().page(request, "mappingimport", "Field Mapping", shown);
  }
}
