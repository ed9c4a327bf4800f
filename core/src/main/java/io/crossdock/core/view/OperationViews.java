package io.crossdock.core.view;

import java.util.List;
import java.util.Optional;

/** How far a request to send several orders is, in words for people. Thread-safe. */
public interface OperationViews {

  Optional<Summary> summary(String id);

  /**
   * @param open orders still to come
   * @param causes why orders were skipped or failed, most frequent first, at most 50
   */
  record Summary(
      String id,
      int total,
      int open,
      int sent,
      int unchanged,
      int skipped,
      int failed,
      List<Cause> causes) {

    public int done() {
      return total - open;
    }
  }

  /**
   * @param failed else skipped
   * @param example an increment id
   */
  record Cause(boolean failed, String message, String hint, int orders, String example) {}
}
