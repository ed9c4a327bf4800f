package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.force.api.ApiConfig;
import com.force.api.CreateOrUpdateResult;
import com.force.api.ForceApi;
import io.crossdock.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.junit.jupiter.api.Test;

/** Clients made for real orgs work here without a change. */
class ForeignClientsIT extends RunningOrg {

  @Test
  void forceRestApiSignsInQueriesAndUpserts() {
    var api =
        new ForceApi(
            new ApiConfig()
                .setLoginEndpoint(org.url())
                .setUsername("admin@sandbox.example")
                .setPassword("sandbox")
                .setClientId("sandbox-client")
                .setClientSecret("sandbox-secret")
                .setApiVersionString("v66.0"));
    String id = api.createSObject("Account", Map.of("Name", "Ann", "Magento_Id__c", "f:1"));
    assertThat(upsert(api, "f:1", "Ann Lee")).isEqualTo(CreateOrUpdateResult.UPDATED);
    assertThat(upsert(api, "f:2", "Bob")).isEqualTo(CreateOrUpdateResult.CREATED);
    api.updateSObject("Account", id, Map.of("Phone", "1"));
    var found = api.query("SELECT Id, Name, Phone FROM Account WHERE Magento_Id__c = 'f:1'");
    assertThat(found.getTotalSize()).isEqualTo(1);
    assertThat(found.getRecords().getFirst().toString()).contains("Name=Ann Lee");
    assertThat(api.getSObject("Account", id).asMap().toString()).contains("Phone=1");
    assertThat(api.describeSObject("Order").getFields()).isNotEmpty();
    var rows =
        List.of(Map.of("attributes", Map.of("type", "Account"), "Name", "C", "Magento_Id__c", "c"));
    var collection =
        api.patch("/composite/sobjects/Account/Magento_Id__c", Map.of("records", rows));
    assertThat(collection.as(Object[].class)).hasSize(1);
    var node = Map.of("method", "GET", "url", BASE + "/sobjects/Account/" + id, "referenceId", "a");
    assertThat(api.post("/composite", Map.of("compositeRequest", List.of(node))).asMap().toString())
        .contains("compositeResponse");
    api.deleteSObject("Account", id);
    assertThatThrownBy(() -> api.getSObject("Account", id).asMap()).hasMessageContaining("DELETED");
  }

  private static CreateOrUpdateResult upsert(ForceApi api, String key, String name) {
    return api.createOrUpdateSObject("Account", "Magento_Id__c", key, Map.of("Name", name));
  }

  @Test
  void camelSalesforceSignsInQueriesUpsertsAndCollects() throws Exception {
    try (var camel = new SimpleCamelContext()) {
      var login = new SalesforceLoginConfig();
      login.setType(AuthenticationType.CLIENT_CREDENTIALS);
      login.setLoginUrl(org.url());
      login.setClientId("sandbox-client");
      login.setClientSecret("sandbox-secret");
      var salesforce = new SalesforceComponent();
      salesforce.setLoginConfig(login);
      camel.addComponent("salesforce", salesforce);
      camel.start();
      ProducerTemplate template = camel.createProducerTemplate();
      String upsert = "salesforce:upsertSObject?rawPayload=true&sObjectName=Account&sObjectIdName=";
      template.requestBodyAndHeader(
          upsert + "Magento_Id__c", "{\"Name\":\"Ann\"}", "sObjectIdValue", "c:1", String.class);
      String query = "SELECT Name FROM Account WHERE Magento_Id__c = 'c:1'";
      assertThat(ask(template, "query?rawPayload=true&sObjectQuery=RAW(" + query + ")", ""))
          .contains("\"Ann\"");
      assertThat(ask(template, "limits?rawPayload=true", "")).contains("DailyApiRequests");
      String rows =
          """
          {"records":[{"attributes":{"type":"Account"},"Name":"B","Magento_Id__c":"c:2"}]}\
          """;
      assertThat(raw(template, "PATCH", "/composite/sobjects/Account/Magento_Id__c", rows))
          .contains("\"created\":true");
      String node =
          """
          {"compositeRequest":[{"method":"GET","url":"%s/limits","referenceId":"l"}]}\
          """
              .formatted(BASE);
      assertThat(raw(template, "POST", "/composite", node)).contains("\"httpStatusCode\":200");
      client.send("POST", "/_sandbox/faults", Map.of("kind", "org-expired-token"));
      assertThat(ask(template, "limits?rawPayload=true", "")).contains("DailyApiRequests");
    }
  }

  private static String raw(ProducerTemplate template, String method, String path, String body) {
    return ask(template, "raw?rawMethod=" + method + "&rawPath=" + BASE + path, body);
  }

  private static String ask(ProducerTemplate template, String operation, String body) {
    return template.requestBody("salesforce:" + operation, body, String.class);
  }

  @Test
  void jsforceSignsInQueriesUpsertsCollectsAndLoadsInBulk() throws Exception {
    Path target = Path.of("target", "jsforce").toAbsolutePath();
    Files.createDirectories(target);
    assumeTrue(runs("node", "--version") && runs("npm", "--version"), "node or npm is not here");
    if (!Files.exists(target.resolve("node_modules/jsforce"))) {
      String installed =
          run(
              "npm",
              "install",
              "--no-audit",
              "--no-fund",
              "--prefix",
              target.toString(),
              "jsforce@3.10.16");
      assumeTrue(
          Files.exists(target.resolve("node_modules/jsforce")),
          "npm can't install jsforce here: " + installed);
    }
    Path script = target.resolve("check.cjs");
    try (var in = ForeignClientsIT.class.getResourceAsStream("/jsforce/check.cjs")) {
      assertThat(in).isNotNull();
      Files.write(script, in.readAllBytes());
    }
    String printed = run("node", script.toString(), org.url());
    assertThat(printed).startsWith("{");
    assertThat(Json.object(printed.getBytes(StandardCharsets.UTF_8)))
        .containsEntry("created", true)
        .containsEntry("same", true)
        .containsEntry("name", "Ann Lee")
        .containsEntry("many", 250)
        .containsEntry("all", 251)
        .containsEntry("composite", 201)
        .containsEntry("fields", true)
        .containsEntry("bulk", List.of(1, 1))
        .containsEntry("usage", 115_000)
        .containsEntry("refused", "INVALID_FIELD");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(120, TimeUnit.SECONDS);
    return printed.strip();
  }
}
