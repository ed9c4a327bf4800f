package io.crossdock.core.mapping;

import io.crossdock.core.order.EmailAddress;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.text.CleanText;
import io.crossdock.core.plan.text.Cut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what an expression gave into what a field of the org holds. Pure. */
final class FieldValue {

  private static final Set<String> TEXTS =
      Set.of("string", "textarea", "email", "phone", "url", "combobox", "picklist");
  private static final Set<String> NUMBERS = Set.of("double", "currency", "percent", "int", "long");
  private static final Set<String> OTHERS =
      Set.of("boolean", "date", "datetime", "multipicklist", "reference");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

  /** Salesforce's own form, so that what is read back is equal. */
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT);

  private FieldValue() {}

  /** A value or why there is none. */
  sealed interface Result {
    /**
     * @param cut whether a text had to be shortened
     */
    record Ok(Object value, boolean cut) implements Result {}

    /** Salesforce can't hold it, and a part of it would be another value: it is left out. */
    record Unfit(String why) implements Result {}

    record Wrong(String why) implements Result {}

    /** A value that the field's list lacks (any more). */
    record Unlisted(String why) implements Result {}
  }

  static boolean knows(String type) {
    return TEXTS.contains(type) || NUMBERS.contains(type) || OTHERS.contains(type);
  }

  /**
   * @param name the field's
   * @param timeZone the store's: the day of a moment is the day there
   */
  static Result of(Object value, String name, OrgShape.Field field, String timeZone) {
    if (value instanceof Map) {
      return new Result.Wrong("it gives a whole object; name one of its parts");
    }
    try {
      if (NUMBERS.contains(field.type())) {
        return number(value, field);
      }
      return switch (field.type()) {
        case "boolean" -> truth(value);
        case "date" -> new Result.Ok(day(text(value, ";"), timeZone), false);
        case "datetime" -> new Result.Ok(moment(text(value, ";"), timeZone), false);
        case "multipicklist" -> listed(text(value, ";"), name, field, ";");
        case "picklist" -> listed(text(value, "; "), name, field, "");
        case "reference" -> record(text(value, ";"));
        case "email" -> email(text(value, "; "), name, field);
        default -> fitting(text(value, "; "), name, field);
      };
    } catch (DateTimeException e) {
      return new Result.Wrong("\"" + text(value, ";") + "\" is no date or time");
    }
  }

  private static Result number(Object value, OrgShape.Field field) {
    try {
      var number = new BigDecimal(text(value, ";").strip());
      return new Result.Ok(number.setScale(field.scale(), RoundingMode.HALF_UP), false);
    } catch (NumberFormatException e) {
      return new Result.Wrong("\"" + text(value, "; ") + "\" is no number");
    }
  }

  private static Result truth(Object value) {
    return switch (text(value, ";").strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> new Result.Ok(true, false);
      case "false", "no", "0" -> new Result.Ok(false, false);
      default -> new Result.Wrong("\"" + text(value, "; ") + "\" is neither true nor false");
    };
  }

  private static String day(String text, String zone) {
    return DAY.matcher(text).matches()
        ? LocalDate.parse(text).toString()
        : LocalDate.ofInstant(instant(text), ZoneId.of(zone)).toString();
  }

  private static String moment(String text, String zone) {
    Instant at =
        DAY.matcher(text).matches()
            ? LocalDate.parse(text).atStartOfDay(ZoneId.of(zone)).toInstant()
            : instant(text);
    return WIRE.format(at.atOffset(ZoneOffset.UTC));
  }

  /** Magento writes moments as {@code 2026-11-24 23:30:00}, in UTC. */
  private static Instant instant(String text) {
    String iso = text.strip().replaceFirst(" ", "T");
    return iso.length() > 19
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static Result listed(String text, String name, OrgShape.Field field, String separator) {
    List<String> chosen = separator.isEmpty() ? List.of(text) : List.of(text.split(separator));
    var unknown = chosen.stream().filter(one -> !field.values().contains(one)).toList();
    return field.values().isEmpty() || unknown.isEmpty()
        ? fitting(text, name, field)
        : new Result.Unlisted(
            "Salesforce's list has no \"" + String.join("\", \"", unknown) + "\"");
  }

  private static Result record(String text) {
    return RECORD.matcher(text).matches()
        ? new Result.Ok(text, false)
        : new Result.Wrong("\"" + text + "\" is no Salesforce id");
  }

  private static Result email(String text, String name, OrgShape.Field field) {
    var email = EmailAddress.of(text);
    return email.holdable()
        ? fitting(email.text(), name, field)
        : new Result.Unfit(
            "\"" + Cut.shown(text) + "\" is no e-mail address that Salesforce takes");
  }

  /** Prose is cut; half a code, number, address or link would be another one. */
  private static Result fitting(String text, String name, OrgShape.Field field) {
    String stripped = CleanText.of(text).strip();
    int length = field.length();
    if (length <= 0 || stripped.length() <= length) {
      return new Result.Ok(stripped, false);
    }
    return Cut.mayShorten(name, field.type(), stripped)
        ? new Result.Ok(Cut.to(stripped, length), true)
        : new Result.Unfit(
            "\"%s\" has %d characters, Salesforce holds %d"
                .formatted(Cut.shown(stripped), stripped.length(), length));
  }

  /** Whether there is nothing to write. */
  static boolean blank(Object value) {
    return switch (value) {
      case String text -> text.isBlank();
      case List<?> list -> list.stream().allMatch(one -> one == null || blank(one));
      default -> false;
    };
  }

  private static String text(Object value, String separator) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Double number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case List<?> list ->
          list.stream()
              .filter(one -> one != null)
              .map(one -> text(one, separator))
              .collect(Collectors.joining(separator));
      default -> String.valueOf(value);
    };
  }
}
