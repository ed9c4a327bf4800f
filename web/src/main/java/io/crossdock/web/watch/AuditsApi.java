package io.crossdock.web.watch;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Audits.Audit;
import io.crossdock.core.watch.Audits.Finding;
import io.crossdock.core.watch.Audits.Kind;
import io.crossdock.core.watch.Audits.Period;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Moments;
import io.crossdock.web.answer.Refused;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whether shop and org hold the same, for a period; and repairing what differs. */
@RestController
@RequestMapping("/api/v1/audits")
public class AuditsApi {

  private final Audits audits;
  private final Operations operations;
  private final InstantSource clock;

  AuditsApi(Audits audits, Operations operations, InstantSource clock) {
    this.audits = audits;
    this.operations = operations;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> ask(
      @RequestBody(required = false) @Nullable String body, Principal script) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("from", "before"));
    var faults = new ArrayList<String>();
    Instant from = moment(json, "from", faults);
    Instant before = moment(json, "before", faults);
    if (faults.isEmpty() && !from.isBefore(before)) {
      faults.add("before: must be later than from.");
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "No such period", faults);
    }
    return ResponseEntity.accepted()
        .body(Map.of("audit", audits.ask(new Period(from, before), script.getName())));
  }

  /** A day is its first moment in UTC. */
  private static Instant moment(JsonNode json, String field, List<String> faults) {
    Optional<Instant> moment = Moments.moment(json.path(field).asString(""));
    if (moment.isEmpty()) {
      faults.add(field + ": must be a date such as 2026-11-24 or 2026-11-24T00:00:00Z.");
    }
    return moment.orElse(Instant.EPOCH);
  }

  @GetMapping
  List<Map<String, Object>> recent() {
    return audits.recent(50).stream().map(AuditsApi::shown).toList();
  }

  @GetMapping("/{id}")
  Map<String, Object> one(@PathVariable("id") String id) {
    Audit audit = find(audits, id);
    Map<String, Object> answer = shown(audit);
    audit
        .report()
        .ifPresent(report -> {
          answer.put("missing", report.count(Kind.MISSING));
          answer.put("different", report.count(Kind.DIFFERENT));
          answer.put("extra", report.count(Kind.EXTRA));
          answer.put("findings", report.findings().stream().map(AuditsApi::shown).toList());
        });
    return answer;
  }

  /** Sends what is missing or different; of what is only in the org nothing is deleted. */
  @PostMapping("/{id}/repair")
  ResponseEntity<Map<String, Object>> repair(@PathVariable("id") String id, Principal script) {
    List<OrderKey> keys = repairable(find(audits, id));
    return ResponseEntity.accepted()
        .body(Map.of("operation", operations.start(keys, script.getName(), clock.instant())));
  }

  /** What is missing or different; refuses when there is nothing. */
  static List<OrderKey> repairable(Audit audit) {
    List<OrderKey> keys =
        audit.report().stream()
            .flatMap(report -> report.findings().stream())
            .filter(finding -> finding.kind() != Kind.EXTRA)
            .map(Finding::key)
            .toList();
    if (keys.isEmpty()) {
      throw new Refused(
          409, "Nothing to repair", List.of("This audit found nothing missing or different."));
    }
    return keys;
  }

  static Audit find(Audits audits, String id) {
    return audits
        .find(id)
        .orElseThrow(
            () -> new Refused(404, "No such audit", List.of("id: \"" + id + "\" is no audit.")));
  }

  private static Map<String, Object> shown(Audit audit) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("audit", audit.id());
    answer.put("from", audit.period().from());
    answer.put("before", audit.period().before());
    answer.put("askedBy", audit.askedBy());
    answer.put("askedAt", audit.askedAt());
    audit.finishedAt().ifPresent(at -> answer.put("finishedAt", at));
    if (!audit.failure().isEmpty()) {
      answer.put("failure", audit.failure());
    }
    audit
        .report()
        .ifPresent(report -> {
          answer.put("checked", report.checked());
          answer.put("same", report.same());
          answer.put("leftOut", report.leftOut());
          answer.put("pending", report.pending());
        });
    return answer;
  }

  private static Map<String, Object> shown(Finding finding) {
    return Map.of(
        "order", finding.key().externalId(),
        "incrementId", finding.incrementId(),
        "kind", finding.kind().name().toLowerCase(Locale.ROOT),
        "sentence", finding.sentence());
  }
}
