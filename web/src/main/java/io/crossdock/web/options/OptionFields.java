package io.crossdock.web.options;

import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.Option.Kind;
import io.crossdock.core.policy.Option.Value;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.CustomerGroups.Group;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Options as fields of a page, and fields as options. Pure.
 *
 * @param website 0 = the connection
 * @param statuses the Magento statuses that occur
 */
public record OptionFields(
    Configuration stored,
    int website,
    OrgStatuses org,
    List<String> statuses,
    CustomerGroups.Told groups) {

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
        option.kind() instanceof Kind.CustomerGroups ? groups.why() : "");
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
    return all.stream().map(code -> new Value(code, code)).toList();
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
              : Optional.of(String.join(",", values).replace("\r\n", "\n").strip())
                  .filter(text -> website != 0 || !text.equals(option.standard()));
      boolean asked = several || !values.isEmpty() || form.has("inherit." + option.key());
      Optional<String> now = Optional.ofNullable(own().texts().get(option.key()));
      if (asked && !wanted.equals(now)) {
        changes.put(option.key(), wanted);
      }
    }
    return changes;
  }

  private OptionValues own() {
    return website == 0
        ? stored.connection()
        : stored.websites().getOrDefault(website, OptionValues.NONE);
  }
}
