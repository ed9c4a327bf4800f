package io.crossdock.core.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody changes options. Pure.
 *
 * @param websiteId 0 = the connection
 * @param values by key; empty = back to the standard, or to the connection's value
 * @param basedOn the version the person saw; when someone else has saved since, nothing is saved
 */
public record OptionChange(
    int websiteId,
    SortedMap<String, Optional<String>> values,
    long basedOn,
    Existing existing,
    String user,
    Instant at) {

  /** What happens to orders that a change of options sets free. */
  public enum Existing {
    /** Sent as a back-fill. */
    SEND,
    /** Only changes from now on are sent. */
    LEAVE,
    /** Nothing is saved yet when there are any. */
    ASK;

    /** By the word of the form and of the API; asks where it is no such word. */
    public static Existing of(String word) {
      return switch (word) {
        case "send" -> SEND;
        case "leave" -> LEAVE;
        default -> ASK;
      };
    }
  }

  /**
   * One value that becomes another.
   *
   * @param before empty = not set
   * @param after empty = no longer set
   */
  public record Value(String key, Optional<String> before, Optional<String> after) {}

  /** Why it can't be saved; empty = nothing stands against it. */
  public List<Fault> faults(Configuration before, OrgStatuses org) {
    if (basedOn != before.version()) {
      return List.of(Fault.overtaken("these options"));
    }
    var wanted = new TreeMap<String, String>();
    values.forEach((key, value) -> value.ifPresent(text -> wanted.put(key, text)));
    return OptionCheck.faults(
        new OptionValues(wanted), over(before).effective(websiteId), websiteId != 0, org);
  }

  public Configuration over(Configuration before) {
    return before.with(websiteId, values);
  }

  /** Of the values, those that are not so already. */
  public List<Value> changed(Configuration before) {
    SortedMap<String, String> own = before.own(websiteId).texts();
    return values.entrySet().stream()
        .map(wanted ->
            new Value(
                wanted.getKey(), Optional.ofNullable(own.get(wanted.getKey())), wanted.getValue()))
        .filter(value -> !value.before().equals(value.after()))
        .toList();
  }
}
