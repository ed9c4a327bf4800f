package io.crossdock.web.options;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Document;
import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.Option.Tab;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.Options;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.options.OptionsModel.Change;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Salesforce" > "Orders": the options, by tab and website. */
@RestController
@RequestMapping(path = "/salesforce/orders", produces = MediaType.TEXT_HTML_VALUE)
public class SettingsPages {

  private static final int HISTORY = 30;
  private static final int RELEASES = 3;

  private final Settings settings;
  private final Websites websites;
  private final CustomerGroups groups;
  private final OrgView org;
  private final OrderViews views;
  private final Bindings bindings;
  private final Surroundings around;

  SettingsPages(
      Settings settings,
      Websites websites,
      CustomerGroups groups,
      OrgView org,
      OrderViews views,
      Bindings bindings,
      Surroundings around) {
    this.bindings = bindings;
    this.settings = settings;
    this.websites = websites;
    this.groups = groups;
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
  String page(HttpServletRequest request, Form form) {
    OptionFields fields = fields(form);
    var asked =
        new Asked(
            tab(form),
            fields,
            new TreeMap<>(),
            fields.stored().version(),
            List.of(),
            Optional.empty());
    return show(request, asked, notice(form));
  }

  /** The bars alone, asked for again and again while one moves. */
  @GetMapping("/released")
  String released(HttpServletRequest request) {
    return around.templates().part(request, "released", settings.releases(RELEASES));
  }

  @PostMapping
  ResponseEntity<String> save(
      HttpServletRequest request, Form form, Principal person, Keeping keeping) {
    Tab tab = tab(form);
    OptionFields fields = fields(form);
    SortedMap<String, Optional<String>> entered = fields.entered(tab, form);
    var change =
        new OptionChange(
            fields.website(),
            entered,
            form.version(),
            Existing.of(form.text("existing")),
            person.getName(),
            around.clock().instant());
    var asked = new Asked(tab, fields, entered, change.basedOn(), List.of(), Optional.empty());
    Deeds.note(request, page(asked).scoped(fields.told(change.values())));
    var unknown = new FixedAccount(bindings).unknown(change);
    return switch (keeping.keep(
        () -> unknown.isPresent() ? unknown.get() : settings.save(change, fields.org()),
        Result.Saved.class::isInstance)) {
      case Result.Refused refused ->
          ResponseEntity.unprocessableContent()
              .body(show(request, with(asked, refused.faults(), Optional.empty()), ""));
      case Result.Asked free ->
          ResponseEntity.ok(show(request, with(asked, List.of(), Optional.of(free)), ""));
      case Result.Saved saved -> {
        String at = OptionsPage.at(tab, change.websiteId());
        long sent = change.existing() == Existing.SEND ? saved.released() : 0;
        yield SeeOther.at(at, "saved", sent);
      }
    };
  }

  private static Asked with(Asked asked, List<Fault> faults, Optional<Result.Asked> released) {
    return new Asked(
        asked.tab(), asked.fields(), asked.entered(), asked.basedOn(), faults, released);
  }

  private String show(HttpServletRequest request, Asked asked, String notice) {
    OptionsPage page = page(asked);
    var model =
        new OptionsModel(
            page,
            settings.history(HISTORY).stream().map(e -> told(e, page, asked.fields())).toList(),
            settings.releases(RELEASES),
            notice);
    return around.templates().page(request, "options", "Order Configuration", model);
  }

  private static Change told(Settings.Entry entry, OptionsPage page, OptionFields fields) {
    var of =
        new OptionFields(
            fields.stored(), entry.websiteId(), fields.org(), fields.statuses(), fields.groups());
    return new Change(
        entry.at(),
        entry.user(),
        page.scope(entry.websiteId()),
        OptionFields.label(entry.key()),
        of.said(entry.key(), entry.before()),
        of.said(entry.key(), entry.after()),
        of.entries(entry.key(), entry.before(), entry.after()));
  }

  private OptionsPage page(Asked asked) {
    OptionFields fields = asked.fields();
    var here = fields.options(asked.tab()).stream().map(o -> o.key()).toList();
    return new OptionsPage(
        asked.tab(),
        fields.website(),
        websites.websites(),
        asked.basedOn(),
        fields.fields(asked.tab(), asked.entered()),
        Faults.of(asked.faults(), here),
        unsent(fields.stored()),
        asked.released());
  }

  /** A website that the shop got later starts like this. */
  private static List<Integer> unsent(Configuration stored) {
    return stored.websites().entrySet().stream()
        .filter(own -> own.getValue().text(Options.WEBSITE).equals("no"))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private OptionFields fields(Form form) {
    return new OptionFields(
        settings.read(),
        form.id("website"),
        org.statuses(),
        views.choices().statuses(),
        groups.groups(),
        lacking());
  }

  /** None while the org can't be asked. */
  private Set<Document.Kind> lacking() {
    try {
      var shape = org.shape();
      return Stream.of(Document.Kind.values())
          .filter(kind -> !shape.has(kind))
          .collect(Collectors.toUnmodifiableSet());
    } catch (FailedCall e) {
      return Set.of();
    }
  }

  private static Tab tab(Form form) {
    return Stream.of(Tab.values())
        .filter(tab -> OptionsPage.code(tab).equals(form.text("tab")))
        .findFirst()
        .orElse(Tab.ORDER_CONFIGURATION);
  }

  private static String notice(Form form) {
    return form.whole("saved")
        .map(sent ->
            sent == 0
                ? "Saved."
                : "Saved. " + Show.orders(sent) + " go now; follow them in the orders grid.")
        .orElse("");
  }
}
