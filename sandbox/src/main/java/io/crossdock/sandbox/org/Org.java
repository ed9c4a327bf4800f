package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Faults;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import io.crossdock.sandbox.http.Server;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Salesforce org on loopback. Sign in with client {@code sandbox-client} / {@code
 * sandbox-secret}. Thread-safe; with a journal it survives a restart and a crash of its process.
 */
public final class Org implements AutoCloseable {

  private final Records records;
  private final Server server;

  private Org(OrgOptions options) throws IOException {
    var faults = new Faults(options.seed());
    var setup = new Setup();
    var signIn = new SignIn(options.seed(), setup, options.clock());
    var validations = new Validations();
    var usage = new Usage();
    this.records = new Records(new Schema(setup), options.journal());
    records.transaction(() -> {
      Seed.plant(records, setup, Values.dateTime(options.clock().instant()));
      return true;
    });
    var rules = new Rules(records, setup, validations, options.clock());
    var bin = new RecycleBin(records, rules, options.clock());
    var writer = new Writer(records, rules, bin, setup, options.clock());
    var services = new Api.Services(records, writer, setup, options.clock());
    var api = new Api(services, signIn, faults, usage);
    var router = new Router().mergingSlashes();
    signIn.routes(router);
    router
        .on("GET", "/services/data", request -> versions(setup))
        .on("GET", "/services/data/", request -> versions(setup))
        .on("*", "/services/async/{rest*}", NotImitated::answer)
        .on("*", "/services/apexrest/{rest*}", NotImitated::answer)
        .on("*", "/services/Soap/{rest*}", NotImitated::answer)
        .on("*", "/services/data/{rest*}", api::serve);
    new Controls(services, bin, validations, usage).routes(router);
    new Pages(records).routes(router);
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

  private static Response versions(Setup setup) {
    List<Map<String, String>> all =
        IntStream.rangeClosed(31, setup.apiVersion())
            .mapToObj(v ->
                Map.of(
                    "label", "API " + v, "url", "/services/data/v" + v + ".0", "version", v + ".0"))
            .toList();
    return Response.json(200, all);
  }
}
