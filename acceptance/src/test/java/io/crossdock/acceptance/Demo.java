package io.crossdock.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ./crossdock demo} as a person starts it, in a process group of its own. */
final class Demo implements AutoCloseable {

  private static final String READY = "Crossdock is ready: ";
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final List<Integer> ports;
  private final Path data;
  private final Process launcher;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<String> url = new CompletableFuture<>();

  private Demo(List<Integer> ports, Path data, Process launcher) {
    this.ports = ports;
    this.data = data;
    this.launcher = launcher;
    Thread.ofVirtual().start(this::listen);
  }

  /** With the demo's default: a fresh folder in {@code temporary}. */
  static Demo fresh(Path temporary) {
    return start(freePorts(), temporary, null);
  }

  /** With {@code CROSSDOCK_DATA}, and ports that bookmarks know. */
  static Demo on(Path data, List<Integer> ports, Path temporary) {
    return start(ports, temporary, data);
  }

  /** The installed one, where no other program is to be found than these, and no HOME. */
  static Demo installed(Path folder, Path tools, Path temporary) {
    var environment = Map.of("PATH", tools.toString(), "TMPDIR", temporary.toString());
    return start(
        freePorts(), temporary, folder.resolve("crossdock").toString(), folder, environment);
  }

  /** Free ports for console, shop and org. */
  static List<Integer> freePorts() {
    try (var a = new ServerSocket(0);
        var b = new ServerSocket(0);
        var c = new ServerSocket(0)) {
      return List.of(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Demo start(List<Integer> ports, Path temporary, @Nullable Path data) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(key -> key.startsWith("CROSSDOCK_"));
    environment.put("TMPDIR", temporary.toString());
    if (data != null) {
      environment.put("CROSSDOCK_DATA", data.toString());
    }
    try {
      builtJustNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(ports, data == null ? temporary : data, "./crossdock", HOME, environment);
  }

  private static Demo start(
      List<Integer> ports, Path data, String launcher, Path from, Map<String, String> environment) {
    // A shell can't trap a signal it was born to ignore, as background jobs are.
    var builder = new ProcessBuilder("setsid", "env", "--default-signal=INT", launcher, "demo");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("CROSSDOCK_PORT", String.valueOf(ports.get(0)));
    builder.environment().put("CROSSDOCK_SHOP_PORT", String.valueOf(ports.get(1)));
    builder.environment().put("CROSSDOCK_ORG_PORT", String.valueOf(ports.get(2)));
    try {
      return new Demo(
          ports, data, builder.directory(from.toFile()).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven has packaged both programs before this module's turn: the launcher need not again. */
  static void builtJustNow() throws IOException {
    for (String program : List.of("app", "sandbox")) {
      if (!Files.isDirectory(HOME.resolve(program + "/target/lib"))) {
        throw new AssertionError(program + "/target/lib is missing: run Maven with -am verify");
      }
    }
    Path built = HOME.resolve("app/target/built");
    Files.write(built, new byte[0]); // never away: another process may look at it
    Files.setLastModifiedTime(built, FileTime.from(Instant.now()));
  }

  /** Waits at most two minutes for the ready line: the console's address. */
  String url() {
    try {
      return url.get(2, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no ready line came:\n" + log(), e);
    }
  }

  String shopUrl() {
    return "http://127.0.0.1:" + ports.get(1);
  }

  String orgUrl() {
    return "http://127.0.0.1:" + ports.get(2);
  }

  String log() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** Everything that runs for this demo, PostgreSQL included. */
  Set<ProcessHandle> processes() {
    var running = new LinkedHashSet<ProcessHandle>();
    running.add(launcher.toHandle());
    launcher.descendants().forEach(running::add);
    postmaster().ifPresent(running::add);
    return running;
  }

  /** The process of the service itself. */
  ProcessHandle service() {
    return launcher
        .descendants()
        .filter(process -> commandLine(process).contains("io.crossdock.app.Serve"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the service does not run:\n" + log()));
  }

  /** Java's own account of it ends at 4,096 characters, which a class path is longer than. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return ""; // it has ended meanwhile
    }
  }

  ProcessHandle launcher() {
    return launcher.toHandle();
  }

  private java.util.Optional<ProcessHandle> postmaster() {
    try (Stream<Path> files = Files.walk(data, 4)) {
      return files
          .filter(file -> file.endsWith("postmaster.pid"))
          .findFirst()
          .flatMap(Demo::firstNumber)
          .flatMap(ProcessHandle::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.Optional<Long> firstNumber(Path file) {
    try (Stream<String> text = Files.lines(file)) {
      return text.findFirst().map(Long::valueOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Ctrl-C does it: to every process of the group. */
  void interrupt() {
    Signals.send("INT", -launcher.pid());
  }

  /** As {@code kill} does it: to the launcher alone. */
  void terminate() {
    Signals.send("TERM", launcher.pid());
  }

  /** Waits until all of these are gone and no port answers. */
  void awaitEndOf(Set<ProcessHandle> processes) {
    await()
        .alias("processes end")
        .atMost(Patience.SOON)
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    await()
        .alias("ports are closed")
        .atMost(Duration.ofSeconds(10))
        .until(() -> ports.stream().noneMatch(Demo::answers));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (var reader = launcher.inputReader(StandardCharsets.UTF_8)) {
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

  /** Whatever a failed test has left. */
  @Override
  public void close() {
    processes().stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }
}
