package io.crossdock.app.settings;

import io.crossdock.store.server.SecretKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the key of stored secrets comes from: the setting, a file, or a file of Crossdock's own in
 * the data folder, which only its user may read. A backup without that file holds no secrets that
 * anyone could read.
 */
public final class KeyFile {

  private static final String OWN = "crossdock.key";

  private KeyFile() {}

  /**
   * @throws IOException with a message for people, when a file can't be read or holds no key
   */
  public static SecretKeys keys(ServeSettings settings) throws IOException {
    var keys = new ArrayList<byte[]>();
    ServeSettings.Keys given = settings.keys();
    if (given.text().isPresent()) {
      keys.add(decode(given.text().get()).orElseThrow());
    } else if (given.file().isPresent()) {
      keys.add(read(given.file().get()));
    } else {
      keys.add(own(settings.data().resolve(OWN)));
    }
    given.former().flatMap(KeyFile::decode).ifPresent(keys::add);
    return new SecretKeys(keys);
  }

  /** Empty when it is no key. */
  static Optional<byte[]> decode(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      return key.length == SecretKeys.SIZE ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] own(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      var onlyUs =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, onlyUs);
      Files.writeString(file, SecretKeys.fresh());
    } catch (FileAlreadyExistsException e) {
      // made by an earlier start
    }
    return read(file);
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return decode(Files.readString(file))
          .orElseThrow(() ->
              new IOException("CROSSDOCK_KEY_FILE: " + file + " does not hold 32 bytes in Base64"));
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("CROSSDOCK_KEY_FILE: " + file + " does not exist", e);
    }
  }
}
