package io.crossdock.bench.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Salesforce's Bulk API 2.0. A job is no transaction: its rows land bit by bit, and those that
 * landed stay when others are refused.
 */
final class Jobs {

  private static final String PATH = Org.BASE + "/jobs/ingest";

  /** Of a job: 150 MB, which the text reaches once Salesforce has it in base64. */
  private static final int MOST_BYTES = 100_000_000;

  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Org org;

  Jobs(Org org) {
    this.org = org;
  }

  /**
   * Upserts all by {@code Magento_Id__c}, in one job or as few as hold them; returns when
   * Salesforce is through. No rows, no job.
   *
   * @param rows with the same fields in the same order; {@code Account.Magento_Id__c} points to a
   *     record by its key
   * @throws IllegalStateException when a row or a job failed
   */
  void upsert(String type, List<Map<String, Object>> rows)
      throws IOException, InterruptedException {
    var started = new ArrayList<String>();
    for (String csv : Sheet.of(rows, MOST_BYTES)) {
      started.add(start(type, csv));
    }
    for (String job : started) {
      await(job);
    }
  }

  private String start(String type, String csv) throws IOException, InterruptedException {
    var asked =
        Map.of(
            "object",
            type,
            "operation",
            "upsert",
            "externalIdFieldName",
            "Magento_Id__c",
            "contentType",
            "CSV",
            "lineEnding",
            "LF");
    JsonNode created = org.send("POST", PATH, asked);
    org.text("PUT", "/" + created.path("contentUrl").asString(), "text/csv", csv);
    String job = PATH + "/" + created.path("id").asString();
    org.send("PATCH", job, Map.of("state", "UploadComplete"));
    return job;
  }

  private void await(String job) throws IOException, InterruptedException {
    Duration pause = FIRST_LOOK;
    while (true) {
      Thread.sleep(pause);
      JsonNode now = org.send("GET", job, Map.of());
      switch (now.path("state").asString()) {
        case "UploadComplete", "InProgress" -> pause = longer(pause);
        case "JobComplete" -> {
          refuseFailed(job, now);
          return;
        }
        default -> throw new IllegalStateException(now.toString());
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(3).dividedBy(2);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  private void refuseFailed(String job, JsonNode done) throws IOException, InterruptedException {
    if (done.path("numberRecordsFailed").asInt() > 0) {
      throw new IllegalStateException(
          done + "\n" + org.text("GET", job + "/failedResults/", "text/csv", ""));
    }
  }
}
