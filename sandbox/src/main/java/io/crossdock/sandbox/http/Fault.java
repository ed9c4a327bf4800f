package io.crossdock.sandbox.http;

import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * One scripted misbehaviour, as data.
 *
 * @param kind what happens: {@code latency} ({@code ms}, and {@code perRecordMillis} for each
 *     record that was handled), {@code status} ({@code status}, {@code body}: answered without
 *     handling the request), {@code drop-before} (the connection is closed unhandled), {@code
 *     drop-after} (handled, then closed without an answer), {@code late-commit} (closed at once,
 *     handled {@code ms} later), {@code slow-body} ({@code ms} over the whole body), {@code
 *     endless-body}, {@code huge-body} ({@code megabytes}), {@code malformed} (the answer is cut in
 *     the middle). A kind that begins with {@code org-} or {@code shop-} belongs to that simulator,
 *     which asks for it.
 * @param method regular expression, matched whole
 * @param path regular expression on path and query, found anywhere
 * @param skip how many matching requests pass first
 * @param times how often it strikes; -1 for ever
 * @param chance 0 to 1, drawn per matching request
 * @param args the kind's own values
 */
public record Fault(
    String id,
    String kind,
    Pattern method,
    Pattern path,
    int skip,
    int times,
    double chance,
    Map<String, Object> args) {

  boolean matches(Request request, Random random) {
    return method.matcher(request.method()).matches()
        && path.matcher(request.path() + "?" + request.rawQuery()).find()
        && (chance >= 1 || random.nextDouble() < chance);
  }

  /** Whether it leaves the answer as it is. */
  boolean additive() {
    return kind.equals("latency") || kind.startsWith("seen-");
  }

  boolean ownToASimulator() {
    return kind.startsWith("org-") || kind.startsWith("shop-");
  }

  /** A whole-number argument. */
  public int number(String name, int otherwise) {
    return args.get(name) instanceof Number n ? n.intValue() : otherwise;
  }

  /** A text argument; objects and lists as JSON. */
  public String text(String name, String otherwise) {
    Object value = args.get(name);
    return value == null ? otherwise : value instanceof String s ? s : Json.text(value);
  }
}
