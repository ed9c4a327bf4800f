package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Debian package on this very machine: only as root, where dpkg is, nothing of Crossdock is
 * installed and systemd does not run. So the unit itself is never started here; it is verified, and
 * what it starts is started as its user.
 */
@Tag("installed")
class DebianPackageIT {

  private static final Path SETTINGS = Path.of("/etc/crossdock/crossdock.yaml");
  private static final Path DATA = Path.of("/var/lib/crossdock");
  private static final Path UNIT = Path.of("/usr/lib/systemd/system/crossdock.service");
  private static final Path ON_BOOT =
      Path.of("/etc/systemd/system/multi-user.target.wants/crossdock.service");

  @TempDir Path folder;

  @BeforeEach
  void thisMachineMayTryIt() {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/dpkg"))).as("dpkg").isTrue();
    assumeThat(System.getProperty("user.name")).as("root, as dpkg needs it").isEqualTo("root");
    assumeThat(Stream.of(SETTINGS, DATA, UNIT, Path.of("/run/systemd/system")))
        .as("a machine without Crossdock and without systemd")
        .noneMatch(Files::exists);
  }

  @AfterEach
  void nothingStays() throws IOException, InterruptedException {
    if (Files.exists(UNIT)) {
      new ProcessBuilder("dpkg", "--purge", "crossdock").inheritIO().start().waitFor();
    }
  }

  @Test
  void itIsInstalledRunsAsItsUserIsUpgradedAndPutBackWithItsDataAndPurged() throws Exception {
    Path built = debianPackage();
    dpkg("--install", built.toString());
    assertThat(Packages.run(folder, "/usr/bin/crossdock", "version"))
        .isEqualTo("Crossdock " + Packages.version() + "\n");
    assertThat(seen(SETTINGS)).isEqualTo("root crossdock rw-r-----");
    assertThat(seen(DATA)).isEqualTo("crossdock crossdock rwxr-x---");
    assertThat(Files.exists(ON_BOOT, LinkOption.NOFOLLOW_LINKS)).as("it starts on boot").isTrue();
    if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
      assertThat(Packages.run(folder, "systemd-analyze", "verify", UNIT.toString())).isEmpty();
    }
    itStartsAsItsUser();

    Files.writeString(SETTINGS, Files.readString(SETTINGS) + "CROSSDOCK_ALARM_MINUTES: 20\n");
    String mine = Files.readString(SETTINGS);
    dpkg("--install", numbered(built, "99.0.0").toString());
    assertThat(installed()).isEqualTo("99.0.0");
    assertThat(SETTINGS).content().isEqualTo(mine);
    itStartsAsItsUser();
    dpkg("--install", built.toString());
    assertThat(installed()).isEqualTo(Packages.version());
    assertThat(SETTINGS).content().isEqualTo(mine);
    assertThat(DATA.resolve("postgres/PG_VERSION")).exists();

    dpkg("--remove", "crossdock");
    assertThat(SETTINGS).exists();
    assertThat(DATA.resolve("postgres/PG_VERSION")).exists();
    dpkg("--purge", "crossdock");
    assertThat(Stream.of(SETTINGS, DATA, UNIT, ON_BOOT, Path.of("/usr/lib/crossdock")))
        .noneMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    assertThat(Files.readString(Path.of("/etc/passwd"))).doesNotContain("crossdock");
  }

  private static Path debianPackage() throws IOException {
    try (var found = Files.newDirectoryStream(Packages.folder(), "crossdock_*.deb")) {
      return found.iterator().next();
    }
  }

  /** There is no other version yet: the same files under another number. */
  private Path numbered(Path built, String version) throws IOException {
    Path files = folder.resolve(version);
    Packages.run(folder, "dpkg-deb", "--raw-extract", built.toString(), files.toString());
    Path control = files.resolve("DEBIAN/control");
    Files.writeString(
        control,
        Files.readString(control).replaceFirst("(?m)^Version: .*$", "Version: " + version));
    Path to = folder.resolve("crossdock_" + version + ".deb");
    Packages.run(
        folder,
        "dpkg-deb",
        "-Znone",
        "--root-owner-group",
        "--build",
        files.toString(),
        to.toString());
    return to;
  }

  private String installed() {
    return Packages.run(folder, "dpkg-query", "--show", "--showformat=${Version}", "crossdock");
  }

  /** As the unit does it; what it writes is in its own folder alone. */
  private void itStartsAsItsUser() throws Exception {
    Path log = folder.resolve("serve.log");
    var builder =
        new ProcessBuilder(
            "setpriv",
            "--reuid=crossdock",
            "--regid=crossdock",
            "--init-groups",
            "--no-new-privs",
            "--bounding-set=-all",
            "/usr/lib/crossdock/crossdock",
            "serve");
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("CROSSDOCK_CONFIG", SETTINGS.toString());
    builder.environment().put("CROSSDOCK_PORT", "0");
    Process serve =
        builder
            .directory(DATA.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      await()
          .atMost(Patience.SOON)
          .until(() -> !serve.isAlive() || read(log).contains("Crossdock is ready: "));
      assertThat(read(log)).contains("Crossdock is ready: ");
      serve.destroy();
      assertThat(serve.waitFor()).isEqualTo(143);
    } finally {
      serve.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seen(Path path) throws IOException {
    var seen = Files.readAttributes(path, PosixFileAttributes.class);
    return seen.owner().getName()
        + " "
        + seen.group().getName()
        + " "
        + PosixFilePermissions.toString(seen.permissions());
  }

  private void dpkg(String... arguments) {
    String[] command =
        Stream.concat(Stream.of("dpkg", "--force-confold"), Stream.of(arguments))
            .toArray(String[]::new);
    Packages.run(folder, command);
  }
}
