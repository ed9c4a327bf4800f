package io.crossdock.acceptance;

import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that several instances share, and that can crash and come back. */
final class SharedDatabase implements AutoCloseable {

  private final EmbeddedDatabase database;
  private final Path data;
  private final Path home;

  SharedDatabase(Path folder) throws IOException {
    this.home = folder;
    this.data = folder.resolve("postgres");
    this.database = EmbeddedDatabase.start(folder);
  }

  String url() {
    return database.shareableUrl();
  }

  /** Where it listens, for a wire to stand before it. */
  String address() {
    return "http://127.0.0.1:" + java.net.URI.create(url().substring("jdbc:".length())).getPort();
  }

  /** The same database behind that wire. */
  String url(Wire wire) {
    return url().replaceFirst("//[^/]+/", wire.url().replace("http:", "") + "/");
  }

  /** How many orders an instance holds. */
  int held() {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*) FROM work WHERE lease_owner IS NOT NULL")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of all rows. */
  List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As if the power failed: no clean shutdown, then a start that recovers from the log. */
  void crashAndComeBack() {
    crash();
    comeBack();
  }

  void crash() {
    run("stop", "-m", "immediate");
  }

  void comeBack() {
    try {
      String options = Files.readString(data.resolve("postmaster.opts")).strip();
      String given = options.substring(options.indexOf(' ') + 1);
      run("start", "-l", home.resolve("restarted.log").toString(), "-o", withoutFolder(given));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As if the time had passed after which a closed gate is tried: a quarter of an hour, maybe. */
  void noGateWaits() {
    execute("UPDATE gate SET closed_until = now() WHERE closed_until > now()");
  }

  void execute(String sql) {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** pg_ctl adds the folder itself. */
  private static String withoutFolder(String options) {
    return options.replaceAll("\"-D\" \"[^\"]*\"", "");
  }

  private void run(String... what) {
    var command = new ArrayList<String>();
    if (new com.sun.security.auth.module.UnixSystem().getUid() == 0) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(binary().toString(), "-D", data.toString(), "-w", "-t", "60"));
    command.addAll(List.of(what));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("pg_ctl.log").toFile())
              .start();
      if (!process.waitFor(70, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(
            String.join(" ", command) + ": " + Files.readString(home.resolve("pg_ctl.log")));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path binary() {
    Path programs = Path.of(System.getProperty(Service.PROGRAMS, home.toString()));
    try (var files = Files.walk(programs)) {
      return files.filter(f -> f.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
