package io.crossdock.web.options;

import io.crossdock.access.Role;
import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.Option.Kind;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The options as the page shows them, so that a page elsewhere can be made of the answer alone. */
@RestController
public class OptionsApi {

  private final Settings settings;
  private final Websites websites;
  private final CustomerGroups groups;
  private final OrgView org;
  private final OrderViews views;

  OptionsApi(
      Settings settings, Websites websites, CustomerGroups groups, OrgView org, OrderViews views) {
    this.settings = settings;
    this.websites = websites;
    this.groups = groups;
    this.org = org;
    this.views = views;
  }

  /**
   * @param website 0 = the connection
   */
  @GetMapping("/api/v1/settings/orders/options")
  Map<String, Object> options(
      @RequestParam(name = "website", defaultValue = "0") String website, Authentication who) {
    int id = SettingsApi.website(website);
    Configuration stored = settings.read();
    var fields =
        new OptionFields(stored, id, org.statuses(), views.choices().statuses(), groups.groups());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("version", stored.version());
    answer.put("website", id);
    answer.put(
        "websites",
        websites.websites().stream()
            .map(w -> Map.of("id", w.id(), "label", OptionsPage.label(w)))
            .toList());
    answer.put("editable", Roles.of(who).filter(role -> role.covers(Role.ADMIN)).isPresent());
    answer.put("tabs", Stream.of(Option.Tab.values()).map(tab -> tab(tab, fields)).toList());
    return answer;
  }

  private static Map<String, Object> tab(Option.Tab tab, OptionFields fields) {
    var sections = new LinkedHashMap<String, List<Map<String, Object>>>();
    for (OptionsPage.Field field : fields.fields(tab, new TreeMap<>())) {
      sections
          .computeIfAbsent(field.option().section(), label -> new java.util.ArrayList<>())
          .add(shown(field, fields));
    }
    return Map.of(
        "id",
        tab == Option.Tab.ORDER_CONFIGURATION ? "configuration" : "advanced",
        "label",
        tab.label(),
        "sections",
        sections.entrySet().stream()
            .map(s -> Map.of("label", s.getKey(), "options", s.getValue()))
            .toList());
  }

  private static Map<String, Object> shown(OptionsPage.Field field, OptionFields fields) {
    Option option = field.option();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", option.key());
    shown.put("label", option.label());
    shown.put("kind", kind(field));
    if (option.kind() instanceof Kind.Whole(int min, int max)) {
      shown.put("min", min);
      shown.put("max", max);
    }
    shown.put(
        "choices",
        field.choices().stream()
            .map(choice -> Map.of("value", choice.code(), "label", choice.label()))
            .toList());
    shown.put("help", field.help());
    shown.put("standard", option.standard());
    shown.put("value", field.value());
    shown.put("inherited", own(fields).filter(set -> set.containsKey(option.key())).isEmpty());
    shown.put("website", option.perWebsite());
    return shown;
  }

  private static Optional<Map<String, String>> own(OptionFields fields) {
    return Optional.ofNullable(
            fields.website() == 0
                ? fields.stored().connection()
                : fields.stored().websites().get(fields.website()))
        .map(OptionValues::texts);
  }

  private static String kind(OptionsPage.Field field) {
    return switch (field.option().kind()) {
      case Kind.YesNo k -> "choice";
      case Kind.Choice k -> "choice";
      case Kind.DraftStatus k -> field.choices().isEmpty() ? "text" : "choice";
      case Kind.MagentoStatuses k -> "multi";
      case Kind.StatusMap k -> "area";
      case Kind.StatusLabels k -> "area";
      case Kind.Emails k -> "area";
      case Kind.Whole k -> "number";
      case Kind.Time k -> "time";
      case Kind.CustomerGroups k -> field.choices().isEmpty() ? "text" : "multi";
      case Kind.Text k -> "text";
      case Kind.AccountId k -> "text";
    };
  }
}
