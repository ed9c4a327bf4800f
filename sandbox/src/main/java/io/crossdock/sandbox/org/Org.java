package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Faults;
import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import io.crossdock.sandbox.http.Server;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Salesforce org on loopback. Sign in with client {@code sandbox-client} / {@code
 * sandbox-secret}. Thread-safe; with a journal it survives a restart and a crash of its process.
 */
public final class Org implements AutoCloseable {

  private final Records records;
  private final Switches switches = new Switches();
  private final Api api;
  private final Server server;

  private Org(OrgOptions options) throws IOException {
    var faults = new Faults(options.seed());
    var signIn = new SignIn(options.seed(), options.clock());
    this.records = new Records(new Schema(), options.journal());
    records.transaction(() -> {
      Seed.plant(records, Values.dateTime(options.clock().instant()));
      return true;
    });
    this.api = new Api(records, switches, signIn, faults, options.clock());
    var pages = new Pages(records);
    var router =
        new Router()
            .on("*", "/services/oauth2/token", signIn::token)
            .on("*", "/services/oauth2/revoke", signIn::revoke)
            .on("*", "/services/oauth2/userinfo", signIn::userInfo)
            .on("GET", "/id/{org}/{user}", signIn::userInfo)
            .on("GET", "/services/data", Org::versions)
            .on("GET", "/services/data/", Org::versions)
            .on("*", "/services/data/{rest*}", api::serve)
            .on("*", "/_sandbox/switches", this::switches)
            .on("GET", "/_sandbox/requests", r -> Response.json(200, api.counts()))
            .on("POST", "/_sandbox/requests/reset", this::reset)
            .on("GET", "/_sandbox/limits", r -> pages.limits())
            .on("GET", "/", r -> pages.orders())
            .on("GET", "/lightning/r/{object}/{id}/view", r -> pages.record(r.var("id")))
            .on("GET", "/{id}", r -> pages.record(r.var("id")));
    this.server = new Server(options.port(), router, faults);
  }

  /**
   * Starts to serve.
   *
   * @throws IOException if the port is taken or the journal can't be opened
   */
  public static Org start(OrgOptions options) throws IOException {
    return new Org(options);
  }

  /** Where it listens; also its login and instance URL. */
  public String url() {
    return server.url();
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    records.close();
  }

  private static Response versions(Request request) {
    List<Map<String, String>> all =
        IntStream.rangeClosed(46, 68)
            .mapToObj(v ->
                Map.of(
                    "label", "API " + v, "url", "/services/data/v" + v + ".0", "version", v + ".0"))
            .toList();
    return Response.json(200, all);
  }

  private Response switches(Request request) {
    try {
      if (request.method().equals("PUT")) {
        switches.set(Json.object(request.body()));
      }
    } catch (Json.MalformedJson | IllegalArgumentException e) {
      return Response.json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
    return Response.json(200, new LinkedHashMap<>(switches.all()));
  }

  private Response reset(Request request) {
    api.resetCounts();
    return Response.json(200, api.counts());
  }
}
