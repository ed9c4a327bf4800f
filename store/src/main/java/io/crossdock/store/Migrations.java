package io.crossdock.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date. */
final class Migrations {

  /** The files of the first schema have the numbers up to this; later ones only add. */
  static final int BASELINE = 7;

  private Migrations() {}

  /** On a connection of its own: a migration may take longer than anyone's patience. */
  static void apply(String jdbcUrl, String user, String password) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(jdbcUrl, user.isEmpty() ? null : user, user.isEmpty() ? null : password)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new UnknownSchema(e);
    }
  }
}
