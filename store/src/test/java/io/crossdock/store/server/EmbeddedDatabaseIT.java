package io.crossdock.store.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir Path folder;

  @Test
  void itIsTheVersionThatIsSaidToBePacked() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "SHOW server_version").split(" ", -1)[0])
          .as("a version and the day its binaries came out are changed together")
          .isEqualTo(PackedPostgres.VERSION);
    }
  }

  @Test
  void whatWasCommittedIsOnDiskAndThereAfterAStop() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      keep(database, "stopped");
    }
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "SELECT word FROM kept")).isEqualTo("stopped");
    }
  }

  @Test
  void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
    var killed = EmbeddedDatabase.start(folder);
    keep(killed, "killed");
    long pid =
        Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    server.onExit().join();
    try {
      killed.close();
    } catch (RuntimeException e) {
      // there is no server left to stop; its folder is free now
    }
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(ask(database, "SELECT word FROM kept")).isEqualTo("killed");
    }
  }

  @Test
  void oneThatEndsByItselfRunsAgainUnderTheSameAddress() throws Exception {
    try (var database = EmbeddedDatabase.start(folder).keptRunning()) {
      keep(database, "kept");
      Path running = folder.resolve("postgres/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(running).getFirst());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
      server.onExit().join();
      String word = "";
      for (long end = System.nanoTime() + 60_000_000_000L;
          word.isEmpty() && System.nanoTime() < end; ) {
        try {
          word = ask(database, "SELECT word FROM kept");
        } catch (SQLException e) {
          Thread.onSpinWait(); // not yet
        }
      }
      assertThat(word).isEqualTo("kept");
    }
  }

  @Test
  void aSecondStartOnALiveFolderIsRefusedInASentence() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another Crossdock")
          .hasMessageContaining("CROSSDOCK_DATA");
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void nobodyGetsInWithoutThePasswordWhichOnlyTheOwnerCanReadNorToThePrograms() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> connect(database, "").close()).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> connect(database, "postgres").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      Path file = folder.resolve("postgres-password");
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(permissions(folder.resolve("postgres-binaries"))).isEqualTo("rwx------");
    }
  }

  @Test
  void aFolderThatTrustedEverybodyAsksForThePasswordFromTheNextStartOn() throws Exception {
    EmbeddedDatabase.start(folder).close();
    Files.writeString(folder.resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    Files.delete(folder.resolve("postgres-password"));
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> connect(database, "").close()).isInstanceOf(SQLException.class);
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void keep(EmbeddedDatabase database, String word) throws SQLException {
    try (var connection = connect(database, database.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (word text)");
      statement.execute("INSERT INTO kept VALUES ('" + word + "')");
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = connect(database, database.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static java.sql.Connection connect(EmbeddedDatabase database, String password)
      throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), password);
  }
}
