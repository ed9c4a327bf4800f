package io.crossdock.web.takeover;

import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Progress;
import io.crossdock.core.port.work.Adoptions.State;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.takeover.AdoptionsModel.NotTaken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Take over records of another connector": a dry run, what it found, and then for good. */
@RestController
@RequestMapping(path = "/connections/take-over", produces = MediaType.TEXT_HTML_VALUE)
public class AdoptionPages {

  private static final String AT = "/connections/take-over";
  private static final int RUNS = 5;
  private static final int LEFT = 200;

  private final Adopting adopting;
  private final Surroundings around;

  AdoptionPages(Adopting adopting, Surroundings around) {
    this.adopting = adopting;
    this.around = around;
  }

  @GetMapping
  String page(HttpServletRequest request) {
    var form =
        adopting.runs().recent(1).stream()
            .findFirst()
            .map(last -> AdoptionForm.of(last.wanted()))
            .orElse(AdoptionForm.BLANK);
    return show(request, form, List.of());
  }

  /** The runs alone, asked for again and again while one is under way. */
  @GetMapping("/progress")
  String progress(HttpServletRequest request) {
    return around.templates().part(request, "adoptions", adopting.runs().recent(RUNS));
  }

  /** Always a dry run: for good it goes from what that has found. */
  @PostMapping
  ResponseEntity<String> dryRun(
      HttpServletRequest request, Form sent, Principal person, Keeping keeping) {
    AdoptionForm form = AdoptionForm.of(sent);
    List<Fault> faults = adopting.faults(form);
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, form, faults));
    }
    Deeds.note(request, "dry run");
    keeping.keep(() -> adopting.start(form.wanted(true), person.getName()), run -> true);
    return SeeOther.at(AT);
  }

  /** By the fields of a dry run that is over. */
  @PostMapping("/{id}/take")
  ResponseEntity<String> take(
      HttpServletRequest request,
      @PathVariable("id") String id,
      Principal person,
      Keeping keeping) {
    Progress counted = adopting.find(id);
    if (counted.state() != State.DONE || !counted.wanted().dryRun()) {
      throw new Refused(
          409, "Nothing was taken over", List.of("Only a finished dry run can be carried out."));
    }
    AdoptionForm form = AdoptionForm.of(counted.wanted());
    List<Fault> faults = adopting.faults(form);
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, form, faults));
    }
    Deeds.note(request, "for good");
    keeping.keep(() -> adopting.start(form.wanted(false), person.getName()), run -> true);
    return SeeOther.at(AT);
  }

  @PostMapping("/{id}/cancel")
  ResponseEntity<String> cancel(@PathVariable("id") String id) {
    adopting.cancel(id);
    return SeeOther.at(AT);
  }

  @GetMapping("/{id}")
  String left(
      HttpServletRequest request,
      @PathVariable("id") String id,
      @RequestParam(name = "after", defaultValue = "") String after) {
    Progress run = adopting.find(id);
    List<Left> left = adopting.runs().left(id, after, LEFT);
    String next = left.size() == LEFT ? Adopting.place(left.getLast()) : "";
    var model = new NotTaken(run, left, around.config().recordLink(), next);
    return around.templates().page(request, "adoption", "Not taken over", model);
  }

  @GetMapping("/{id}/left.csv")
  void csv(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
    adopting.csv(id, response);
  }

  private String show(HttpServletRequest request, AdoptionForm form, List<Fault> faults) {
    var labels = new LinkedHashMap<String, String>();
    AdoptionForm.fields().forEach(field -> labels.put(field, Show.adoptionField(field)));
    var model = new AdoptionsModel(form, new Faults(faults, labels), adopting.runs().recent(RUNS));
    return around
        .templates()
        .page(request, "takeover", "Take over records of another connector", model);
  }
}
