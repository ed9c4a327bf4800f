package io.crossdock.store.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The embedded PostgreSQL asks for a password, though initdb makes one that trusts everybody on
 * this machine. The password is made once and kept beside the data, readable by its owner only. A
 * crash in between is made up for at the next start.
 */
final class DatabasePassword {

  private static final String RULES =
      """
      # Written by Crossdock: everybody proves themselves.
      local all all              scram-sha-256
      host  all all 127.0.0.1/32 scram-sha-256
      host  all all ::1/128      scram-sha-256
      """;

  private final String password;

  private DatabasePassword(String password) {
    this.password = password;
  }

  static DatabasePassword of(Path home) throws IOException {
    Path file = home.resolve("postgres-password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      writeWhole(file, HexFormat.of().formatHex(random));
    }
    return new DatabasePassword(Files.readString(file).strip());
  }

  String text() {
    return password;
  }

  /** Does nothing where it is asked for already. */
  void demand(EmbeddedPostgres server, Path data) throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(RULES)) {
      return;
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER USER postgres PASSWORD '" + password + "'"); // hex, ours
      writeWhole(rules, RULES);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("the embedded PostgreSQL did not take a password", e);
    }
  }

  /** All or nothing, for the owner only. */
  private static void writeWhole(Path file, String text) throws IOException {
    Path next =
        Files.createTempFile(
            file.getParent(), file.getFileName().toString(), ".new", ownersOnly(file));
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
