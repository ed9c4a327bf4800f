package io.crossdock.web.answer;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away or full, or does not take a value, from a defect of Crossdock's, by
 * PostgreSQL's error codes (appendix A of its manual): class 08 connections, 22 data, 53 resources,
 * 57P stopping and starting.
 */
final class DatabaseTrouble {

  private static final String FULL = "53100";

  private DatabaseTrouble() {}

  /** Empty when what was thrown has another reason. */
  static Optional<Refused> in(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failed) {
        return told(failed.getSQLState() == null ? "08" : failed.getSQLState());
      }
    }
    return Optional.empty();
  }

  private static Optional<Refused> told(String state) {
    if (state.equals(FULL)) {
      return refused(
          "The disk of the database is full",
          "Nothing was saved. Make room on the disk that holds the data folder or the PostgreSQL"
              + " server; Crossdock goes on by itself, and what is due waits.");
    }
    if (state.startsWith("22")) {
      return Optional.of(
          new Refused(
              400,
              "The request can't be read",
              List.of(
                  "The database does not take one of its values: a character that can't be kept, or"
                      + " a number or date that is too large.")));
    }
    return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
        ? refused(
            "Crossdock can't reach its database",
            "Nothing was saved. PostgreSQL does not answer: start it, or mend the way to it."
                + " Crossdock goes on by itself, and what is due waits.")
        : Optional.empty();
  }

  private static Optional<Refused> refused(String what, String why) {
    return Optional.of(new Refused(503, what, List.of(why)));
  }
}
