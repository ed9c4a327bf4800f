package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

  @Test
  void aDataFolderOfAnUnreleasedVersionIsRefusedInPlainWordsAndLeftToOthers(@TempDir Path data)
      throws Exception {
    try (Database database = open(data);
        var connection = database.store().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    }
    assertThatThrownBy(() -> open(data))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the database was made by a development version")
        .hasMessageContaining("new data folder (CROSSDOCK_DATA)");
    try (EmbeddedDatabase same = EmbeddedDatabase.start(data)) {
      assertThat(same.jdbcUrl()).as("nothing holds the folder").isNotEmpty();
    }
  }

  private static Database open(Path data) throws IOException {
    return Database.open(Optional.empty(), data, Duration.ofMinutes(10));
  }
}
