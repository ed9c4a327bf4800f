package io.crossdock.web;

import io.crossdock.core.port.AuditLog;
import io.crossdock.core.port.AuditLog.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Users" > "Audit Log", and the same for scripts. */
@RestController
class AuditLogPages {

  private static final int PAGE = 50;

  private final AuditLog log;
  private final Templates templates;

  AuditLogPages(AuditLog log, Templates templates) {
    this.log = log;
    this.templates = templates;
  }

  @GetMapping(path = "/audit-log", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, @RequestParam Map<String, String> parameters) {
    String who = parameters.getOrDefault("who", "").strip();
    List<Entry> found = read(who, before(parameters).orElse(""), PAGE + 1);
    var values = new HashMap<String, Object>();
    values.put("who", who);
    values.put("entries", found.subList(0, Math.min(PAGE, found.size())));
    values.put("older", found.size() > PAGE ? found.get(PAGE - 1).id() : 0L);
    values.put("newest", before(parameters).isEmpty());
    return templates.page(request, "auditlog", "Audit Log", values);
  }

  /** Newest first; {@code nextBefore} leads to older ones. */
  @GetMapping("/api/v1/audit-log")
  Map<String, Object> entries(@RequestParam Map<String, String> parameters) {
    String before = parameters.getOrDefault("before", "");
    if (!before.matches("[0-9]{0,18}")) {
      throw new Refused(400, "Which page?", List.of("before: must be a number nextBefore gave."));
    }
    List<Entry> found = read(parameters.getOrDefault("who", "").strip(), before, PAGE + 1);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("entries", found.stream().limit(PAGE).map(AuditLogPages::shown).toList());
    if (found.size() > PAGE) {
      answer.put("nextBefore", found.get(PAGE - 1).id());
    }
    return answer;
  }

  private List<Entry> read(String who, String before, int limit) {
    return log.read(
        Optional.of(who).filter(name -> !name.isEmpty()),
        Optional.of(before).filter(text -> !text.isEmpty()).map(Long::valueOf),
        limit);
  }

  /** An unreadable place is the top. */
  private static Optional<String> before(Map<String, String> parameters) {
    return Optional.ofNullable(parameters.get("before"))
        .filter(text -> text.matches("[0-9]{1,18}"));
  }

  private static Map<String, Object> shown(Entry entry) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", entry.id());
    shown.put("at", entry.deed().at());
    shown.put("who", entry.deed().who());
    shown.put("what", entry.deed().what());
    shown.put("subject", entry.deed().subject());
    shown.put("address", entry.deed().address());
    return shown;
  }
}
