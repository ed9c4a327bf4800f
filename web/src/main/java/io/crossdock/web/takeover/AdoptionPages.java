package io.crossdock.web.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.Adoptions.Left;
import io.crossdock.core.port.Adoptions.Progress;
import io.crossdock.core.port.Adoptions.State;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.order.OrderPages.Surroundings;
import io.crossdock.web.takeover.AdoptionForm.Typed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return around
        .templates()
        .part(request, "adoptions", Map.of("runs", adopting.runs().recent(RUNS)));
  }

  /** Always a dry run: for good it goes from what that has found. */
  @PostMapping
  ResponseEntity<String> dryRun(
      HttpServletRequest request, @RequestParam Map<String, String> sent, Principal person) {
    AdoptionForm form = form(sent);
    List<Fault> faults = adopting.faults(form);
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, form, faults));
    }
    Deeds.note(request, "dry run");
    adopting.start(form.wanted(true), person.getName());
    return to(AT);
  }

  /** By the fields of a dry run that is over. */
  @PostMapping("/{id}/take")
  ResponseEntity<String> take(
      HttpServletRequest request, @PathVariable("id") String id, Principal person) {
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
    adopting.start(form.wanted(false), person.getName());
    return to(AT);
  }

  @PostMapping("/{id}/cancel")
  ResponseEntity<String> cancel(@PathVariable("id") String id) {
    adopting.cancel(id);
    return to(AT);
  }

  @GetMapping("/{id}")
  String left(
      HttpServletRequest request,
      @PathVariable("id") String id,
      @RequestParam(name = "after", defaultValue = "") String after) {
    Progress run = adopting.find(id);
    List<Left> page = adopting.runs().left(id, after, LEFT);
    var values = new HashMap<String, Object>();
    values.put("run", run);
    values.put("left", page);
    values.put("link", around.config().recordLink());
    values.put("next", page.size() == LEFT ? Adopting.place(page.getLast()) : "");
    return around.templates().page(request, "adoption", "Not taken over", values);
  }

  @GetMapping("/{id}/left.csv")
  void csv(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
    adopting.csv(id, response);
  }

  private String show(HttpServletRequest request, AdoptionForm form, List<Fault> faults) {
    var values = new HashMap<String, Object>();
    values.put("form", form);
    values.put("faults", faults);
    values.put("runs", adopting.runs().recent(RUNS));
    return around
        .templates()
        .page(request, "takeover", "Take over records of another connector", values);
  }

  private static AdoptionForm form(Map<String, String> sent) {
    var typed = new EnumMap<Kind, Typed>(Kind.class);
    for (Kind kind : Kind.values()) {
      String name = AdoptionForm.name(kind);
      typed.put(
          kind,
          new Typed(
              text(sent, name + ".field"),
              text(sent, name + ".holds"),
              text(sent, name + ".prefix")));
    }
    return new AdoptionForm(
        typed, text(sent, "store"), text(sent, "storeField"), sent.getOrDefault("several", "none"));
  }

  private static String text(Map<String, String> sent, String name) {
    return sent.getOrDefault(name, "").strip();
  }

  private static ResponseEntity<String> to(String address) {
    return ResponseEntity.status(303).location(URI.create(address)).build();
  }
}
