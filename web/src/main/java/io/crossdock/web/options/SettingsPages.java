package io.crossdock.web.options;

import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.Option.Tab;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.Options;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.order.OrderPages.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Salesforce" > "Orders": the options, by tab and website. */
@RestController
@RequestMapping(path = "/salesforce/orders", produces = MediaType.TEXT_HTML_VALUE)
public class SettingsPages {

  private static final int HISTORY = 30;
  private static final int RELEASES = 3;

  private final Settings settings;
  private final Websites websites;
  private final OrgView org;
  private final OrderViews views;
  private final Surroundings around;

  SettingsPages(
      Settings settings, Websites websites, OrgView org, OrderViews views, Surroundings around) {
    this.settings = settings;
    this.websites = websites;
    this.org = org;
    this.views = views;
    this.around = around;
  }

  /** What a person wants, and what came of it so far. */
  private record Asked(
      Tab tab,
      OptionFields fields,
      SortedMap<String, Optional<String>> entered,
      long basedOn,
      List<Fault> faults,
      Optional<Result.Asked> released) {}

  @GetMapping
  String page(HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
    OptionFields fields = fields(parameters);
    var asked =
        new Asked(
            tab(parameters),
            fields,
            new TreeMap<>(),
            fields.stored().version(),
            List.of(),
            Optional.empty());
    return show(request, asked, notice(parameters));
  }

  /** The bars alone, asked for again and again while one moves. */
  @GetMapping("/released")
  String released(HttpServletRequest request) {
    return around
        .templates()
        .part(request, "released", Map.of("releases", settings.releases(RELEASES)));
  }

  @PostMapping
  ResponseEntity<String> save(
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> form,
      Principal person) {
    Tab tab = tab(form);
    OptionFields fields = fields(form);
    SortedMap<String, Optional<String>> entered = fields.entered(tab, form);
    var change =
        new OptionChange(
            fields.website(),
            entered,
            version(form),
            Existing.of(first(form, "existing")),
            person.getName(),
            around.clock().instant());
    return answer(
        request,
        change,
        new Asked(tab, fields, entered, change.basedOn(), List.of(), Optional.empty()),
        settings.save(change, fields.org()));
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request, OptionChange change, Asked asked, Result result) {
    return switch (result) {
      case Result.Refused refused ->
          ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
              .body(show(request, with(asked, refused.faults(), Optional.empty()), ""));
      case Result.Asked free ->
          ResponseEntity.ok(show(request, with(asked, List.of(), Optional.of(free)), ""));
      case Result.Saved saved -> {
        Deeds.note(request, changed(change));
        yield ResponseEntity.status(303)
            .location(
                URI.create(
                    "/salesforce/orders?tab=%s&website=%d&saved=%d"
                        .formatted(
                            OptionsPage.code(asked.tab()),
                            change.websiteId(),
                            change.existing() == Existing.SEND ? saved.released() : 0)))
            .build();
      }
    };
  }

  private static String changed(OptionChange change) {
    String website = change.websiteId() == 0 ? "" : "website " + change.websiteId() + ": ";
    return website + String.join(", ", change.values().keySet());
  }

  private static Asked with(Asked asked, List<Fault> faults, Optional<Result.Asked> released) {
    return new Asked(
        asked.tab(), asked.fields(), asked.entered(), asked.basedOn(), faults, released);
  }

  private String show(HttpServletRequest request, Asked asked, String notice) {
    OptionFields fields = asked.fields();
    var known = Options.ALL.stream().map(o -> o.key()).toList();
    var here = fields.options(asked.tab()).stream().map(o -> o.key()).toList();
    var page =
        new OptionsPage(
            asked.tab(),
            fields.website(),
            websites.websites(),
            asked.basedOn(),
            fields.fields(asked.tab(), asked.entered(), asked.faults()),
            asked.faults().stream()
                .filter(f -> !here.contains(f.field()) || !known.contains(f.field()))
                .toList(),
            unsent(fields.stored()),
            asked.released());
    var values = new HashMap<String, Object>();
    values.put("page", page);
    values.put("history", settings.history(HISTORY));
    values.put("notice", notice);
    values.put("releases", settings.releases(RELEASES));
    return around.templates().page(request, "options", "Orders", values);
  }

  /** A website that the shop got later starts like this. */
  private static List<Integer> unsent(Configuration stored) {
    return stored.websites().entrySet().stream()
        .filter(own -> own.getValue().text(Options.WEBSITE).equals("no"))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private OptionFields fields(MultiValueMap<String, String> parameters) {
    String website = first(parameters, "website");
    return new OptionFields(
        settings.read(),
        website.matches("[0-9]{1,9}") ? Integer.parseInt(website) : 0,
        org.statuses(),
        views.choices().statuses());
  }

  private static Tab tab(MultiValueMap<String, String> parameters) {
    return Stream.of(Tab.values())
        .filter(tab -> OptionsPage.code(tab).equals(first(parameters, "tab")))
        .findFirst()
        .orElse(Tab.ORDER_CONFIGURATION);
  }

  private static long version(MultiValueMap<String, String> form) {
    String version = first(form, "version");
    return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
  }

  private static String notice(Map<String, List<String>> parameters) {
    String saved = parameters.getOrDefault("saved", List.of("")).getFirst();
    return !saved.matches("[0-9]{1,12}")
        ? ""
        : saved.equals("0")
            ? "Saved."
            : "Saved. " + saved + " orders are being sent; follow them in the orders grid.";
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value;
  }
}
