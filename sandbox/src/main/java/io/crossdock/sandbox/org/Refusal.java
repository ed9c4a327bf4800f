package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The org says no, in the API's own words. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final String ROLLED_BACK =
      "The transaction was rolled back since another operation in the same transaction failed.";

  private final int status;
  private final String code;
  private final transient List<String> fields;
  private final transient Map<String, Object> more;

  Refusal(int status, String code, String message, List<String> fields, Map<String, Object> more) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.more = more;
  }

  Refusal(int status, String code, String message) {
    this(status, code, message, List.of(), Map.of());
  }

  /** Bad data: 400. */
  static Refusal data(String code, String message, String... fields) {
    return new Refusal(400, code, message, List.of(fields), Map.of());
  }

  static Refusal missing(List<String> fields) {
    return new Refusal(
        400, "REQUIRED_FIELD_MISSING", "Required fields are missing: " + fields, fields, Map.of());
  }

  static Refusal readOnly(String field) {
    return data(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: "
            + field
            + ". Please check the security settings of this field and verify that it is"
            + " read/write for your profile or permission set.",
        field);
  }

  static Refusal notFound() {
    return new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
  }

  /** An address whose last part is neither an id nor an external id field. */
  static Refusal noKey(String name) {
    return new Refusal(
        404,
        "NOT_FOUND",
        "Provided external ID field does not exist or is not accessible: " + name);
  }

  static Refusal notAllowed(String method) {
    return new Refusal(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + method + "' not allowed.");
  }

  static Refusal halted(String why) {
    return new Refusal(400, "PROCESSING_HALTED", why);
  }

  int status() {
    return status;
  }

  /** The body of a single answer. */
  List<Object> body() {
    var error = new LinkedHashMap<String, Object>();
    error.put("message", text());
    error.put("errorCode", code);
    if (!code.equals("PROCESSING_HALTED")) {
      error.put("fields", fields);
    }
    error.putAll(more);
    return List.of(error);
  }

  /** A failed row of a collection: there the code is called statusCode. */
  Map<String, Object> row() {
    return Map.of(
        "success",
        false,
        "errors",
        List.of(Map.of("statusCode", code, "message", text(), "fields", fields)));
  }

  /** A failed row of a bulk job. */
  String cell() {
    return code + ":" + text() + ":" + String.join(",", fields) + "--";
  }

  private String text() {
    return String.valueOf(getMessage());
  }
}
