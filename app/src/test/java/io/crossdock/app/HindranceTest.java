package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.server.PortInUseException;

/** Why it did not start, with what to do instead of a trace of Java. */
class HindranceTest {

  @TempDir Path folder;

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(new PortInUseException(8080), "port 8080 is taken", "CROSSDOCK_PORT"),
        Arguments.of(new BindException("Permission denied"), "port 443", "above 1023"),
        Arguments.of(
            new BindException("Cannot assign requested address"),
            "none of this machine",
            "0.0.0.0"),
        Arguments.of(new BindException("Address already in use"), "port 443 is taken", "Stop"),
        Arguments.of(new AccessDeniedException("/data"), "may not read or write /data", "right"),
        Arguments.of(
            new FileSystemException("/data", null, "Read-only file system"),
            "/data: Read-only file system",
            "CROSSDOCK_DATA"),
        Arguments.of(new SQLException("x", "08001"), "does not answer", "host and port"),
        Arguments.of(new SQLException("x", "28P01"), "user or password", "Correct"),
        Arguments.of(new SQLException("x", "3D000"), "no database of that name", "createdb"));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void whatStandsInTheWayIsNamedWithWhatToDo(Exception cause, String what, String cure) {
    assertThat(Hindrance.of(new IllegalStateException("bean x", cause), "443"))
        .hasValueSatisfying(said -> assertThat(said).contains(what, cure));
  }

  @Test
  void whatNobodyForesawKeepsItsTrace() {
    assertThat(Hindrance.of(new IllegalStateException("odd"), "443")).isEmpty();
  }

  @Test
  void aDataFolderThatIsAFileIsToldAsThat() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "");
    assertThat(refused(Map.of("CROSSDOCK_DATA", file.toString())))
        .hasValueSatisfying(
            said -> assertThat(said).contains(file + " is a file where a folder is needed"));
  }

  @Test
  void aPortThatIsInUseIsTold() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      var said =
          refused(
              Map.of("CROSSDOCK_PORT", port, "CROSSDOCK_DATA", folder.resolve("data").toString()));
      assertThat(said)
          .hasValueSatisfying(s -> assertThat(s).contains("port " + port + " is taken"));
    }
  }

  private static Optional<String> refused(Map<String, String> settings) {
    try (var started = Crossdock.start(settings)) {
      return Optional.of("started at " + started.url());
    } catch (IOException | RuntimeException e) {
      return Hindrance.of(e, settings.getOrDefault("CROSSDOCK_PORT", "8080"));
    }
  }
}
