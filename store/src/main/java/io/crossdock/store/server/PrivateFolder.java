package io.crossdock.store.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that only Crossdock's own user may enter. */
public final class PrivateFolder {

  private PrivateFolder() {}

  /**
   * Makes it unless it is there, and shuts it to all others. Where there are no POSIX permissions
   * it has those of its parent.
   *
   * @throws UncheckedIOException with a message for people
   */
  public static Path at(Path folder) {
    try {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + folder + " can't be made for Crossdock alone: " + e.getMessage(), e);
    }
  }
}
