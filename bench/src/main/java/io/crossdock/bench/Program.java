package io.crossdock.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program started as a process of its own; it ends with this one. Its output goes to a file.
 */
final class Program implements AutoCloseable {

  private static final double TICKS_A_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux in use

  private final Process process;
  private final double secondsToReady;

  /**
   * Returns when the program has printed {@code ready}.
   *
   * @param module whose {@code target} holds the classes
   * @param log where its output goes
   */
  Program(
      Path module,
      String main,
      List<String> options,
      Map<String, String> env,
      Path log,
      String ready)
      throws IOException {
    long start = System.nanoTime();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    Path target = module.resolve("target");
    command.addAll(List.of("-cp", jar(target) + ":" + target.resolve("lib") + "/*", main));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(env);
    builder.environment().put("CROSSDOCK_PARENT", String.valueOf(ProcessHandle.current().pid()));
    this.process = builder.start();
    awaitLine(log, ready);
    this.secondsToReady = (System.nanoTime() - start) / 1e9;
  }

  private static Path jar(Path target) throws IOException {
    try (var files = Files.newDirectoryStream(target, "crossdock-*.jar")) {
      return files.iterator().next();
    }
  }

  private void awaitLine(Path log, String ready) throws IOException {
    while (true) {
      try (BufferedReader lines = Files.newBufferedReader(log)) {
        if (lines.lines().anyMatch(line -> line.contains(ready))) {
          return;
        }
      }
      if (!process.isAlive()) {
        throw new IOException("it ended before it was ready: " + Files.readString(log));
      }
      Wait.millis(20);
    }
  }

  double secondsToReady() {
    return secondsToReady;
  }

  long pid() {
    return process.pid();
  }

  /** CPU time the process itself has used, in milliseconds, by Linux's own account. */
  double cpuMillis() {
    return cpuMillis(process.pid());
  }

  static double cpuMillis(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS_A_SECOND;
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /** Resident memory in MB. */
  long residentMegabytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024;
    }
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
