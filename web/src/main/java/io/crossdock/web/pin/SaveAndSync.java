package io.crossdock.web.pin;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.order.Chosen;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "Save and Sync Order", by page and by API: binds the order to the Order that was typed, pins what
 * was chosen, sends. Nothing of it is done when anything is wrong or open. Thread-safe.
 */
public final class SaveAndSync {

  private final Chosen chosen;
  private final Operations operations;
  private final InstantSource clock;

  SaveAndSync(Chosen chosen, Operations operations, InstantSource clock) {
    this.chosen = chosen;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * What a person said of the lines that belong to no item.
   *
   * @param confirmed whether the person has seen what binding does
   */
  record Answer(boolean confirmed, Set<String> keep, Set<String> delete) {}

  /** How it ended. */
  sealed interface Result {
    record Wrong(List<Fault> faults) implements Result {}

    /** Nothing was done: the person is to confirm, or to say more about the lines. */
    record Ask(Bound.Open open) implements Result {}

    record Sent(String operation) implements Result {}
  }

  Result save(Row row, PinForm form, Answer answer, String user, Keeping keeping) {
    if (!form.faults().isEmpty()) {
      return new Result.Wrong(form.faults());
    }
    List<Fault> unknown = unknown(form);
    if (!unknown.isEmpty()) {
      return new Result.Wrong(unknown);
    }
    if (!form.binds(row.salesforceOrderId())) {
      return keeping.keep(() -> send(row, form, user), sent -> true);
    }
    try {
      return bind(row, form, answer, user, keeping);
    } catch (FailedCall e) {
      return wrong(e.failure());
    }
  }

  /** What is pinned and not in the org; nothing where the org is away: the send says so then. */
  private List<Fault> unknown(PinForm form) {
    var given =
        PinForm.FIELDS.stream()
            .filter(field -> !field.equals(PinForm.ORDER) && !form.value(field).isEmpty())
            .toList();
    if (given.isEmpty()) {
      return List.of();
    }
    try {
      Set<String> missing = chosen.bindings().missing(given.stream().map(form::value).toList());
      return given.stream()
          .filter(field -> missing.contains(form.value(field)))
          .map(field ->
              new Fault(
                  field.name(),
                  "Salesforce has no %s %s, or Crossdock's user may not see it. Choose another."
                      .formatted(field.what(), form.value(field))))
          .toList();
    } catch (FailedCall e) {
      return List.of();
    }
  }

  private Result bind(Row row, PinForm form, Answer answer, String user, Keeping keeping) {
    String record = form.value(PinForm.ORDER);
    return switch (chosen.bindings().examine(row.key(), record)) {
      case Bound.Refused refused -> wrong(refused.failure());
      case Bound.Open open when !settles(answer, open) -> new Result.Ask(open);
      case Bound.Open open ->
          switch (chosen.bindings().bind(row.key(), record, answer.delete())) {
            case Bound.Refused refused -> wrong(refused.failure());
            case Bound.Open bound ->
                keeping.keep(
                    () -> {
                      chosen.bindings().bound(row.key(), record);
                      return send(row, form, user);
                    },
                    sent -> true);
          };
    };
  }

  /** A line that came meanwhile was not seen by the person. */
  private static boolean settles(Answer answer, Bound.Open open) {
    var said = new HashSet<>(answer.keep());
    said.addAll(answer.delete());
    return answer.confirmed()
        && open.rest().stream().map(Bindings.Line::id).collect(Collectors.toSet()).equals(said);
  }

  private Result send(Row row, PinForm form, String user) {
    chosen.pins().save(row.key(), form.pin());
    return new Result.Sent(operations.start(List.of(row.key()), user, clock.instant()));
  }

  private static Result wrong(Failure failure) {
    return new Result.Wrong(
        List.of(
            new Fault(PinForm.ORDER.name(), (failure.message() + " " + failure.hint()).strip())));
  }
}
