package io.crossdock.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL in a data folder, on loopback. The folder belongs to one Crossdock at a time. Signing
 * in needs no password: whoever can open a loopback socket on this machine can read the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final FileChannel lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock) {
    this.postgres = postgres;
    this.lock = lock;
  }

  /**
   * Starts PostgreSQL; data of an earlier run is kept.
   *
   * @throws IOException when the folder is in use by a live Crossdock or cannot be written
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock = lock(folder);
    try {
      stopOrphan(folder.resolve("data").resolve("postmaster.pid"));
      // zonky's own defaults wipe the folder and trade durability for speed
      return new EmbeddedDatabase(
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("data"))
              .setOverrideWorkingDirectory(folder.resolve("work").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start(),
          lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** A Crossdock that was killed leaves its PostgreSQL running; SIGINT is its fast shutdown. */
  private static void stopOrphan(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var orphan =
        ProcessHandle.of(pid)
            .filter(p -> p.info().command().filter(c -> c.endsWith("/postgres")).isPresent());
    if (orphan.isPresent()) {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
      orphan.get().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("crossdock.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process: refused below like any other
    }
    channel.close();
    throw new IOException(
        "The data folder %s is in use by another running Crossdock. Stop that one, or start this one with another folder."
            .formatted(folder));
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
  }

  public String user() {
    return "postgres";
  }

  public String password() {
    return "";
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      postgres.close();
    }
  }
}
