package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a client sent into what a field holds, or refuses it as the org does. */
final class Values {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** No dot first, last or beside another; a domain of two labels at least; ASCII; no quotes. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*");

  private Values() {}

  /** The API's spelling of a moment, to the second. */
  static String dateTime(Instant instant) {
    return DATE_TIME.format(Instant.ofEpochSecond(instant.getEpochSecond()));
  }

  /** The API's spelling of a moment, to the millisecond. */
  static String exact(Instant instant) {
    return DATE_TIME.format(instant);
  }

  /** The API's spelling of an ISO-8601 moment with any offset. */
  static String dateTime(String text) {
    String colon = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    return dateTime(OffsetDateTime.parse(colon).toInstant());
  }

  /** The value to store; null clears the field. */
  static @Nullable Object read(Field field, @Nullable Object sent) {
    if (sent == null || sent.equals("")) {
      return null;
    }
    return switch (field.type()) {
      case "currency", "double" -> number(field, sent);
      case "boolean" -> flag(field, sent);
      case "date" -> date(field, text(field, sent));
      case "datetime" -> moment(field, text(field, sent));
      case "reference", "id" -> id(field, text(field, sent));
      case "picklist" -> picklist(field, text(field, sent));
      case "email" -> email(field, fitting(field, text(field, sent)));
      case "base64" -> base64(field, text(field, sent));
      case "string" -> trimmed(field, text(field, sent));
      default -> fitting(field, text(field, sent));
    };
  }

  private static BigDecimal number(Field field, Object sent) {
    BigDecimal value;
    try {
      value = new BigDecimal(String.valueOf(sent)).setScale(field.scale(), RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      throw cannotRead(field, sent, e);
    }
    if (value.precision() - value.scale() > field.precision() - field.scale()) {
      throw Refusal.data(
          "NUMBER_OUTSIDE_VALID_RANGE",
          field.label() + ": value outside of valid range on numeric field: " + sent,
          field.name());
    }
    return value;
  }

  private static String text(Field field, Object sent) {
    if (sent instanceof String s) {
      return s;
    }
    throw cannotRead(field, sent, null);
  }

  private static Boolean flag(Field field, Object sent) {
    if (sent instanceof Boolean b) {
      return b;
    }
    throw cannotRead(field, sent, null);
  }

  /** Blanks around a text are not kept. */
  private static @Nullable String trimmed(Field field, String text) {
    String fit = fitting(field, text.strip());
    return fit.isEmpty() ? null : fit;
  }

  private static String fitting(Field field, String text) {
    if (field.length() > 0 && text.length() > field.length()) {
      throw Refusal.data(
          "STRING_TOO_LONG",
          field.label()
              + ": data value too large: "
              + text
              + " (max length="
              + field.length()
              + ")",
          field.name());
    }
    return text;
  }

  private static String date(Field field, String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      throw cannotRead(field, text, e);
    }
  }

  private static String moment(Field field, String text) {
    try {
      return dateTime(text);
    } catch (DateTimeException e) {
      throw cannotRead(field, text, e);
    }
  }

  private static String id(Field field, String text) {
    return Ids.canonical(text)
        .orElseThrow(() ->
            Refusal.data(
                "MALFORMED_ID",
                field.label() + ": id value of incorrect type: " + text,
                field.name()));
  }

  private static String picklist(Field field, String text) {
    if (!field.listed()) {
      return text; // rules of their own check it
    }
    return field.values().stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() ->
            Refusal.data(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                field.label() + ": bad value for restricted picklist field: " + text,
                field.name()));
  }

  private static String email(Field field, String text) {
    if (!EMAIL.matcher(text).matches()) {
      throw Refusal.data(
          "INVALID_EMAIL_ADDRESS",
          field.label() + ": invalid email address: " + text,
          field.name());
    }
    return text;
  }

  private static String base64(Field field, String text) {
    try {
      Base64.getDecoder().decode(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw cannotRead(field, text, e);
    }
  }

  private static Refusal cannotRead(Field field, Object sent, @Nullable Throwable cause) {
    Refusal refusal =
        Refusal.data(
            "JSON_PARSER_ERROR",
            "Cannot deserialize instance of "
                + field.type()
                + " from value "
                + sent
                + " or request may be missing a required field",
            field.name());
    refusal.initCause(cause);
    return refusal;
  }
}
