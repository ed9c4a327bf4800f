package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./crossdock} called wrongly, and from another folder. */
@Tag("installed")
class LauncherIT {

  private static final List<Path> SCRIPTS =
      Stream.of(
              "crossdock",
              "package/crossdock",
              "package/launch.sh",
              "package/rehearse.sh",
              "package/build.sh",
              "package/compare",
              "package/debian/crossdock",
              "package/debian/postinst",
              "package/debian/prerm",
              "package/debian/postrm",
              "magento-module/Test/run",
              ".ci/run")
          .map(Path::of)
          .toList();

  private static final Pattern NOT_ON_A_MAC =
      Pattern.compile(
          "wait -n|(declare|local|typeset) -[Agn]|\\bflock\\b|readlink"
              + " -[ef]|BASHPID|mapfile|readarray|compgen|coproc|&>>|\\|&|\\$\\{[a-z_]+(,,|\\^\\^|@)|find"
              + " .*-(quit|printf)|sed -i|stat -c|date -d|xargs -r|grep"
              + " -P|realpath|EPOCHSECONDS|touch .*-d");

  @TempDir Path folder;

  /** How a call ended, and all it said. */
  record Ended(int code, String said) {}

  private static final Path QUICK_START = Demo.HOME.resolve("app/target/quick-start.aot");

  /** An empty file stands for a rehearsal that is not repeated: only one test waits for one. */
  @BeforeAll
  static void builtAndNotRehearsed() throws IOException {
    Demo.builtJustNow();
    Files.write(QUICK_START, new byte[0]);
    Files.copy(
        Path.of(System.getProperty("java.home"), "release"),
        QUICK_START.resolveSibling("quick-start.aot.jdk"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @AfterAll
  static void toBeRehearsed() throws IOException {
    Files.deleteIfExists(QUICK_START);
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, there is no command \"nonsense\"",
    "siege --long, takes no options",
    "chaos --sed 3, unknown option \"--sed\"",
    "chaos --minutes, --minutes needs a number",
    "chaos --minutes x, \"x\" is no number",
    "chaos --seed 1.5, \"1.5\" is no whole number"
  })
  void aWrongCallIsNamed(String arguments, String said) throws Exception {
    Ended ended = crossdock(arguments.split(" "));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).contains(said);
  }

  @Test
  void helpNamesEveryCommand() throws Exception {
    assertThat(crossdock("help").said())
        .contains(
            "demo", "serve", "doctor", "sandbox", "version", "package", "test", "module", "bench",
            "siege", "chaos");
    assertThat(crossdock("version").said()).isEqualTo("Crossdock " + Packages.version() + "\n");
  }

  @Test
  void everyScriptPassesShellCheck() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/shellcheck")))
        .as("ShellCheck, which ./crossdock test installs")
        .isTrue();
    var command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
    SCRIPTS.forEach(script -> command.add(script.toString()));
    assertThat(Packages.run(Demo.HOME, command.toArray(String[]::new))).isEmpty();
  }

  /**
   * macOS has bash 3.2 and no GNU tools: it can't be run here, so its known traps are looked for.
   */
  @Test
  void whatRunsOnAMacUsesNothingThatItsBashOrToolsLack() throws Exception {
    for (Path script : SCRIPTS) {
      assertThat(
              Files.readAllLines(Demo.HOME.resolve(script)).stream()
                  .filter(l -> !l.strip().startsWith("#")))
          .as("%s", script)
          .noneMatch(line -> NOT_ON_A_MAC.matcher(line).find());
    }
  }

  @Test
  void serveNamesEveryMissingSettingTogetherByItsKey() throws Exception {
    Files.writeString(folder.resolve("crossdock.yaml"), "CROSSDOCK_SHOP_TIME_ZONE: Asia/Tokyo\n");
    Ended ended = crossdock("serve");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said())
        .contains("CROSSDOCK_SHOP_URL", "CROSSDOCK_SHOP_TOKEN", "CROSSDOCK_ORG_URL")
        .contains("CROSSDOCK_ORG_CLIENT_ID", "CROSSDOCK_ORG_CLIENT_SECRET");
  }

  @Test
  void serveReadsItsFileInTheFolderItIsCalledFrom() throws Exception {
    Files.writeString(
        folder.resolve("crossdock.yaml"),
        "CROSSDOCK_SHOP_URL: http://shop.example\nCROSSDOCK_START_DATE: some day\n");
    Ended ended = crossdock("serve");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("https://shop.example", "\"some day\"", "CROSSDOCK_ORG_URL");
  }

  @Test
  void theFirstServePreparesAQuickStartWithoutItsSettingsAndTheNextHasIt() throws Exception {
    Files.deleteIfExists(QUICK_START);
    Files.writeString(folder.resolve("crossdock.yaml"), "CROSSDOCK_START_DATE: some day\n");
    assertThat(crossdock("serve").said()).contains("Preparing a quick start", "\"some day\"");
    assertThat(Files.size(QUICK_START)).isGreaterThan(10_000_000);
    try (var left = Files.newDirectoryStream(QUICK_START.getParent(), "rehearsal.*")) {
      assertThat(left).isEmpty();
    }
    assertThat(crossdock("serve").said()).doesNotContain("quick start").contains("\"some day\"");
    Files.writeString(QUICK_START, "no cache");
    assertThat(crossdock("serve").said()).doesNotContain("aot").contains("\"some day\"");
  }

  private Ended crossdock(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(Demo.HOME.resolve("crossdock").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("CROSSDOCK_"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
