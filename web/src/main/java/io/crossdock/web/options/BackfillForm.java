package io.crossdock.web.options;

import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.work.Backfills.Request;
import io.crossdock.web.answer.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What "Sync all orders now" is asked for, by form or by API, with every fault. Pure.
 *
 * @param from a day in UTC or a moment, inclusive
 * @param before exclusive
 * @param statuses codes of Magento; empty = all
 */
public record BackfillForm(String from, String before, Set<String> statuses) {

  public static final BackfillForm BLANK = new BackfillForm("", "", Set.of());

  private static final String STATUS = "[a-zA-Z0-9_-]{1,64}";

  public BackfillForm {
    statuses = Set.copyOf(statuses);
  }

  public List<Fault> faults() {
    var faults = new ArrayList<Fault>();
    moment("from", from, faults);
    moment("before", before, faults);
    if (faults.isEmpty() && !request().from().isBefore(request().before())) {
      faults.add(new Fault("before", "The period ends before it begins; choose a later day."));
    }
    for (String status : new TreeSet<>(statuses)) {
      if (!status.matches(STATUS)) {
        faults.add(new Fault("statuses", "\"" + status + "\" is no code of a Magento status."));
      }
    }
    return faults;
  }

  /** Only without {@link #faults()}. */
  public Request request() {
    return new Request(
        Moments.moment(from).orElseThrow(), Moments.moment(before).orElseThrow(), statuses);
  }

  private static void moment(String field, String text, List<Fault> faults) {
    if (Moments.moment(text).isEmpty()) {
      faults.add(
          new Fault(
              field, "\"" + text + "\" is no date; write one such as 2026-11-24 (a day in UTC)."));
    }
  }
}
