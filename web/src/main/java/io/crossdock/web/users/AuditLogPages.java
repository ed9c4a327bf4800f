package io.crossdock.web.users;

import io.crossdock.access.AuditLog;
import io.crossdock.access.AuditLog.Entry;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Users" > "Audit Log", and the same for scripts. */
@RestController
public class AuditLogPages {

  private static final int PAGE = 50;

  private final AuditLog log;
  private final OrderViews orders;
  private final Templates templates;

  AuditLogPages(AuditLog log, OrderViews orders, Templates templates) {
    this.log = log;
    this.orders = orders;
    this.templates = templates;
  }

  @GetMapping(path = "/audit-log", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, Form asked) {
    String who = asked.text("who");
    Optional<Long> before = asked.whole("before");
    List<Entry> found = read(who, before);
    long older = found.size() > PAGE ? found.get(PAGE - 1).id() : 0L;
    var shown = found.subList(0, Math.min(PAGE, found.size()));
    var model = new AuditLogModel(who, shown, numbers(shown), older, before.isEmpty());
    return templates.page(request, "auditlog", "Audit Log", model);
  }

  /** What people call the orders of these entries. */
  private Map<OrderKey, String> numbers(List<Entry> entries) {
    Set<OrderKey> keys =
        entries.stream()
            .flatMap(entry -> AuditLogModel.keys(entry.deed().subject()))
            .collect(Collectors.toSet());
    return keys.isEmpty()
        ? Map.of()
        : orders.find(keys).stream().collect(Collectors.toMap(Row::key, Row::incrementId));
  }

  /** Newest first; {@code nextBefore} leads to older ones. */
  @GetMapping("/api/v1/audit-log")
  Map<String, Object> entries(Form asked) {
    Optional<Long> before = asked.whole("before");
    if (before.isEmpty() && !asked.exact("before").isEmpty()) {
      throw new Refused(400, "Which page?", List.of("before: must be a number nextBefore gave."));
    }
    List<Entry> found = read(asked.text("who"), before);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("entries", found.stream().limit(PAGE).map(AuditLogPages::shown).toList());
    if (found.size() > PAGE) {
      answer.put("nextBefore", found.get(PAGE - 1).id());
    }
    return answer;
  }

  /** One more than a page, which tells whether there are more. */
  private List<Entry> read(String who, Optional<Long> before) {
    return log.read(Optional.of(who).filter(name -> !name.isEmpty()), before, PAGE + 1);
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
