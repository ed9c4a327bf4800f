package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Databases of versions that were never released. */
class UnknownSchemaIT extends OnPostgres {

  @Test
  void aDatabaseOfOtherMigrationsIsRefusedInPlainWordsAndLeftAsItIs() {
    jdbc().sql("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'").update();
    jdbc()
        .sql(
            "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success) VALUES (99, '171', 'shop"
                + " module', 'SQL', 'V171__shop_module.sql', 1, 'test', 1, true)")
        .update();
    assertThatThrownBy(OnPostgres::again)
        .isInstanceOf(UnknownSchema.class)
        .hasMessageContaining("never released")
        .hasMessageContaining("CROSSDOCK_DATA")
        .hasMessageNotContaining("Flyway");
  }
}
