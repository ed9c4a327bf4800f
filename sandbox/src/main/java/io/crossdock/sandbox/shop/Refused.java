package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Magento says no: a status, a message, and what fills the message's placeholders. */
@SuppressWarnings("OrphanedFormatString") // the placeholders are Magento's
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Object parameters;

  public Refused(int status, String message, @Nullable Object parameters) {
    super(message);
    this.status = status;
    this.parameters = parameters;
  }

  static Refused badRequest(String message) {
    return new Refused(400, message, null);
  }

  static Refused noSuchOrder() {
    return new Refused(
        404, "The entity that was requested doesn't exist. Verify the entity and try again.", null);
  }

  static Refused noSuch(String field, @Nullable Object value) {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("fieldName", field);
    parameters.put("fieldValue", value);
    return new Refused(404, "No such entity with %fieldName = %fieldValue", parameters);
  }

  static Refused required(String field) {
    return new Refused(
        400, "\"%fieldName\" is required. Enter and try again.", Map.of("fieldName", field));
  }

  static Refused unauthorized(String resource) {
    return new Refused(
        401, "The consumer isn't authorized to access %resources.", Map.of("resources", resource));
  }

  static Refused noRoute() {
    return new Refused(404, "Request does not match any route.", null);
  }

  /** What Magento answers when the database refused: the reason is only in its log. */
  static Refused internal(String cause) {
    String report = "webapi-" + String.format("%013x", cause.hashCode() & 0xffffffffL);
    return new Refused(
        500,
        "Internal Error. Details are available in Magento log file. Report ID: " + report,
        null);
  }

  static Refused with(int status, String message, String... parameters) {
    return new Refused(status, message, List.of(parameters));
  }

  /** The same words with another status. */
  Refused as(int other) {
    return new Refused(other, String.valueOf(getMessage()), parameters);
  }

  Response answer() {
    var body = new LinkedHashMap<String, Object>();
    body.put("message", String.valueOf(getMessage()));
    if (parameters != null) {
      body.put("parameters", parameters);
    }
    return Response.json(status, body);
  }
}
