package io.crossdock.store;

/**
 * The database was made by a version whose schema this one cannot bring up to date, such as one
 * that was never released. Nothing was changed in it. The message is for people.
 */
public final class UnknownSchema extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnknownSchema(Throwable cause) {
    super(
        "the database was made by a development version of Crossdock that was never released, and"
            + " can't be brought up to date. Nothing in it was changed. Start with a new data"
            + " folder (CROSSDOCK_DATA) or an empty database (CROSSDOCK_DATABASE_URL); if"
            + " Salesforce holds orders from before, set CROSSDOCK_RESTORED too, see"
            + " docs/operating.md.",
        cause);
  }
}
