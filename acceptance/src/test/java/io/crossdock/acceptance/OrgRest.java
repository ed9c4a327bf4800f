package io.crossdock.acceptance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The org's REST API, as an admin or another integration calls it. */
record OrgRest(String url, String token) {

  private static final String DATA = "/services/data/v66.0";

  static OrgRest signIn(String url) {
    String credentials =
        "?grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
    var answer = Http.send("POST", url + "/services/oauth2/token" + credentials, null, null);
    return new OrgRest(url, answer.json().path("access_token").asString());
  }

  JsonNode soql(String query) {
    return Http.send("GET", url + DATA + "/query?q=" + Http.encode(query), token, null).json();
  }

  /** Every record of a query, all its pages. */
  List<JsonNode> allOf(String query) {
    var records = new ArrayList<JsonNode>();
    JsonNode page = soql(query);
    page.path("records").forEach(records::add);
    while (!page.path("done").asBoolean(true)) {
      page = Http.send("GET", url + page.path("nextRecordsUrl").asString(), token, null).json();
      page.path("records").forEach(records::add);
    }
    return records;
  }

  JsonNode write(String method, String record, @Nullable String body) {
    var answer = Http.send(method, url + DATA + "/sobjects/" + record, token, body);
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + record + ": " + answer);
    }
    return answer.body().isEmpty() ? MissingNode.getInstance() : answer.json();
  }
}
