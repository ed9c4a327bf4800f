package io.crossdock.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileIT {

  @TempDir Path folder;

  @Test
  void everyValueIsTheTextThatWasWritten() throws IOException {
    Path file =
        written(
            """
            # a comment
            CROSSDOCK_START_DATE: 2026-01-31
            CROSSDOCK_ADMIN_PASSWORD: 0123
            CROSSDOCK_API_TOKEN: yes
            CROSSDOCK_WEBHOOK_SECRET: "1e3: #quoted"
            CROSSDOCK_PORT: 8080
            CROSSDOCK_SHOP_TIME_ZONE:
            """);
    assertThat(SettingsFile.read(file, Map.of()))
        .containsEntry("CROSSDOCK_START_DATE", "2026-01-31")
        .containsEntry("CROSSDOCK_ADMIN_PASSWORD", "0123")
        .containsEntry("CROSSDOCK_API_TOKEN", "yes")
        .containsEntry("CROSSDOCK_WEBHOOK_SECRET", "1e3: #quoted")
        .containsEntry("CROSSDOCK_PORT", "8080");
  }

  @Test
  void theEnvironmentWins() throws IOException {
    Path file = written("CROSSDOCK_PORT: 8080\nCROSSDOCK_DATA: here\n");
    assertThat(SettingsFile.read(file, Map.of("CROSSDOCK_PORT", "9090")))
        .containsEntry("CROSSDOCK_PORT", "9090")
        .containsEntry("CROSSDOCK_DATA", "here");
  }

  @Test
  void withoutAFileTheEnvironmentIsAll() throws IOException {
    assertThat(SettingsFile.read(folder.resolve("none.yaml"), Map.of("A", "b")))
        .isEqualTo(Map.of("A", "b"));
  }

  @Test
  void aFileOfNothingButCommentsSaysNothing() throws IOException {
    Path file = written("# CROSSDOCK_PORT: 8080\n");
    assertThat(SettingsFile.read(file, Map.of("A", "b"))).isEqualTo(Map.of("A", "b"));
  }

  @Test
  void whatIsNoListOfKeysIsRefusedWithTheFilesName() throws IOException {
    Path list = written("- CROSSDOCK_PORT\n");
    assertThatThrownBy(() -> SettingsFile.read(list, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("crossdock.yaml")
        .hasMessageContaining("CROSSDOCK_KEY: value");
    Path broken = written("CROSSDOCK_PORT: [8080\n");
    assertThatThrownBy(() -> SettingsFile.read(broken, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not valid YAML");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("crossdock.yaml"), text);
  }
}
