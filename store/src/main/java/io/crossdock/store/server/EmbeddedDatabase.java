package io.crossdock.store.server;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of Crossdock's own in the data folder, with fsync on: the library's defaults switch
 * it off and delete the data on close. Its process outlives a killed JVM; the next start on the
 * same folder stops it first. A folder that a live Crossdock uses is refused.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

  private final Path home;
  private final DatabasePassword password;
  private final FileChannel lock;
  private final int port;
  private volatile Optional<Thread> watch = Optional.empty();
  private volatile EmbeddedPostgres postgres;

  private EmbeddedDatabase(
      Path home, EmbeddedPostgres postgres, DatabasePassword password, FileChannel lock) {
    this.home = home;
    this.postgres = postgres;
    this.password = password;
    this.lock = lock;
    this.port = postgres.getPort();
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
      EmbeddedPostgres postgres = server(home, password).start();
      password.demand(postgres, data);
      return new EmbeddedDatabase(home, postgres, password, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw new IOException(sentence(home, e), e);
    }
  }

  /** The library has no type of its own for a machine that no binaries were packed for. */
  static String sentence(Path home, Exception e) {
    return String.valueOf(e.getMessage()).startsWith("Missing embedded postgres binaries")
        ? "there is no PostgreSQL for this machine ("
            + System.getProperty("os.name")
            + ", "
            + System.getProperty("os.arch")
            + ") in this Crossdock. Give it one of yours: CROSSDOCK_DATABASE_URL, such as"
            + " jdbc:postgresql://localhost/crossdock?user=crossdock&password=..."
        : "the embedded PostgreSQL in " + home + " did not start: " + e;
  }

  private static EmbeddedPostgres.Builder server(Path home, DatabasePassword password)
      throws IOException {
    return PostgresPrograms.named(EmbeddedPostgres.builder(), home)
        .setDataDirectory(home.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(STARTING)
        .setConnectConfig("password", password.text())
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on");
  }

  /**
   * From now on one that ends by itself, as PostgreSQL does where the disk is too full for its log,
   * is started again under the same address until it runs.
   */
  public EmbeddedDatabase keptRunning() {
    watch = Optional.of(Thread.ofVirtual().name("embedded PostgreSQL").start(this::watch));
    return this;
  }

  private void watch() {
    try {
      while (true) {
        awaitEnd();
        log.error(
            "the embedded PostgreSQL in {} has ended, as it does when its disk is full; it is"
                + " started again, and nothing is lost",
            home);
        while (!again()) {
          TimeUnit.MILLISECONDS.sleep(BETWEEN_STARTS.toMillis());
        }
        log.info("the embedded PostgreSQL runs again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The library tells of {@code pg_ctl} only, which starts the server and ends. */
  private void awaitEnd() throws InterruptedException {
    try {
      Optional<ProcessHandle> server = postmaster(home.resolve("postgres/postmaster.pid"));
      if (server.isPresent()) {
        server.get().onExit().get();
      }
    } catch (IOException | ExecutionException e) {
      log.debug("the server has ended meanwhile", e);
    }
  }

  private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(p -> p.info().command().orElse("postgres").contains("postgres"));
  }

  private boolean again() {
    try {
      postgres.close();
    } catch (IOException | RuntimeException e) {
      log.debug("there is no server left to stop", e);
    }
    try {
      postgres = server(home, password).setPort(port).start();
      return true;
    } catch (IOException | RuntimeException e) {
      log.warn("the embedded PostgreSQL does not start yet: {}", e.toString());
      return false;
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
      if (watch.isPresent()) {
        watch.get().interrupt();
        watch.get().join();
      }
      postgres.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was stopped", e);
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
    Optional<ProcessHandle> postmaster = postmaster(pidFile);
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
