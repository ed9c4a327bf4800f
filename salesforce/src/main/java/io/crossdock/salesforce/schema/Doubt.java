package io.crossdock.salesforce.schema;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the org answers, in its own words, where its shape is not the one an order was planned by;
 * what it answers for the order's own sake too.
 */
public enum Doubt {
  INVALID_FIELD,
  INVALID_FIELD_FOR_INSERT_UPDATE,
  INVALID_TYPE,
  INVALID_STATUS,
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST,
  FIELD_INTEGRITY_EXCEPTION,
  FIELD_NOT_UPDATABLE,
  INSUFFICIENT_ACCESS_OR_READONLY,
  NOT_FOUND,
  NUMBER_OUTSIDE_VALID_RANGE,
  REQUIRED_FIELD_MISSING,
  STRING_TOO_LONG;

  /** Whether a refusal with this code may come of a changed shape. */
  public static boolean raised(String code) {
    return codes().anyMatch(code::equals);
  }

  static Stream<String> codes() {
    return Arrays.stream(values()).map(Doubt::name);
  }
}
