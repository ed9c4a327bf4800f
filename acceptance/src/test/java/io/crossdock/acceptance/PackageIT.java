package io.crossdock.acceptance;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./crossdock package} makes; {@link DemoIT} runs the archive. */
@Tag("installed")
class PackageIT {

  private static final long LARGEST = 120_000_000;
  private static final String PART_OF_OBJECT = ".*\\.(field|listView)-meta\\.xml";
  private static final Path CONTAINER = Demo.HOME.resolve("package/container");

  @Test
  void theArchiveIsSmallAndTheSumsAreThoseOfTheFiles() throws IOException {
    assertThat(Files.size(Packages.archive())).isLessThan(LARGEST);
    assertThat(Packages.run(Packages.folder(), "sha256sum", "--check", "--strict", "SHA256SUMS"))
        .contains(".tar.gz: OK", "magento-module", "salesforce-package", "sbom.json: OK");
  }

  /** So the same sources make the same bytes, the quick start left aside. */
  @Test
  void nothingInItTellsWhenOrByWhomItWasBuilt(@TempDir Path folder) throws IOException {
    Instant built = built();
    String told =
        "\\S+ 0/0 +\\d+ "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(built.atZone(UTC))
            + " .*";
    String list =
        Packages.run(folder, "env", "TZ=UTC", "tar", "-tvzf", Packages.archive().toString());
    assertThat(list.lines()).allMatch(line -> line.matches(told));
    try (var jars =
        Files.newDirectoryStream(Packages.unpacked(folder).resolve("lib"), "crossdock-*.jar")) {
      for (Path jar : jars) {
        try (var file = new ZipFile(jar.toFile())) {
          assertThat(file.stream())
              .as("%s", jar)
              .allMatch(entry -> entry.getTimeLocal().toInstant(UTC).equals(built));
        }
      }
    }
  }

  @Test
  void nothingBesideTheArchiveTellsItEither(@TempDir Path folder) throws IOException {
    try (var zips = Files.newDirectoryStream(Packages.folder(), "*.zip")) {
      for (Path zip : zips) {
        try (var file = new ZipFile(zip.toFile())) {
          assertThat(file.stream().map(entry -> entry.getTimeLocal().toLocalDate()))
              .as("%s", zip)
              .containsOnly(LocalDate.of(2000, 1, 1));
        }
      }
    }
    JsonNode bill = bill();
    assertThat(bill.at("/metadata/timestamp").asString("")).isEmpty();
    assertThat(UUID.fromString(bill.path("serialNumber").asString().replace("urn:uuid:", "")))
        .as("made of the name and version, by no chance")
        .extracting(UUID::version)
        .isEqualTo(3);
    if (Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))) {
      try (var debs = Files.newDirectoryStream(Packages.folder(), "*.deb")) {
        String list =
            Packages.run(
                folder, "env", "TZ=UTC", "dpkg-deb", "-c", debs.iterator().next().toString());
        String day = LocalDate.ofInstant(built(), UTC).toString();
        assertThat(list.lines())
            .allMatch(line -> line.matches("\\S+ root/root +\\d+ " + day + " 00:00 .*"));
      }
    }
  }

  @Test
  void twoBuildsAreComparedFileByFileAndOnlyTheQuickStartMayDiffer(@TempDir Path folder)
      throws IOException {
    Path first = build(folder.resolve("first"), "one", "quick");
    assertThat(compared(folder, first, build(folder.resolve("again"), "one", "quicker")))
        .contains("The same, the quick start left aside");
    assertThat(compared(folder, first, build(folder.resolve("other"), "two", "quick")))
        .contains("./lib/some.jar", "Not the same");
  }

  private static Path build(Path folder, String jar, String quickStart) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(lib.resolve("some.jar"), jar);
    Files.writeString(lib.resolve("quick-start.aot"), quickStart);
    Packages.run(folder, "touch", "-t", "202611240000", "lib", "lib/some.jar");
    Path made = Files.createDirectories(folder.resolve("package"));
    Packages.run(folder, "tar", "--sort=name", "-czf", made.resolve("x.tar.gz").toString(), "lib");
    Files.writeString(made.resolve("SHA256SUMS"), quickStart);
    Files.writeString(made.resolve("bill.json"), "{}");
    return made;
  }

  private static String compared(Path from, Path first, Path second) {
    String script = Demo.HOME.resolve("package/compare").toString();
    String call = "%s %s %s || true".formatted(script, first, second);
    return Packages.run(from, "bash", "-c", call);
  }

  private static JsonNode bill() throws IOException {
    Path bill = Packages.folder().resolve("crossdock-" + Packages.version() + "-sbom.json");
    return JsonMapper.shared().readTree(Files.readString(bill));
  }

  private static Instant built() throws IOException {
    return Pattern.compile("<project.build.outputTimestamp>(.*)</")
        .matcher(Files.readString(Demo.HOME.resolve("pom.xml")))
        .results()
        .map(found -> Instant.parse(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itsJavaHasEveryModuleThatALibraryNeedsAndItsQuickStartFitsWhereverItIsPut(
      @TempDir Path folder) throws IOException {
    Path crossdock = Packages.unpacked(folder);
    String java = crossdock.resolve("runtime/bin/java").toString();
    var jars = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(crossdock.resolve("lib"), "*.jar")) {
      files.forEach(jar -> jars.add(jar.toString()));
    }
    assertThat(modules(java)).containsAll(needed(jars));
    String log =
        Packages.run(
            folder,
            java,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:AOTCache=" + crossdock.resolve("lib/quick-start.aot"),
            "-Xlog:aot=info",
            "-Xlog:class+path=info",
            "-cp",
            String.join(":", jars),
            "-version");
    assertThat(log)
        .contains("Longest common prefix substitution in boot/app classpath matching: yes");
    assertThat(log).contains("Mapped static  region #0").doesNotContain("[warning]", "[error]");
  }

  private static List<String> modules(String java) {
    return Packages.run(Demo.HOME, java, "--list-modules")
        .lines()
        .map(line -> line.replaceFirst("@.*", ""))
        .toList();
  }

  /** By jdeps; what only a name leads to is listed in package/build.sh, and DemoIT runs it. */
  private static List<String> needed(Set<String> jars) {
    var command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin/jdeps").toString(),
            "-q",
            "--ignore-missing-deps",
            "--multi-release",
            "25",
            "--print-module-deps");
    var programs = jars.stream().filter(jar -> !jar.contains("postgres-binaries"));
    String told = Packages.run(Demo.HOME, Stream.concat(command, programs).toArray(String[]::new));
    return List.of(told.strip().split(",", -1));
  }

  @Test
  void everyLibraryInTheArchiveIsListedWithItsLicence(@TempDir Path folder) throws IOException {
    Path crossdock = Packages.unpacked(folder);
    String list = Files.readString(crossdock.resolve("licences/THIRD-PARTY.txt"));
    try (var jars = Files.newDirectoryStream(crossdock.resolve("lib"), "[!c]*.jar")) {
      for (Path jar : jars) {
        String name = jar.getFileName().toString().replaceFirst("-[0-9][^/]*\\.jar$", "");
        assertThat(list).containsPattern(":" + Pattern.quote(name) + " [^ ]+  [A-Z0-9]");
      }
    }
    assertThat(crossdock.resolve("licences/postgresql.txt"))
        .content()
        .contains("PostgreSQL Global Development Group", "libxml2", "OpenSSL License");
    for (String text : List.of("LICENSE", "icu.md", "zlib.md")) {
      assertThat(crossdock.resolve("runtime/legal/java.base/" + text)).exists();
    }
    assertThat(bill().path("bomFormat").asString()).isEqualTo("CycloneDX");
  }

  @Test
  void theSalesforcePackageHasEveryObjectAndFieldInTheFormOfTheMetadataApi() throws Exception {
    Path source = Demo.HOME.resolve("salesforce-package/force-app/main/default/objects");
    Path zip =
        Packages.folder().resolve("crossdock-salesforce-package-" + Packages.version() + ".zip");
    try (var file = new ZipFile(zip.toFile())) {
      String list = text(file, "package.xml");
      assertThat(list).contains("<members>Crossdock</members>", "<name>PermissionSet</name>");
      assertThat(text(file, "permissionsets/Crossdock.permissionset")).contains("<PermissionSet");
      var entries = new TreeSet<String>();
      for (Path object : folders(source)) {
        String name = object.getFileName().toString();
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var entry = file.getEntry("objects/" + name + ".object");
        var document = builder.parse(file.getInputStream(entry)).getDocumentElement();
        assertThat(document.getTagName()).isEqualTo("CustomObject");
        assertThat(document.getElementsByTagName("nameField").getLength())
            .isEqualTo(name.endsWith("__c") ? 1 : 0);
        var names = document.getElementsByTagName("fullName");
        for (int i = 0; i < names.getLength(); i++) {
          assertThat(names.item(i).getParentNode().getNodeName()).isIn("fields", "listViews");
          entries.add(name + "." + names.item(i).getTextContent());
        }
      }
      assertThat(members(list)).containsAll(entries);
      try (Stream<Path> files = Files.walk(source)) {
        assertThat(entries)
            .hasSize((int) files.filter(f -> f.toString().matches(PART_OF_OBJECT)).count());
      }
      for (String layout : members(list).stream().filter(m -> m.contains("-")).toList()) {
        assertThat(text(file, "layouts/" + layout + ".layout")).contains("<Layout");
      }
      assertThat(text(file, "tabs/Magento_Shipment__c.tab")).contains("<CustomTab");
    }
  }

  private static List<Path> folders(Path source) throws IOException {
    try (Stream<Path> folders = Files.list(source)) {
      return folders.sorted().toList();
    }
  }

  private static String text(ZipFile file, String name) throws IOException {
    ZipEntry entry = file.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> members(String list) {
    return Pattern.compile("<members>(.*)</members>")
        .matcher(list)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** No engine is there to build it: only what can be read from it is checked. */
  @Test
  void theContainerRunsAsNobodyTellsItsHealthAndKeepsItsDataInAVolume() throws IOException {
    String file = Files.readString(CONTAINER.resolve("Containerfile"));
    assertThat(file)
        .containsPattern("(?m)^USER [1-9][0-9]*:[1-9][0-9]*$")
        .containsPattern("(?m)^HEALTHCHECK .*\"crossdock\", \"health\"")
        .contains("VOLUME /var/lib/crossdock")
        .doesNotContain(":latest");
    assertThat(file.lines().filter(line -> line.startsWith("FROM")))
        .allMatch(line -> line.contains("debian:"));
    Map<String, Map<String, Object>> services = services();
    assertThat(services.keySet())
        .containsExactlyInAnyOrder("crossdock-1", "crossdock-2", "database", "proxy");
    for (String instance : List.of("crossdock-1", "crossdock-2")) {
      assertThat(services.get(instance))
          .containsEntry("read_only", true)
          .containsEntry("cap_drop", List.of("ALL"));
    }
    assertThat(CONTAINER.resolve("proxy.conf")).content().contains("crossdock-1", "crossdock-2");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() throws IOException {
    Map<String, Object> compose =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(CONTAINER.resolve("compose.yaml")));
    return (Map<String, Map<String, Object>>) requireNonNull(compose.get("services"));
  }

  @Test
  void theSettingsFileThatIsInstalledHasEverySettingAsAComment(@TempDir Path folder)
      throws IOException {
    var keys =
        Pattern.compile("(?m)^\\| (`CROSSDOCK_[^|]*)\\|")
            .matcher(Files.readString(Demo.HOME.resolve("docs/settings.md")))
            .results()
            .flatMap(row -> Pattern.compile("CROSSDOCK_[A-Z_]+").matcher(row.group(1)).results())
            .map(MatchResult::group)
            .toList();
    String file = Files.readString(Packages.unpacked(folder).resolve("crossdock.yaml"));
    assertThat(keys)
        .hasSizeGreaterThan(30)
        .allSatisfy(key -> assertThat(file).contains("\n#" + key + ":"));
  }
}
