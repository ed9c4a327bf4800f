package io.crossdock.web.options;

import io.crossdock.core.order.Document;
import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.DocumentOptions;
import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.Option.Kind;
import io.crossdock.core.policy.Option.Value;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.CustomerGroups.Group;
import io.crossdock.core.view.StatusLabels;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Options as fields of a page, and fields as options. Pure.
 *
 * @param website 0 = the connection
 * @param statuses the Magento statuses that occur
 * @param lacking the documents that the org has no objects for
 */
public record OptionFields(
    Configuration stored,
    int website,
    OrgStatuses org,
    List<String> statuses,
    CustomerGroups.Told groups,
    Set<Document.Kind> lacking) {

  /** For what is not shown to people. */
  public OptionFields(
      Configuration stored,
      int website,
      OrgStatuses org,
      List<String> statuses,
      CustomerGroups.Told groups) {
    this(stored, website, org, statuses, groups, Set.of());
  }

  /** Magento's own, which a young shop may not have used yet. */
  private static final List<String> SHIPPED =
      List.of(
          "canceled",
          "closed",
          "complete",
          "fraud",
          "holded",
          "payment_review",
          "pending",
          "pending_payment",
          "processing");

  private static final String LACKING =
      "Salesforce does not have the object for these yet, or hides it from Crossdock's user, so"
          + " none are sent. A Salesforce administrator deploys Crossdock's Salesforce package and"
          + " gives the user its permission set; older ones then follow by themselves.";

  private static final int SHOWN = 200;
  private static final List<Value> YES_NO = List.of(new Value("yes", "Yes"), new Value("no", "No"));

  /** The options of a tab that can be set here. */
  public List<Option> options(Option.Tab tab) {
    return Options.ALL.stream()
        .filter(o -> o.tab() == tab && (website == 0 || o.perWebsite()))
        .toList();
  }

  /**
   * @param entered what a person wants to change, over what is stored
   */
  public List<OptionsPage.Field> fields(
      Option.Tab tab, SortedMap<String, Optional<String>> entered) {
    return options(tab).stream().map(option -> field(option, entered)).toList();
  }

  private OptionsPage.Field field(Option option, Map<String, Optional<String>> entered) {
    Optional<String> own =
        entered.containsKey(option.key())
            ? entered.get(option.key())
            : Optional.ofNullable(own().texts().get(option.key()));
    String value =
        own.orElseGet(() -> website == 0 ? option.standard() : stored.connection().text(option));
    return new OptionsPage.Field(
        option,
        value,
        website != 0 && own.isEmpty(),
        choices(option, value),
        option.kind() instanceof Kind.CustomerGroups ? groups.why() : "",
        DocumentOptions.kind(option).filter(lacking::contains).map(kind -> LACKING).orElse(""));
  }

  private List<Value> choices(Option option, String value) {
    return switch (option.kind()) {
      case Kind.YesNo() -> YES_NO;
      case Kind.Choice(List<Value> values) -> values;
      case Kind.MagentoStatuses() -> statuses(value);
      case Kind.CustomerGroups() -> groups(value);
      case Kind.DraftStatus() -> drafts(value);
      default -> List.of();
    };
  }

  /** Magento's own and those that occur, sorted. */
  public static List<String> magentoStatuses(List<String> used) {
    var all = new TreeSet<>(SHIPPED);
    all.addAll(used);
    return List.copyOf(all);
  }

  private List<Value> statuses(String value) {
    var all = new TreeSet<>(magentoStatuses(statuses));
    all.addAll(OptionsPage.Field.parts(value));
    var labels = new StatusLabels(stored.connection().statusLabels());
    return labels.of(all).entrySet().stream()
        .map(label -> new Value(label.getValue(), label.getKey()))
        .toList();
  }

  /** None where the shop does not tell: the field is typed then. */
  private List<Value> groups(String value) {
    if (groups.groups().isEmpty()) {
      return List.of();
    }
    var names = new LinkedHashMap<String, String>();
    for (Group group : groups.groups()) {
      names.put(Integer.toString(group.id()), group.name());
    }
    OptionsPage.Field.parts(value).forEach(id -> names.putIfAbsent(id, id + " (not in the shop)"));
    return names.entrySet().stream().map(e -> new Value(e.getKey(), e.getValue())).toList();
  }

  /** None where the org can't be asked: the field is typed then. */
  private List<Value> drafts(String value) {
    if (!org.known()) {
      return List.of();
    }
    var values = new ArrayList<Value>();
    values.add(
        new Value(
            "", "The org's default (" + org.draft().stream().findFirst().orElse("none") + ")"));
    org.draft().forEach(name -> values.add(new Value(name, name)));
    if (!value.isEmpty() && !org.draft().contains(value)) {
      values.add(new Value(value, value + " (no longer in the org)"));
    }
    return values;
  }

  /**
   * What a sent form changes. A value equal to the standard is none at all, so that the history
   * tells only what people did.
   */
  public SortedMap<String, Optional<String>> entered(Option.Tab tab, Form form) {
    var changes = new TreeMap<String, Optional<String>>();
    for (Option option : options(tab)) {
      boolean several = OptionsPage.Field.several(option);
      List<String> values = form.sent().getOrDefault("o." + option.key(), List.of());
      Optional<String> wanted =
          website != 0 && form.has("inherit." + option.key())
              ? Optional.empty()
              : Optional.of(typed(option, several, values))
                  .filter(text -> website != 0 || !text.equals(option.standard()));
      boolean asked = several || !values.isEmpty() || form.has("inherit." + option.key());
      Optional<String> now = Optional.ofNullable(own().texts().get(option.key()));
      if (asked && !wanted.equals(now)) {
        changes.put(option.key(), wanted);
      }
    }
    return changes;
  }

  /** A switch that is on sends its "no" too, and the browser's picker leaves the zone out. */
  private static String typed(Option option, boolean several, List<String> values) {
    String text = several ? String.join(",", values) : values.isEmpty() ? "" : values.getLast();
    boolean picked = option.kind() instanceof Kind.Time && text.matches("[0-9-]{10}T[0-9:.]*[0-9]");
    String whole = picked && text.length() == 16 ? text + ":00" : text;
    return (picked ? whole + "Z" : text).replace("\r\n", "\n").strip();
  }

  /** What a change does, by the words of the page. */
  public String told(SortedMap<String, Optional<String>> changes) {
    return changes.entrySet().stream()
        .map(change -> {
          String key = change.getKey();
          Optional<String> before = Optional.ofNullable(own().texts().get(key));
          List<String> entries = entries(key, before, change.getValue());
          return label(key)
              + ": "
              + (entries.isEmpty()
                  ? said(key, before) + " → " + said(key, change.getValue())
                  : String.join(", ", entries));
        })
        .collect(Collectors.joining("; "));
  }

  /** What a change did to a value of many entries; empty = the values as a whole tell it. */
  List<String> entries(String key, Optional<String> before, Optional<String> after) {
    Optional<Option> option = Options.find(key);
    boolean inherits = website != 0 && (before.isEmpty() || after.isEmpty());
    if (option.isEmpty() || inherits) {
      return List.of();
    }
    var labels = new StatusLabels(stored.connection().statusLabels());
    UnaryOperator<String> label =
        switch (option.get().kind()) {
          case Kind.CustomerGroups() -> id -> choice(groups(id), id);
          case Kind.Emails() -> email -> email;
          default -> labels::of;
        };
    String standard = option.get().standard();
    return EntriesChanged.told(
        option.get(), before.orElse(standard), after.orElse(standard), label);
  }

  static String label(String key) {
    return Options.find(key).map(Option::label).orElse(key);
  }

  /**
   * A value as the page shows it.
   *
   * @param value empty = none of one's own
   */
  String said(String key, Optional<String> value) {
    Optional<Option> option = Options.find(key);
    if (option.isEmpty()) {
      return value.orElse("");
    }
    String text = value.orElse(option.get().standard());
    String said =
        option.get().kind() instanceof Kind.CustomerGroups
            ? OptionsPage.Field.parts(text).stream()
                .map(id -> choice(groups(id), id))
                .collect(Collectors.joining(", "))
            : choice(choices(option.get(), text), text);
    String shown = said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said;
    String named = shown.isEmpty() ? "(empty)" : shown;
    return value.isPresent() ? named : website == 0 ? named + " (standard)" : "Use Default";
  }

  private static String choice(List<Value> choices, String code) {
    return choices.stream()
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(Value::label)
        .orElse(code);
  }

  private OptionValues own() {
    return website == 0
        ? stored.connection()
        : stored.websites().getOrDefault(website, OptionValues.NONE);
  }
}
