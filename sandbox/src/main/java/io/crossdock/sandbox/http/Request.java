package io.crossdock.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read whole.
 *
 * @param method upper case
 * @param path as sent, still percent-encoded, without the query
 * @param rawQuery as sent, still percent-encoded; empty when there is none
 * @param query decoded name and value pairs in the order sent (a name may repeat)
 * @param headers names in lower case, first value wins
 * @param vars what the route's {@code {name}} parts matched, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
    String method,
    String path,
    String rawQuery,
    List<Map.Entry<String, String>> query,
    Map<String, String> headers,
    byte[] body,
    Map<String, String> vars) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  /** The first value of a query parameter. */
  public Optional<String> param(String name) {
    return query.stream().filter(e -> e.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
  }

  /** What {@code {name}} of the route matched. */
  public String var(String name) {
    String value = vars.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  /** {@code http://host:port}, as the client addressed us: proxies can stand between. */
  public String origin() {
    return "http://" + header("host").orElse("127.0.0.1");
  }

  Request withVars(Map<String, String> matched) {
    return new Request(method, path, rawQuery, query, headers, body, matched);
  }
}
