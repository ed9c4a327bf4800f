package io.crossdock.web.options;

import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Whole;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The options of "Salesforce" > "Orders" for scripts; all of a change is saved, or nothing. */
@RestController
@RequestMapping("/api/v1/settings/orders")
public class SettingsApi {

  private static final int RELEASES = 10;

  /** Saves only what sets nothing free; else tells the figures. */
  private static final String ASK = "ask";

  private final Settings settings;
  private final OrgView org;
  private final Bindings bindings;
  private final InstantSource clock;

  SettingsApi(Settings settings, OrgView org, Bindings bindings, InstantSource clock) {
    this.bindings = bindings;
    this.settings = settings;
    this.org = org;
    this.clock = clock;
  }

  /**
   * @param website 0 = the connection
   */
  @GetMapping
  Map<String, Object> read(@RequestParam(name = "website", defaultValue = "0") String website) {
    int id = website(website);
    Configuration stored = settings.read();
    var values = new TreeMap<String, String>();
    Options.ALL.stream()
        .filter(option -> id == 0 || option.perWebsite())
        .forEach(option -> values.put(option.key(), stored.effective(id).text(option)));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("version", stored.version());
    answer.put("website", id);
    answer.put("values", values);
    answer.put(
        "set",
        id == 0
            ? stored.connection().texts()
            : stored.websites().containsKey(id) ? stored.websites().get(id).texts() : Map.of());
    answer.put("releases", settings.releases(RELEASES));
    return answer;
  }

  /** {@code {"version":7,"existing":"leave","values":{"automatic":"no","notes":null}}}. */
  @PutMapping
  Map<String, Object> save(
      @RequestParam(name = "website", defaultValue = "0") String website,
      @RequestBody(required = false) @Nullable String body,
      HttpServletRequest request,
      Principal script,
      Keeping keeping) {
    JsonNode json =
        Bodies.object(body == null ? "" : body, Set.of("version", "existing", "values"));
    var change =
        new OptionChange(
            website(website),
            values(json),
            json.path("version").asLong(),
            Existing.of(json.path("existing").asString()),
            script.getName(),
            clock.instant());
    var fields =
        new OptionFields(
            settings.read(),
            change.websiteId(),
            OrgStatuses.UNKNOWN,
            List.of(),
            new CustomerGroups.Told(List.of(), ""));
    String told = fields.told(change.values());
    Deeds.note(
        request, change.websiteId() == 0 ? told : "Website " + change.websiteId() + ": " + told);
    OrgStatuses statuses = org.statuses();
    var unknown = new FixedAccount(bindings).unknown(change);
    return switch (keeping.keep(
        () -> unknown.isPresent() ? unknown.get() : settings.save(change, statuses),
        Result.Saved.class::isInstance)) {
      case Result.Asked asked -> question(asked);
      case Result.Saved saved -> {
        var answer = figures(saved.version(), saved.released(), saved.calls());
        answer.put("saved", true);
        yield answer;
      }
      case Result.Refused refused ->
          throw new Refused(
              refused.faults().stream().anyMatch(Fault::isOvertaken) ? 409 : 400,
              "Nothing was saved",
              refused.faults().stream().map(f -> f.field() + ": " + f.message()).toList());
    };
  }

  private static Map<String, Object> figures(long version, long released, long calls) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("version", version);
    figures.put("released", released);
    figures.put("calls", calls);
    return figures;
  }

  private static Map<String, Object> question(Result.Asked wanted) {
    var answer = figures(wanted.version(), wanted.released(), wanted.calls());
    answer.put("saved", false);
    answer.put("question", Show.concerned(wanted) + " Nothing is saved yet.");
    answer.put(
        "answers",
        List.of(
            Map.of("value", "send", "label", "Send them"),
            Map.of("value", "leave", "label", "Only changes from now on")));
    return answer;
  }

  /** Checks the form of the request, all faults together; what values mean is for the port. */
  private static SortedMap<String, Optional<String>> values(JsonNode json) {
    var faults = new ArrayList<String>();
    if (!json.path("version").isIntegralNumber()) {
      faults.add("version: must be the number that GET gave.");
    }
    if (!Set.of("send", "leave", ASK).contains(json.path("existing").asString(""))) {
      faults.add(
          "existing: must be \"send\", \"leave\" or \"ask\": what happens to orders that stayed out"
              + " so far.");
    }
    if (!json.path("values").isObject()) {
      faults.add("values: must be an object of option keys.");
    }
    var values = new TreeMap<String, Optional<String>>();
    json.path("values")
        .properties()
        .forEach(value -> {
          if (value.getValue().isNull()) {
            values.put(value.getKey(), Optional.empty());
          } else if (value.getValue().isString()) {
            values.put(value.getKey(), Optional.of(value.getValue().asString()));
          } else {
            faults.add(value.getKey() + ": must be a text, or null for the standard.");
          }
        });
    if (!faults.isEmpty()) {
      throw new Refused(400, "Nothing was saved", faults);
    }
    return values;
  }

  static int website(String text) {
    return Whole.small(text)
        .orElseThrow(() ->
            new Refused(
                400, "Which website?", List.of("website: must be a website's id, or 0 for all.")));
  }
}
