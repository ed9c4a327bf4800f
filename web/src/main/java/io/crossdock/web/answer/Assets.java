package io.crossdock.web.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/** The console's own files, each at an address that changes with it: browsers may keep them. */
public final class Assets {

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Assets() {}

  /**
   * @param name of a file in {@code static/assets}
   */
  public static String at(String name) {
    return KNOWN.computeIfAbsent(name, file -> "/assets/" + file + "?v=" + version(file));
  }

  private static String version(String file) {
    try (InputStream in =
        Objects.requireNonNull(Assets.class.getResourceAsStream("/static/assets/" + file), file)) {
      var sum = new CRC32C();
      sum.update(in.readAllBytes());
      return HexFormat.of().toHexDigits((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
