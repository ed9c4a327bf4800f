package io.crossdock.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines, so that a simulator's data outlives its process. One line is
 * one committed change: a line cut by a crash never committed and is ignored at the next start.
 * Thread-safe. What was appended survives the death of the process, not of the machine.
 */
public final class Journal implements AutoCloseable {

  private final java.nio.channels.FileChannel file;

  /** Opens the journal and hands every committed line to {@code replay}, oldest first. */
  public Journal(Path path, Consumer<Map<String, Object>> replay) throws IOException {
    long committed = 0;
    if (Files.exists(path)) {
      byte[] all = Files.readAllBytes(path);
      int start = 0;
      for (int i = 0; i < all.length; i++) {
        if (all[i] == '\n') {
          replay.accept(line(java.util.Arrays.copyOfRange(all, start, i)));
          start = i + 1;
        }
      }
      committed = start;
    } else {
      Files.createDirectories(path.toAbsolutePath().getParent());
    }
    this.file =
        java.nio.channels.FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(committed);
    file.position(committed);
  }

  public synchronized void append(Map<String, Object> change) {
    try {
      var line =
          java.nio.ByteBuffer.wrap((Json.text(change) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static Map<String, Object> line(byte[] json) {
    try {
      return Json.object(json);
    } catch (Json.MalformedJson e) {
      throw new IllegalStateException("the sandbox journal is damaged: " + e.getMessage(), e);
    }
  }
}
