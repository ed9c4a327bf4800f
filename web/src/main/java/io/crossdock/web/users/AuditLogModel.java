package io.crossdock.web.users;

import io.crossdock.access.AuditLog.Entry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page "Audit Log".
 *
 * @param who alone is shown; empty = everyone
 * @param older the entry behind which there are more; 0 = none
 * @param newest whether these are the newest
 */
public record AuditLogModel(String who, List<Entry> entries, long older, boolean newest) {

  /** Where the newest of the same stand. */
  public String at() {
    return "/audit-log?who=" + URLEncoder.encode(who, StandardCharsets.UTF_8);
  }
}
