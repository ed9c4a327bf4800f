package io.crossdock.web.options;

import io.crossdock.core.policy.CustomerOptions;
import io.crossdock.core.policy.Option;
import io.crossdock.core.policy.Option.Tab;
import io.crossdock.core.policy.Options;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.web.answer.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tab of "Salesforce" > "Orders".
 *
 * @param website 0 = the connection
 * @param faults of what was asked
 * @param unsent websites of which nothing is sent
 * @param released a change that waits for the answer what happens to orders it sets free
 */
public record OptionsPage(
    Tab tab,
    int website,
    List<Website> websites,
    long version,
    List<Field> fields,
    Faults faults,
    List<Integer> unsent,
    Optional<Settings.Result.Asked> released) {

  /**
   * One option as it stands on the page.
   *
   * @param inherited a website's option that has the connection's value
   * @param choices code and label; empty = typed
   * @param note why it is typed, where it could be chosen; empty = nothing to say
   * @param lacking why it has no effect, and what to do; empty = it has
   */
  public record Field(
      Option option,
      String value,
      boolean inherited,
      List<Option.Value> choices,
      String note,
      String lacking) {

    private static final Pattern END = Pattern.compile("[a-z)0-9\"][.](?= [A-Z\"])");

    public boolean area() {
      return option.kind() instanceof Option.Kind.StatusMap
          || option.kind() instanceof Option.Kind.StatusLabels
          || option.kind() instanceof Option.Kind.Emails;
    }

    /** Yes or no. */
    public boolean onOff() {
      return option.kind() instanceof Option.Kind.YesNo;
    }

    public boolean number() {
      return option.kind() instanceof Option.Kind.Whole;
    }

    /** Whether it is a moment that the browser's own picker can hold. */
    public boolean moment() {
      return option.kind() instanceof Option.Kind.Time
          && (value.isEmpty() || value.matches("[0-9-]{10}T[0-9:]{5,8}Z"));
    }

    /** The first sentence of its help. */
    public String line() {
      return option.help().substring(0, firstSentence());
    }

    /** The rest of its help, and why it is typed. */
    public String more() {
      return (option.help().substring(firstSentence()) + " " + note).strip();
    }

    private int firstSentence() {
      Matcher end = END.matcher(option.help());
      return end.find() ? end.end() : option.help().length();
    }

    public boolean several() {
      return several(option);
    }

    static boolean several(Option option) {
      return option.kind() instanceof Option.Kind.MagentoStatuses
          || option.kind() instanceof Option.Kind.CustomerGroups;
    }

    public boolean chosen(String code) {
      return several() ? parts(value).contains(code) : value.equals(code);
    }

    static List<String> parts(String value) {
      return Stream.of(value.split("[\\s,;]+", -1)).filter(part -> !part.isEmpty()).toList();
    }

    /** What it does, and why it is typed. */
    public String help() {
      return note.isEmpty() ? option.help() : option.help() + " " + note;
    }
  }

  public static String code(Tab tab) {
    return tab.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An option that matters only as long as another one has this value. */
  public record Depends(String on, String value) {}

  private static final Map<String, Depends> DEPENDS =
      Map.of(
          Options.STATUSES.key(), new Depends(Options.SYNC_ALL.key(), "no"),
          Options.STATUS_LEFT.key(), new Depends(Options.SYNC_ALL.key(), "no"),
          Options.NOTE_KIND.key(), new Depends(Options.NOTES.key(), "yes"),
          Options.NOTES_FOR_CUSTOMERS.key(), new Depends(Options.NOTES.key(), "yes"),
          CustomerOptions.FIXED_ACCOUNT.key(),
              new Depends(CustomerOptions.ACCOUNTS.key(), "fixed"));

  /** What it depends on, where that stands on the same page. */
  public Optional<Depends> depends(Option option) {
    return Optional.ofNullable(DEPENDS.get(option.key()))
        .filter(on -> fields.stream().anyMatch(f -> f.option().key().equals(on.on())));
  }

  /** Where the option is, on whatever tab. */
  public String at(Option option) {
    return at(option.tab()) + "#option." + option.key();
  }

  /** Those that can be set here. */
  public List<Option> all() {
    return Options.ALL.stream().filter(o -> website == 0 || o.perWebsite()).toList();
  }

  /** For the index of a long page. */
  public static String anchor(String section) {
    return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  /** Where the tab is. */
  public String at(Tab other) {
    return at(other, website);
  }

  public static String at(Tab other, int of) {
    return "/salesforce/orders?tab=" + code(other) + "&website=" + of;
  }

  /** By section heading, in the order of the page. */
  public Map<String, List<Field>> sections() {
    var sections = new LinkedHashMap<String, List<Field>>();
    fields.forEach(field ->
        sections
            .computeIfAbsent(field.option().section(), heading -> new java.util.ArrayList<>())
            .add(field));
    return sections;
  }

  public static String label(Website website) {
    return website.label();
  }

  /** What was done, with whose values these are. */
  String scoped(String done) {
    return website == 0 ? done : scope(website) + ": " + done;
  }

  /** Whose values these are. */
  public String scope(int id) {
    return id == 0
        ? "Default (the whole connection)"
        : websites.stream()
            .filter(w -> w.id() == id)
            .findFirst()
            .map(OptionsPage::label)
            .orElse("Website " + id);
  }
}
