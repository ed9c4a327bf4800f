package io.crossdock.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param endless whether blanks follow the body for ever
 * @param records how many records it took: what a fault with {@code perRecordMillis} waits for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Response(
    int status, Map<String, String> headers, byte[] body, boolean endless, int records) {

  Response(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, false, 0);
  }

  public static Response json(int status, Object value) {
    return new Response(
        status, Map.of("Content-Type", "application/json;charset=UTF-8"), Json.bytes(value));
  }

  public static Response html(int status, String page) {
    return text(status, "text/html;charset=UTF-8", page);
  }

  public static Response text(int status, String contentType, String text) {
    return new Response(
        status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  /** Sends a browser on by GET. */
  public static Response seeOther(String location) {
    return new Response(303, Map.of("Location", location), new byte[0]);
  }

  public Response with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Response(status, all, body, endless, records);
  }

  /** An answer that begins and never ends. */
  public Response unending() {
    return new Response(status, headers, body, true, records);
  }

  public Response counting(int handled) {
    return new Response(status, headers, body, endless, handled);
  }

  public Response withBody(String text) {
    return new Response(status, headers, text.getBytes(StandardCharsets.UTF_8), endless, records);
  }
}
