package io.crossdock.core.port.org;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.Fault;
import java.util.List;

/** The org's part of taking records over. Every method throws {@code FailedCall}. Thread-safe. */
public interface OrgAdoption {

  /** What is wrong with the fields named, by the org's own descriptions; one call. */
  List<Fault> faults(TakeOver wanted);

  /**
   * Records whose field is not blank, by id; one call for 2,000.
   *
   * @param after the id behind which to go on; empty = from the start
   */
  Rows read(TakeOver wanted, Kind kind, String after);

  /**
   * Looks at each record once more and, but in a dry run, stamps Crossdock's keys on it: an Order
   * with its lines in one transaction, all others by themselves. Makes and deletes nothing and
   * changes no other field. Done again it does nothing.
   *
   * @return how each ended, same order
   */
  List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun);

  /**
   * @param more whether there are others behind the last one
   */
  record Rows(List<OrgRow> rows, boolean more) {}

  /**
   * A record, and whose it is.
   *
   * @param plan of the order that tells of it
   * @param key of an order or a customer its external id; of a product its SKU
   */
  record Candidate(String recordId, Plan plan, String key) {}

  /** How one ended. */
  sealed interface Stamped {

    /**
     * @param note what stays as it is on the record; may be empty
     */
    record Done(String note) implements Stamped {}

    /** It had its key before. */
    record Ours() implements Stamped {}

    record Not(String code, String sentence) implements Stamped {}
  }
}
