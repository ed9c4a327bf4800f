package io.crossdock.web.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.Progress;
import io.crossdock.core.port.work.Adoptions.Tally;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.takeover.AdoptionForm.Typed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Records of another connector, taken over by scripts. */
@RestController
@RequestMapping("/api/v1/adoptions")
public class AdoptionsApi {

  private static final int PAGE = 500;
  private static final Set<String> FIELDS =
      Set.of(
          "dryRun", "several", "store", "storeField", "orders", "accounts", "contacts", "products");

  private final Adopting adopting;

  AdoptionsApi(Adopting adopting) {
    this.adopting = adopting;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> start(
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body,
      Principal script,
      Keeping keeping) {
    JsonNode json = Bodies.object(body == null ? "" : body, FIELDS, Set.of("dryRun"));
    var wrong = new ArrayList<String>();
    AdoptionForm form = form(json, wrong);
    if (!json.path("dryRun").isBoolean()) {
      wrong.add("dryRun: must be true or false.");
    }
    var faults = wrong.isEmpty() ? adopting.faults(form) : form.faults();
    faults.stream().map(AdoptionsApi::sentence).forEach(wrong::add);
    if (!wrong.isEmpty()) {
      throw new Refused(400, "Nothing was started", wrong);
    }
    boolean dryRun = json.path("dryRun").asBoolean(true);
    Deeds.note(request, dryRun ? "dry run" : "for good");
    String id =
        keeping.keep(() -> adopting.start(form.wanted(dryRun), script.getName()), run -> true);
    return ResponseEntity.accepted().body(Map.of("adoption", id));
  }

  private static String sentence(Fault fault) {
    return fault.field() + ": " + fault.message();
  }

  private static AdoptionForm form(JsonNode json, List<String> wrong) {
    var typed = new EnumMap<Kind, Typed>(Kind.class);
    for (Kind kind : Kind.values()) {
      String name = AdoptionForm.name(kind);
      JsonNode source = json.path(name);
      if (!source.isMissingNode() && !source.isObject()) {
        wrong.add(name + ": must be an object with field, holds and, if need be, prefix.");
      } else if (source.isObject()) {
        for (String field : source.propertyNames()) {
          if (!Set.of("field", "holds", "prefix").contains(field)) {
            wrong.add(name + "." + field + ": is no field here; known are field, holds, prefix.");
          } else if (!source.path(field).isString()) {
            wrong.add(name + "." + field + ": must be a text.");
          }
        }
        if (source.path("field").asString("").isBlank()) {
          wrong.add(name + ".field: is missing; name the field that holds the shop's number.");
        }
        typed.put(
            kind,
            new Typed(
                source.path("field").asString("").strip(),
                source.path("holds").asString(""),
                source.path("prefix").asString("").strip()));
      }
    }
    return new AdoptionForm(
        typed,
        text(json, "store"),
        text(json, "storeField"),
        json.has("several") ? text(json, "several") : "none");
  }

  /** A number is as good as its text. */
  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asString(value.toString()).strip();
  }

  @GetMapping
  List<Map<String, Object>> recent() {
    return adopting.runs().recent(50).stream().map(AdoptionsApi::shown).toList();
  }

  @GetMapping("/{id}")
  Map<String, Object> one(@PathVariable("id") String id) {
    return shown(adopting.find(id));
  }

  @PostMapping("/{id}/cancel")
  Map<String, Object> cancel(@PathVariable("id") String id) {
    adopting.cancel(id);
    return shown(adopting.find(id));
  }

  /** What was not taken over, or not wholly, each with its reason. */
  @GetMapping("/{id}/left")
  Map<String, Object> left(
      @PathVariable("id") String id,
      @RequestParam(name = "after", defaultValue = "") String after) {
    adopting.find(id);
    List<Left> page = adopting.runs().left(id, after, PAGE);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("left", page.stream().map(AdoptionsApi::shown).toList());
    if (page.size() == PAGE) {
      answer.put("after", Adopting.place(page.getLast()));
    }
    return answer;
  }

  @GetMapping("/{id}/left.csv")
  void csv(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
    adopting.csv(id, response);
  }

  private static Map<String, Object> shown(Left left) {
    return Map.of(
        "object", left.kind().object(),
        "record", left.recordId(),
        "holds", left.held(),
        "outcome", word(left.outcome()),
        "code", left.code(),
        "shop", left.thing(),
        "sentence", left.sentence());
  }

  private static Map<String, Object> shown(Progress p) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("adoption", p.id());
    shown.put("dryRun", p.wanted().dryRun());
    shown.put("startedBy", p.startedBy());
    shown.put("startedAt", p.startedAt());
    p.endedAt().ifPresent(at -> shown.put("endedAt", at));
    shown.put("state", p.state().name().toLowerCase(Locale.ROOT));
    shown.put("step", p.step().name().toLowerCase(Locale.ROOT));
    shown.put("trouble", p.trouble());
    AdoptionForm form = AdoptionForm.of(p.wanted());
    shown.put("several", form.several());
    shown.put("store", form.store());
    shown.put("storeField", form.storeField());
    for (Kind kind : Kind.values()) {
      Tally tally = p.tallies().get(kind);
      if (tally != null) {
        shown.put(AdoptionForm.name(kind), shown(form.of(kind), tally));
      }
    }
    return shown;
  }

  private static Map<String, Object> shown(Typed typed, Tally tally) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("field", typed.field());
    shown.put("holds", typed.holds());
    shown.put("prefix", typed.prefix());
    shown.put("inSalesforce", tally.inOrg());
    shown.put("inShop", tally.inShop());
    for (Outcome outcome : Outcome.values()) {
      shown.put(word(outcome), tally.of(outcome));
    }
    shown.put("onlyInShop", tally.shopOnly());
    return shown;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case TAKEN -> "matched";
      case OURS -> "alreadyOurs";
      case DOUBLE -> "doubles";
      case CONFLICT -> "conflicts";
      case UNKNOWN -> "notInShop";
    };
  }
}
