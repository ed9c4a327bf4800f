package io.crossdock.sandbox.shop;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the shop writes them: UTC, whole seconds, without a zone mark. */
final class ShopTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private ShopTime() {}

  static String text(Instant time) {
    return FORMAT.format(time.atOffset(ZoneOffset.UTC));
  }

  static Instant read(String text) {
    return LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
  }
}
