package io.crossdock.core.port.settings;

import io.crossdock.core.failure.Failure;
import java.util.List;

/** "Test connection" of a shop or an org. Reads only. Thread-safe. */
public interface ConnectionCheck {

  /** What was tested, in an order that makes sense to read. Never throws for a failing system. */
  List<Row> check();

  /** How one test ended. */
  enum State {
    OK,
    /** It works, but not as well as it could. */
    WARNING,
    FAILED,
    /** Something before it failed. */
    NOT_TESTED
  }

  /**
   * One test.
   *
   * @param subject what was tested, in a few words
   * @param sentence what was found
   * @param fix who can mend it and what to press; empty when there is nothing to mend
   */
  record Row(String subject, State state, String sentence, String fix) {

    /** Whether it keeps orders from going: it must be mended, or nobody knows. */
    boolean hinders() {
      return state == State.FAILED || state == State.NOT_TESTED;
    }

    public static Row ok(String subject, String sentence) {
      return new Row(subject, State.OK, sentence, "");
    }

    public static Row warning(String subject, String sentence, String fix) {
      return new Row(subject, State.WARNING, sentence, fix);
    }

    public static Row failed(String subject, Failure failure) {
      return new Row(subject, State.FAILED, failure.message(), failure.hint());
    }

    public static Row notTested(String subject, String because) {
      return new Row(subject, State.NOT_TESTED, because, "");
    }
  }
}
