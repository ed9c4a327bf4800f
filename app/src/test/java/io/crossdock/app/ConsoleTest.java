package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {

  @TempDir Path data;

  @Test
  void keptSignInsAreInAFolderThatOnlyCrossdocksUserMayEnterAlsoIfItWasOpenBefore()
      throws IOException {
    Path sessions = Files.createDirectory(data.resolve("sessions"));
    Files.setPosixFilePermissions(sessions, PosixFilePermissions.fromString("rwxrwxrwx"));

    Console.onlyForUs(sessions);
    Path fresh = Console.onlyForUs(data.resolve("new/sessions"));

    for (Path folder : new Path[] {sessions, fresh}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }
}
