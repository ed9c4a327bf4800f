package io.crossdock.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * The Order statuses of the org, of each category its own default first.
 *
 * @param known false: the org could not be asked
 */
public record OrgStatuses(boolean known, List<String> draft, List<String> activated) {

  public static final OrgStatuses UNKNOWN = new OrgStatuses(false, List.of(), List.of());

  /** What a setting names, where the org has it: see the help of Default Status and Status map. */
  public Optional<String> find(String name) {
    return draft.contains(name) || activated.contains(name)
        ? Optional.of(name)
        : name.equals("Activated") ? activated.stream().findFirst() : Optional.empty();
  }

  /** The Draft-category status a setting names; empty = the org's default. */
  public Optional<String> draft(String name) {
    return name.isEmpty() ? draft.stream().findFirst() : Optional.of(name).filter(draft::contains);
  }
}
