package io.crossdock.app;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why the program could not start, for whoever started it: what stands in the way, and what to do.
 * Pure.
 */
final class Hindrance {

  private Hindrance() {}

  /**
   * Empty where nobody foresaw it.
   *
   * @param port that the console was to listen on
   */
  static Optional<String> of(Throwable e, String port) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .flatMap(cause -> named(cause, port).stream())
        .findFirst();
  }

  private static Optional<String> named(Throwable cause, String port) {
    return switch (cause) {
      case PortInUseException e -> Optional.of(taken(String.valueOf(e.getPort())));
      case BindException e -> Optional.of(unbound(e, port));
      case FileSystemException e -> Optional.of(file(e));
      case SQLException e -> database(e);
      default -> Optional.empty();
    };
  }

  private static String taken(String port) {
    return "port "
        + port
        + " is taken by another program, perhaps a Crossdock that still runs. Stop that one, or"
        + " set CROSSDOCK_PORT to a free port.";
  }

  private static String unbound(BindException e, String port) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("permission denied")) {
      return "this user may not listen on port "
          + port
          + ". Set CROSSDOCK_PORT to one above 1023, such as 8080.";
    }
    return said.contains("cannot assign")
        ? "the address of CROSSDOCK_BIND is none of this machine. Give one of its own, or 0.0.0.0"
            + " for all."
        : taken(port);
  }

  private static String file(FileSystemException e) {
    String file = e.getFile();
    return switch (e) {
      case FileAlreadyExistsException _, NotDirectoryException _ ->
          file
              + " is a file where a folder is needed. Move it away, or name another folder in"
              + " CROSSDOCK_DATA.";
      case AccessDeniedException _ ->
          "this user may not read or write "
              + file
              + ". Give it that right, or name another folder in CROSSDOCK_DATA.";
      case NoSuchFileException _ -> file + " does not exist.";
      default -> {
        String why = Objects.requireNonNullElse(e.getReason(), "it can't be used");
        yield file + ": " + why + ". Mend that, or name another folder in CROSSDOCK_DATA.";
      }
    };
  }

  private static Optional<String> database(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "08001", "08004", "08006" ->
          Optional.of(
              "the database of CROSSDOCK_DATABASE_URL does not answer. Check host and port there,"
                  + " and that PostgreSQL runs.");
      case "28000", "28P01" ->
          Optional.of(
              "the database refuses the user or password of CROSSDOCK_DATABASE_URL. Correct them"
                  + " there.");
      case "3D000" ->
          Optional.of(
              "the server of CROSSDOCK_DATABASE_URL has no database of that name. Make it"
                  + " (createdb), or correct the name.");
      case "42501" ->
          Optional.of(
              "the user of CROSSDOCK_DATABASE_URL may not make tables in that database. Make it the"
                  + " database's owner.");
      case "53100" -> Optional.of("the database's disk is full. Free some space.");
      case "53300" ->
          Optional.of(
              "the database takes no more connections. Raise its max_connections, or end others.");
      default -> Optional.empty();
    };
  }
}
