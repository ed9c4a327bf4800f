package io.crossdock.core.watch;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comparisons of a period of the shop with the org, asked for and done. Thread-safe. */
public interface Audits {

  /**
   * Asks for one; a recurring task makes it, on whichever instance.
   *
   * @return its id
   */
  String ask(Period period, String user);

  /** The oldest that is not done. One that died with its instance comes again. */
  Optional<Audit> next();

  void finish(String id, Report report);

  /** The shop or the org did not answer. */
  void fail(String id, Failure failure);

  Optional<Audit> find(String id);

  /** Newest first, without their findings. */
  List<Audit> recent(int limit);

  /** How many findings of each kind the audits have, by their ids; what has none may be missing. */
  Map<String, Map<Kind, Long>> tallies(List<String> ids);

  /**
   * When orders were placed.
   *
   * @param before exclusive
   */
  record Period(Instant from, Instant before) {}

  /**
   * One comparison.
   *
   * @param finishedAt empty while it is still to be made
   * @param report empty as long as it is not made, and where it failed
   * @param failure why it could not be made; empty text = it could
   */
  record Audit(
      String id,
      Period period,
      String askedBy,
      Instant askedAt,
      Optional<Instant> finishedAt,
      Optional<Report> report,
      String failure) {}

  /**
   * What came out: {@code checked = same + leftOut + pending + findings about orders of the shop}.
   *
   * @param checked orders the shop placed in the period
   * @param same the org has them with the right total, status and documents
   * @param leftOut not to be sent, by a setting
   * @param pending a send is due or running: no verdict
   */
  record Report(int checked, int same, int leftOut, int pending, List<Finding> findings) {

    public long count(Kind kind) {
      return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
  }

  /** What can be wrong. */
  enum Kind {
    /** The org does not have it. */
    MISSING,
    /** The org has it with another total, another status or other documents. */
    DIFFERENT,
    /** The org has it and the shop does not. */
    EXTRA
  }

  /**
   * @param incrementId empty of an order that the shop does not have
   * @param sentence what is wrong, with both figures
   */
  record Finding(OrderKey key, String incrementId, Kind kind, String sentence) {}
}
