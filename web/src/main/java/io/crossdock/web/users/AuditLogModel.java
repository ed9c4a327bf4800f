package io.crossdock.web.users;

import io.crossdock.access.AuditLog.Entry;
import io.crossdock.core.order.OrderKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page "Audit Log".
 *
 * @param who alone is shown; empty = everyone
 * @param numbers of orders that the entries name by their keys; those still known
 * @param older the entry behind which there are more; 0 = none
 * @param newest whether these are the newest
 */
public record AuditLogModel(
    String who, List<Entry> entries, Map<OrderKey, String> numbers, long older, boolean newest) {

  private static final Pattern KEY = Pattern.compile("\\b[a-z0-9-]+:[0-9]+\\b");

  /** Where the newest of the same stand. */
  public String at() {
    return "/audit-log?who=" + URLEncoder.encode(who, StandardCharsets.UTF_8);
  }

  /** With an order's number in the place of its key. */
  public String subject(Entry entry) {
    return KEY.matcher(entry.deed().subject())
        .replaceAll(found ->
            Matcher.quoteReplacement(
                key(found)
                    .flatMap(key -> Optional.ofNullable(numbers.get(key)))
                    .orElse(found.group())));
  }

  /** What may be an order's key in a text. */
  static Stream<OrderKey> keys(String subject) {
    return KEY.matcher(subject).results().flatMap(found -> key(found).stream());
  }

  private static Optional<OrderKey> key(MatchResult found) {
    return OrderKey.parse(found.group());
  }
}
