package io.crossdock.store.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the embedded PostgreSQL's programs are. Started from the sources they are packed in a jar,
 * and each data folder has them unpacked once: three seconds of a start, and 60 MB. What is
 * installed has them unpacked.
 */
final class PostgresPrograms {

  /** A folder with {@code bin}, {@code lib} and {@code share}; the launcher tells it. */
  private static final String INSTALLED = "crossdock.postgres";

  /** A folder where all of one build unpack them together; the tests tell it. */
  private static final String SHARED = "crossdock.postgres.shared";

  /** What the library takes for a sign that all is unpacked; it must be younger than all else. */
  private static final String UNPACKED = ".exists";

  private static final FileTime YOUNGEST = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));

  private PostgresPrograms() {}

  /** The builder, told where they are for the database of that folder. */
  static EmbeddedPostgres.Builder named(EmbeddedPostgres.Builder builder, Path home)
      throws IOException {
    Optional<Path> shared = folder(SHARED);
    if (shared.isPresent()) {
      return builder.setOverrideWorkingDirectory(shared.get().toFile());
    }
    // The library lets everybody write where it unpacks the programs that we then run.
    Path unpacked = PrivateFolder.at(home.resolve("postgres-binaries")).resolve("unpacked");
    builder.setOverrideWorkingDirectory(unpacked.toFile());
    Optional<Path> installed = folder(INSTALLED);
    return installed.isPresent() ? linked(builder, unpacked, installed.get()) : builder;
  }

  private static Optional<Path> folder(String property) {
    return Optional.ofNullable(System.getProperty(property))
        .map(name -> Path.of(name).toAbsolutePath());
  }

  /**
   * The library names what it unpacked after the archive's bytes: here the path stands for them.
   */
  private static EmbeddedPostgres.Builder linked(
      EmbeddedPostgres.Builder builder, Path unpacked, Path installed) throws IOException {
    byte[] name = installed.toString().getBytes(StandardCharsets.UTF_8);
    Path links = Files.createDirectories(unpacked.resolve("PG-" + md5(name)));
    for (String part : List.of("bin", "lib", "share")) {
      Path link = links.resolve(part);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, installed.resolve(part));
    }
    Path sign = links.resolve(UNPACKED);
    Files.write(sign, new byte[0]);
    Files.setLastModifiedTime(sign, YOUNGEST);
    return builder.setPgBinaryResolver((system, machine) -> new ByteArrayInputStream(name));
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
