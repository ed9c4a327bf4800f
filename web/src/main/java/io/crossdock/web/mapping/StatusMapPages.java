package io.crossdock.web.mapping;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Milestone;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.options.OptionFields;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tab "Status map" of Field Mapping: the option of that name, a row for each Magento status.
 */
@RestController
@RequestMapping(path = "/field-mapping/status", produces = MediaType.TEXT_HTML_VALUE)
public class StatusMapPages {

  private static final String KEY = Options.STATUS_MAP.key();
  private static final Pattern STATUS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Settings settings;
  private final Websites websites;
  private final OrgView org;
  private final OrderViews views;
  private final Mappings mappings;
  private final Surroundings around;

  StatusMapPages(
      Settings settings,
      Websites websites,
      OrgView org,
      OrderViews views,
      Mappings mappings,
      Surroundings around) {
    this.mappings = mappings;
    this.settings = settings;
    this.websites = websites;
    this.org = org;
    this.views = views;
    this.around = around;
  }

  /** What is shown besides the rows. */
  private record Shown(
      StatusMapForm form,
      int website,
      long version,
      List<Fault> faults,
      Optional<Result.Asked> released,
      String notice) {}

  @GetMapping
  String page(HttpServletRequest request, Form asked) {
    int website = asked.id("website");
    Configuration stored = settings.read();
    String text = stored.effective(website).text(Options.STATUS_MAP);
    var form =
        StatusMapForm.of(
            text,
            Stream.concat(
                    OptionFields.magentoStatuses(views.choices().statuses()).stream(),
                    Milestone.keys().stream())
                .toList());
    boolean saved = asked.has("saved");
    return show(
        request,
        new Shown(
            form, website, stored.version(), List.of(), Optional.empty(), saved ? "Saved." : ""));
  }

  @PostMapping
  ResponseEntity<String> save(
      HttpServletRequest request, Form sent, Principal person, Keeping keeping) {
    StatusMapForm form = StatusMapForm.of(sent);
    int website = sent.id("website");
    long version = sent.version();
    if (!form.typed().isEmpty()) {
      return typed(request, form, website, version);
    }
    var change =
        new OptionChange(
            website,
            values(form, website),
            version,
            Existing.of(sent.text("existing")),
            person.getName(),
            around.clock().instant());
    OrgStatuses statuses = org.statuses();
    Deeds.note(request, changed(form, website));
    return switch (keeping.keep(
        () -> settings.save(change, statuses), Result.Saved.class::isInstance)) {
      case Result.Refused refused ->
          unsaved(
              request, new Shown(form, website, version, refused.faults(), Optional.empty(), ""));
      case Result.Asked free ->
          ResponseEntity.ok(
              show(request, new Shown(form, website, version, List.of(), Optional.of(free), "")));
      case Result.Saved _ -> SeeOther.at("/field-mapping/status?website=" + website, "saved", 1);
    };
  }

  private String changed(StatusMapForm form, int website) {
    String before = settings.read().effective(website).text(Options.STATUS_MAP);
    String changed = form.changed(StatusMapForm.of(before, List.of()), around.words());
    return website == 0
        ? changed
        : MappingPage.scope(website, websites.websites()) + ": " + changed;
  }

  /** Puts another Magento status into the form; nothing is saved yet. */
  private ResponseEntity<String> typed(
      HttpServletRequest request, StatusMapForm form, int website, long version) {
    if (!STATUS.matcher(form.typed()).matches()) {
      var fault =
          new Fault(
              "new",
              "\"" + form.typed() + "\" is no Magento status code: letters, digits, _ and -.");
      return unsaved(
          request, new Shown(form, website, version, List.of(fault), Optional.empty(), ""));
    }
    var rows = new ArrayList<>(form.rows());
    rows.add(new StatusMapForm.Row(form.typed(), ""));
    return ResponseEntity.ok(
        show(
            request,
            new Shown(
                new StatusMapForm(rows, ""),
                website,
                version,
                List.of(),
                Optional.empty(),
                "Choose a Salesforce status for " + form.typed() + ", then save.")));
  }

  private static SortedMap<String, Optional<String>> values(StatusMapForm form, int website) {
    String text = form.text();
    boolean standard =
        website == 0
            && StatusMapForm.of(text, List.of())
                .text()
                .equals(StatusMapForm.of(Options.STATUS_MAP.standard(), List.of()).text());
    var values = new TreeMap<String, Optional<String>>();
    values.put(KEY, standard ? Optional.empty() : Optional.of(text));
    return values;
  }

  private ResponseEntity<String> unsaved(HttpServletRequest request, Shown shown) {
    return ResponseEntity.unprocessableContent().body(show(request, shown));
  }

  /** An org that did not tell its statuses is not asked once more. */
  private Optional<OrgShape> shape(OrgStatuses statuses) {
    try {
      return statuses.known() ? Optional.of(org.shape()) : Optional.empty();
    } catch (FailedCall e) {
      return Optional.empty();
    }
  }

  private String show(HttpServletRequest request, Shown shown) {
    OrgStatuses statuses = org.statuses();
    OptionValues values = settings.read().effective(shown.website());
    String chosen = values.text(Options.DEFAULT_STATUS);
    var model =
        new StatusMapModel(
            shown.form(),
            shown.website(),
            MappingPage.tabs(shape(statuses), mappings.read().mappings()),
            shown.version(),
            websites.websites(),
            statuses,
            chosen.isEmpty() ? statuses.draft().stream().findFirst().orElse("Draft") : chosen,
            Faults.of(shown.faults(), List.of("new")),
            shown.released(),
            around.words(),
            shown.notice());
    return around.templates().page(request, "statusmap", "Field Mapping", model);
  }
}
