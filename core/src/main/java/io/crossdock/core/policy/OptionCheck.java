package io.crossdock.core.policy;

import io.crossdock.core.policy.Option.Kind;
import io.crossdock.core.policy.Option.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks values of options; finds all faults, not only the first. Pure. */
public final class OptionCheck {

  private static final Pattern STATUS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern GROUP = Pattern.compile("[0-9]{1,9}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]*@[^@\\s]+");
  private static final Pattern ACCOUNT = Pattern.compile("001[A-Za-z0-9]{12}([A-Za-z0-9]{3})?");
  private static final int LONGEST = 32_000;
  private static final int LABEL = 128;

  private final OrgStatuses org;
  private final List<Fault> faults = new ArrayList<>();

  private OptionCheck(OrgStatuses org) {
    this.org = org;
  }

  /**
   * @param changed what someone wants to set
   * @param effective what would hold then, for rules over several options
   * @param website whether the change is a website's override
   */
  public static List<Fault> faults(
      OptionValues changed, OptionValues effective, boolean website, OrgStatuses org) {
    var check = new OptionCheck(org);
    changed.texts().forEach((key, text) -> check.one(key, text, website));
    if (check.faults.isEmpty()) {
      check.together(effective);
    }
    return List.copyOf(check.faults);
  }

  private void one(String key, String text, boolean website) {
    Optional<Option> option = Options.find(key);
    if (option.isEmpty()) {
      fault(key, "There is no such option.");
    } else if (website && !option.get().perWebsite()) {
      fault(key, option.get().label() + " holds for the whole connection, not for one website.");
    } else if (text.length() > LONGEST) {
      fault(key, option.get().label() + " is longer than " + LONGEST + " characters.");
    } else {
      value(option.get(), text);
    }
  }

  private void value(Option option, String text) {
    switch (option.kind()) {
      case Kind.YesNo() -> require(option, text.equals("yes") || text.equals("no"), "yes or no");
      case Kind.Choice(List<Value> values) ->
          require(
              option,
              values.stream().anyMatch(value -> value.code().equals(text)),
              values.stream().map(Value::code).collect(Collectors.joining(", ", "one of ", "")));
      case Kind.MagentoStatuses() -> each(option, text, STATUS, "a Magento status code");
      case Kind.CustomerGroups() -> each(option, text, GROUP, "the number of a customer group");
      case Kind.Emails() -> each(option, text, EMAIL, "an e-mail address or @domain");
      case Kind.DraftStatus() -> draftStatus(option, text);
      case Kind.StatusMap() ->
          pairs(option, text, "Salesforce Status").stream()
              .filter(status -> asked(option) && org.find(status).isEmpty())
              .forEach(
                  status -> fault(option.key(), "The org has no Order status \"" + status + "\"."));
      case Kind.StatusLabels() ->
          pairs(option, text, "Label").stream()
              .filter(label -> label.length() > LABEL)
              .forEach(
                  label -> fault(option.key(), "\"" + label + "\" is longer than " + LABEL + "."));
      case Kind.Whole(int min, int max) ->
          require(option, number(text, min, max), "a whole number from " + min + " to " + max);
      case Kind.Time() ->
          require(option, text.isEmpty() || time(text), "a time such as 2026-11-24T00:00:00Z");
      case Kind.Text(int length) ->
          require(option, text.length() <= length, "at most " + length + " characters long");
      case Kind.AccountId() ->
          require(
              option,
              text.isEmpty() || ACCOUNT.matcher(text).matches(),
              "the id of an Account, 001 and 12 or 15 more characters");
    }
  }

  private void require(Option option, boolean right, String what) {
    if (!right) {
      fault(option.key(), option.label() + " must be " + what + ".");
    }
  }

  private void each(Option option, String text, Pattern form, String what) {
    for (String part : OptionValues.split(text)) {
      if (!form.matcher(part).matches()) {
        fault(option.key(), option.label() + ": \"" + part + "\" is not " + what + ".");
      }
    }
  }

  private void draftStatus(Option option, String text) {
    if (!text.isEmpty() && asked(option) && !org.draft().contains(text)) {
      fault(
          option.key(),
          "\"%s\" is no Draft-category status of the org; it has: %s."
              .formatted(text, String.join(", ", org.draft())));
    }
  }

  /** What is named beside each Magento status, where the line makes sense. */
  private List<String> pairs(Option option, String text, String what) {
    var seen = new TreeSet<String>();
    var named = new ArrayList<String>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] pair = line.split("=", 2);
      String status = pair[0].strip();
      if (pair.length < 2 || !STATUS.matcher(status).matches() || pair[1].isBlank()) {
        fault(option.key(), "\"" + line + "\": write magento_status = " + what + ".");
      } else if (!seen.add(status)) {
        fault(option.key(), "\"" + status + "\" stands there twice.");
      } else {
        named.add(pair[1].strip());
      }
    }
    return named;
  }

  private boolean asked(Option option) {
    if (!org.known() && faults.stream().noneMatch(f -> f.field().equals(option.key()))) {
      fault(
          option.key(),
          option.label() + " can't be checked: Salesforce does not answer. Try again later.");
    }
    return org.known();
  }

  private void together(OptionValues all) {
    if (all.text(Options.SYNC_ALL).equals("no")
        && OptionValues.split(all.text(Options.STATUSES)).isEmpty()) {
      fault(Options.STATUSES.key(), "With \"Sync all orders\" = No, list at least one status.");
    }
    if (all.text(CustomerOptions.ACCOUNTS).equals("fixed")
        && all.text(CustomerOptions.FIXED_ACCOUNT).isEmpty()) {
      fault(
          CustomerOptions.FIXED_ACCOUNT.key(),
          "With Account = One for all, name that account's id.");
    }
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  private static boolean number(String text, int min, int max) {
    if (!GROUP.matcher(text).matches()) {
      return false;
    }
    int value = Integer.parseInt(text);
    return value >= min && value <= max;
  }

  private static boolean time(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
