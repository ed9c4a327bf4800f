package io.crossdock.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of faults there are, with their parameters, for people and programs to look up. */
final class FaultKinds {

  /** One kind of fault. */
  private record Kind(String name, String what, String parameters) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "latency",
              "The answer comes late.",
              "ms (100), perRecordMillis (0): for each record asked for or written"),
          new Kind(
              "status",
              "Answered by status alone, not handled.",
              "status (503), body, contentType, retryAfter"),
          new Kind("drop-before", "The connection closes, the request was not handled.", ""),
          new Kind("drop-after", "Handled, then the connection closes without an answer.", ""),
          new Kind(
              "late-commit",
              "The connection closes at once, the request is handled later; then it counts as"
                  + " late-commit-landed.",
              "ms (1000)"),
          new Kind("slow-body", "The answer trickles.", "ms (1000) over the whole body"),
          new Kind(
              "endless-body",
              "Handled; the answer begins well and then blanks come for ever.",
              "ms (20) between two blanks"),
          new Kind(
              "huge-body",
              "Handled; so many megabytes of blanks come behind the answer.",
              "megabytes (100)"),
          new Kind("malformed", "The answer is cut in the middle.", ""),
          new Kind("seen-...", "Nothing happens; the requests that match are counted.", ""),
          new Kind("org-expired-token", "Org: the token of this request expires.", ""),
          new Kind("org-quota", "Org: the daily requests are used up (403).", ""),
          new Kind("org-concurrency", "Org: too many long requests at once (403).", ""),
          new Kind(
              "org-row-lock",
              "Org: UNABLE_TO_LOCK_ROW for each write whose path, ids or body match.",
              "match: a regular expression"),
          new Kind(
              "org-slow-jobs",
              "Org: a bulk job is in progress for a while, its batches of 10,000 rows side by"
                  + " side.",
              "perRecordMillis (8)"));

  private FaultKinds() {}

  static List<Object> shown() {
    return KINDS.stream()
        .map(kind -> {
          var shown = new LinkedHashMap<String, Object>();
          shown.put("kind", kind.name());
          shown.put("what", kind.what());
          shown.put("parameters", kind.parameters());
          return (Object) shown;
        })
        .toList();
  }

  /** What every fault can say about when it strikes. */
  static Map<String, Object> common() {
    return Map.of(
        "method", "regular expression on the method; all",
        "path", "regular expression on path and query, found anywhere; all",
        "skip", "matching requests that pass first; 0",
        "times",
            "how often it strikes, -1 for ever; latencies add up, of the others one strikes a"
                + " request; 1",
        "chance", "0 to 1; 1");
  }

  static boolean known(String name) {
    return name.startsWith("seen-") || KINDS.stream().anyMatch(kind -> kind.name().equals(name));
  }

  static String names() {
    return String.join(", ", KINDS.stream().map(Kind::name).toList());
  }
}
