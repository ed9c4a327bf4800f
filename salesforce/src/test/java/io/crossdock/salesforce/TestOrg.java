package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A sandbox org with a client of the product. */
public final class TestOrg implements AutoCloseable {

  private @Nullable RestApi people;

  private final Org sandbox;
  private final MemoryLinks links = new MemoryLinks();
  PersonClaims claims = PersonClaims.NOBODY_ELSE;
  final MemoryPins pins = new MemoryPins();
  public SalesforceOrg org;

  public TestOrg() throws IOException {
    sandbox = Org.start(new OrgOptions(0, 1, null, InstantSource.system()));
    org = connect(new Credentials.ClientCredentials("sandbox-client", "sandbox-secret"));
  }

  /** A new process: what was in memory is gone, the links too when there is a new database. */
  public void restart(boolean newDatabase) {
    var credentials = new Credentials.ClientCredentials("sandbox-client", "sandbox-secret");
    var kept = newDatabase ? new MemoryLinks() : links;
    org = connect(config(credentials), kept);
  }

  /** The id of a record made beside the product. */
  public String create(String object, Map<String, Object> fields) {
    RestApi rest = people();
    return Json.string(rest.post(rest.base() + "/sobjects/" + object, fields, true), "id");
  }

  /** As many such records in one call as a collection takes. */
  public void create(String object, Map<String, Object> fields, int times) {
    var record = new java.util.HashMap<String, Object>(fields);
    record.put("attributes", Map.of("type", object));
    RestApi rest = people();
    var answer =
        rest.post(
            rest.base() + "/composite/sobjects",
            Map.of("allOrNone", true, "records", java.util.Collections.nCopies(times, record)),
            true);
    assertThat(answer.toString()).doesNotContain("\"success\":false");
  }

  /** Changes a record as people do. */
  public void change(String object, String id, Map<String, Object> fields) {
    byHand("PATCH", object, id, fields);
  }

  /** Into the recycle bin. */
  public void delete(String object, String id) {
    byHand("DELETE", object, id, Map.of());
  }

  /** One for all changes: the sandbox keeps few connections that nobody uses. */
  private RestApi people() {
    if (people == null) {
      var credentials = new Credentials.ClientCredentials("sandbox-client", "sandbox-secret");
      people = new RestApi(config(credentials), InstantSource.system());
    }
    return people;
  }

  private void byHand(String method, String object, String id, Map<String, Object> fields) {
    RestApi rest = people();
    var request = new java.util.HashMap<String, Object>();
    request.put("method", method);
    request.put("url", rest.base() + "/sobjects/" + object + "/" + id);
    request.put("referenceId", "change");
    if (!fields.isEmpty()) {
      request.put("body", fields);
    }
    var answer =
        rest.post(
            rest.base() + "/composite",
            Map.of("allOrNone", true, "compositeRequest", List.of(request)),
            true);
    assertThat(answer.toString()).contains("\"httpStatusCode\":204");
  }

  public SalesforceConfig config(Credentials credentials) {
    return new SalesforceConfig(
        URI.create(sandbox.url()), credentials, "68.0", Duration.ofSeconds(20));
  }

  public SalesforceOrg connect(Credentials credentials) {
    return connect(config(credentials), links);
  }

  SalesforceOrg connect(SalesforceConfig config, MemoryLinks remembered) {
    return SalesforceOrg.connect(
        config, remembered, claims, pins, OrgChanges.ALONE, InstantSource.system());
  }

  /** Each plan prepared by an instance of its own, all at once. */
  public List<Prepared> preparedAtOnce(List<Plan> plans) throws Exception {
    var credentials = new Credentials.ClientCredentials("sandbox-client", "sandbox-secret");
    var together = new CyclicBarrier(plans.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          plans.stream()
              .map(plan ->
                  threads.submit(() -> {
                    var instance = connect(credentials);
                    instance.shape();
                    together.await();
                    return instance
                        .prepare(List.of(new Work(plan, Applied.NOTHING, false)))
                        .getFirst();
                  }))
              .toList();
      var prepared = new ArrayList<Prepared>();
      for (var result : results) {
        prepared.add(result.get());
      }
      return prepared;
    }
  }

  public Prepared.Ready ready(Plan plan, Applied applied, boolean readFirst) {
    return (Prepared.Ready) org.prepare(List.of(new Work(plan, applied, readFirst))).getFirst();
  }

  public Written write(Plan plan, Applied applied, boolean readFirst) {
    return org.write(List.of(ready(plan, applied, readFirst)), () -> true).getFirst();
  }

  public Applied send(Plan plan, Applied applied, boolean readFirst) {
    Written written = write(plan, applied, readFirst);
    assertThat(written).isInstanceOf(Written.Done.class);
    return ((Written.Done) written).applied();
  }

  /** The records of a query made beside the product. */
  public List<JsonNode> query(String soql) {
    return people().query(List.of(soql)).getFirst();
  }

  public void switches(String json) throws Exception {
    control("PUT", "/_sandbox/switches", json);
  }

  public void fault(String json) throws Exception {
    control("POST", "/_sandbox/faults", json);
  }

  public String control(String method, String path, String json) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.url() + path))
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    }
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
