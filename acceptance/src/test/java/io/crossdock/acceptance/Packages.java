package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code ./crossdock package} makes, made once for all tests of a build. */
final class Packages {

  private static final Path FOLDER = Demo.HOME.resolve("target/package");

  /** What every Debian has, as far as the launcher and PostgreSQL's initdb call it. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "env",
          "id",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "unshare");

  private static final Pattern VERSION = Pattern.compile("<revision>(.*)</revision>");

  private static boolean made;

  private Packages() {}

  /** The folder with all of it. */
  static synchronized Path folder() {
    if (!made) {
      try {
        Demo.builtJustNow();
        make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made = true;
    }
    return FOLDER;
  }

  /** Unless another process of this build has; while one does, the others wait. */
  private static void make() throws IOException {
    String build =
        System.getProperty("crossdock.build", "of process " + ProcessHandle.current().pid());
    Path target = Files.createDirectories(FOLDER.getParent());
    Path ofBuild = target.resolve("package-of-build");
    try (var channel =
        FileChannel.open(
            target.resolve("package-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (!Files.exists(ofBuild) || !Files.readString(ofBuild).equals(build)) {
        System.out.println(run(Demo.HOME, "./crossdock", "package"));
        Files.writeString(ofBuild, build);
      }
    }
  }

  static Path archive() {
    return folder().resolve("crossdock-" + version() + "-linux-x64.tar.gz");
  }

  /** The archive's content, in a folder below this one. */
  static Path unpacked(Path folder) {
    run(folder, "tar", "-xzf", archive().toString());
    return folder.resolve("crossdock-" + version());
  }

  /** A folder to be the whole PATH: no Java, no curl, nothing to install beforehand. */
  static Path fewTools(Path folder) throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(
          tools.resolve(tool),
          Stream.of("/usr/bin", "/bin")
              .map(place -> Path.of(place, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow());
    }
    return tools;
  }

  /** The build's. */
  static String version() {
    try {
      Optional<MatchResult> told =
          VERSION.matcher(Files.readString(Demo.HOME.resolve("pom.xml"))).results().findFirst();
      return told.orElseThrow().group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it said; it must end well. */
  static String run(Path from, String... command) {
    try {
      var builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(key -> key.startsWith("CROSSDOCK_"));
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
