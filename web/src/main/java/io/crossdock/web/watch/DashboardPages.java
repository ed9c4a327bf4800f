package io.crossdock.web.watch;

import io.crossdock.core.port.work.Operations;
import io.crossdock.core.view.DashboardView;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Audits.Audit;
import io.crossdock.core.watch.Audits.Period;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Dashboard": how things stand, and the proof that nothing is lost. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public class DashboardPages {

  private static final Duration COMPARED = Duration.ofDays(30);

  private final DashboardFigures figures;
  private final Audits audits;
  private final Operations operations;
  private final Surroundings around;

  DashboardPages(
      DashboardFigures figures, Audits audits, Operations operations, Surroundings around) {
    this.figures = figures;
    this.audits = audits;
    this.operations = operations;
    this.around = around;
  }

  @GetMapping("/")
  ResponseEntity<Void> home() {
    return SeeOther.at("/dashboard");
  }

  @GetMapping("/dashboard")
  String page(HttpServletRequest request, Form asked) {
    String operation = around.operation(asked);
    var model = new DashboardModel(figures.now(), figures.hours(), figures.proofs(), operation);
    return around.templates().page(request, "dashboard", "Dashboard", model);
  }

  /** The figures alone, asked for again and again. */
  @GetMapping("/dashboard/now")
  String now(HttpServletRequest request) {
    return around.templates().part(request, "dashboardnow", figures.now());
  }

  /** The audits alone, asked for while one is to be made. */
  @GetMapping("/dashboard/proofs")
  String proofs(HttpServletRequest request) {
    return around.templates().part(request, "proofs", figures.proofs());
  }

  /** What the charts draw. */
  @GetMapping(path = "/dashboard/hours", produces = MediaType.APPLICATION_JSON_VALUE)
  List<DashboardView.Hour> hours() {
    return figures.hours();
  }

  @GetMapping("/audits/{id}")
  String audit(HttpServletRequest request, @PathVariable("id") String id) {
    Audit audit = AuditsApi.find(audits, id);
    return around
        .templates()
        .page(request, "audit", "Comparison of shop and Salesforce", figures.proof(audit));
  }

  @PostMapping("/audits")
  ResponseEntity<Void> ask(Principal person) {
    Instant now = around.clock().instant();
    audits.ask(new Period(now.minus(COMPARED), now), person.getName());
    return SeeOther.at("/dashboard#proofs");
  }

  @PostMapping("/audits/{id}/repair")
  ResponseEntity<Void> repair(@PathVariable("id") String id, Principal person) {
    String operation =
        operations.start(
            AuditsApi.repairable(AuditsApi.find(audits, id)),
            person.getName(),
            around.clock().instant());
    return SeeOther.at("/dashboard", "operation", operation);
  }
}
