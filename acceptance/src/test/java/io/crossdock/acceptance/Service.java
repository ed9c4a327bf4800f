package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One instance of {@code ./crossdock serve} in a process of its own, that can be killed, stalled
 * and started again. It ends with this JVM whatever happens.
 */
final class Service implements AutoCloseable {

  private static final String READY = "Crossdock is ready: ";

  /** The system property that tells where all of this build have PostgreSQL's programs. */
  static final String PROGRAMS = "crossdock.postgres.shared";

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<String> url = new CompletableFuture<>();

  private Service(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::listen);
  }

  /** Starts one; {@link #url} waits until it is ready. */
  static Service start(Map<String, String> settings) {
    return start(program("io.crossdock.app.Serve", settings));
  }

  /** The same, with so little memory. */
  static Service start(Map<String, String> settings, String heap) {
    return start(program(heap, "io.crossdock.app.Serve", settings));
  }

  private static Service start(ProcessBuilder builder) {
    builder.environment().put("CROSSDOCK_PARENT", String.valueOf(ProcessHandle.current().pid()));
    try {
      return new Service(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program of the product, with these settings and no others; its errors among its output. */
  static ProcessBuilder program(String main, Map<String, String> settings) {
    return program("384m", main, settings);
  }

  private static ProcessBuilder program(String heap, String main, Map<String, String> settings) {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx" + heap,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-D" + PROGRAMS + "=" + System.getProperty(PROGRAMS, "target/postgres"),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty(
                "surefire.real.class.path",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))),
            main);
    builder.environment().keySet().removeIf(key -> key.startsWith("CROSSDOCK_"));
    builder.environment().putAll(settings);
    return builder.redirectErrorStream(true);
  }

  /** Where its console answers; waits for it. */
  String url() {
    try {
      return url.get(Patience.AFTER_AN_OUTAGE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no ready line came:\n" + log(), e);
    }
  }

  /** What it has written so far. */
  String log() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** A push notice, which is lost when the instance does not listen or can't write it down. */
  void tell(List<Long> orders) {
    if (url.isDone() && !url.isCompletedExceptionally()) {
      try {
        Notice.attempt(url(), orders);
      } catch (java.io.UncheckedIOException e) {
        // as a shop's module would: what it could not tell is found by the poll
      }
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}. */
  void kill() {
    signal("KILL");
    awaitExit();
  }

  void signal(String name) {
    Signals.send(name, process.pid());
  }

  /** Waits at most 30 seconds for its end. */
  int awaitExit() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        signal("QUIT"); // a JVM writes where its threads stand
        process.waitFor(3, TimeUnit.SECONDS);
        throw new AssertionError("it does not stop:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A clean stop, also of a stalled one. */
  @Override
  public void close() {
    if (process.isAlive()) {
      signal("CONT");
      process.destroy();
      awaitExit();
    }
  }

  private void listen() {
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.startsWith(READY)) {
          url.complete(line.substring(READY.length()));
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    url.completeExceptionally(new IOException("it ended:\n" + log()));
  }
}
