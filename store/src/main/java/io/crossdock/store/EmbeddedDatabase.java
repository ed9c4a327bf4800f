package io.crossdock.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of Crossdock's own in the data folder, with fsync on: the library's defaults switch
 * it off and delete the data on close. Its process outlives a killed JVM; the next start on the
 * same folder stops it first. A folder that a live Crossdock uses is refused.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration STARTING = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final DatabasePassword password;
  private final FileChannel lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, DatabasePassword password, FileChannel lock) {
    this.postgres = postgres;
    this.password = password;
    this.lock = lock;
  }

  /**
   * Starts the server, and makes its data folder when there is none.
   *
   * @throws IOException with a message for people
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path home = folder.toAbsolutePath();
    FileChannel lock = lock(home);
    try {
      Path data = home.resolve("postgres");
      stopLeftOver(data);
      DatabasePassword password = DatabasePassword.of(home);
      // The library lets everybody write where it unpacks the programs that we then run.
      Path programs = PrivateFolder.at(home.resolve("postgres-binaries")).resolve("unpacked");
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setOverrideWorkingDirectory(programs.toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(STARTING)
              .setConnectConfig("password", password.text())
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
      password.demand(postgres, data);
      return new EmbeddedDatabase(postgres, password, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw new IOException("the embedded PostgreSQL in " + home + " did not start: " + e, e);
    }
  }

  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** With user and password, as {@code CROSSDOCK_DATABASE_URL} takes it; never to be logged. */
  public String shareableUrl() {
    return jdbcUrl() + "&password=" + password();
  }

  public String user() {
    return "postgres";
  }

  /** Never to be logged. */
  public String password() {
    return password.text();
  }

  @Override
  public void close() {
    try (lock) {
      postgres.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("PostgreSQL did not stop cleanly", e);
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.resolve("crossdock.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // the same refusal below: this very process holds it
    }
    channel.close();
    throw new IOException(
        "the data folder "
            + home
            + " is in use by another Crossdock; stop that one or set CROSSDOCK_DATA to another"
            + " folder");
  }

  /** The lock is ours, so a server still running here was left by a killed process. */
  private static void stopLeftOver(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> postmaster =
        lines.isEmpty()
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(p -> p.info().command().orElse("postgres").contains("postgres"));
    if (postmaster.isPresent()) {
      postmaster.get().destroy();
      try {
        postmaster.get().onExit().get(30, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException(
            "a PostgreSQL left over from a killed Crossdock (process "
                + postmaster.get().pid()
                + ") does not stop",
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    Files.deleteIfExists(pidFile);
  }
}
