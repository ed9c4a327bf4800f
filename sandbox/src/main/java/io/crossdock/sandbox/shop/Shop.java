package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Faults;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import io.crossdock.sandbox.http.Server;
import java.io.IOException;

/**
 * A running Magento shop on loopback: REST under {@code /rest/V1}, a storefront at {@code /},
 * scripted faults at {@code /_sandbox/faults}. The bearer token is {@code sandbox-shop-token}.
 * Thread-safe. With a journal, orders survive the process; open carts do not.
 */
public final class Shop implements AutoCloseable {

  private final Server server;
  private final Orders orders;
  private final ModuleSide module;

  private Shop(Server server, Orders orders, ModuleSide module) {
    this.module = module;
    this.server = server;
    this.orders = orders;
  }

  /**
   * Serves at once. A journal that already holds orders is continued: nothing is seeded into it.
   *
   * @throws IOException if the port is taken or the journal cannot be read
   */
  public static Shop start(ShopOptions options) throws IOException {
    var orders = new Orders(options.journalOrNull(), options.clock());
    var seeds = new Seeds(options.seed());
    boolean empty = orders.isEmpty();
    if (empty) {
      seeds.fill(orders, options.seedOrders(), options.clock().instant());
    }
    var router = new Router().read(Paths::plain).otherwise(Paths::unknown);
    var settings = new Settings();
    var rest = new Rest(router, new Access(options.clock(), settings), settings);
    var spoilt = new Spoilt();
    var reads = new Reads();
    new OrdersApi(orders, seeds.columns(), settings, spoilt, reads).routes(rest);
    new ActionsApi(orders).routes(rest);
    new DocumentsApi(orders).routes(rest);
    StoreApi.routes(rest, settings);
    var catalogue = new Catalogue();
    catalogue.routes(rest);
    var customers = new Customers(orders);
    customers.routes(rest);
    var carts = new CartsApi(orders, catalogue, customers);
    carts.routes(rest);
    new Storefront(orders, catalogue, carts).routes(router);
    var demand = new Demand(orders, catalogue, seeds);
    var odd = new OddOrders();
    if (empty && options.odd()) {
      odd.place(demand);
    }
    router.on("GET", "/_sandbox/odd", r -> Response.json(200, odd.placed()));
    router
        .on("GET", "/_sandbox/reads", r -> Response.json(200, reads.shown(r)))
        .on("POST", "/_sandbox/reads/reset", r -> Response.json(200, reads.reset()));
    new Controls(orders, demand, settings, spoilt).routes(router);
    var module = new ModuleSide(options.clock());
    module.routes(router);
    orders.onWrite(module::changed);
    var server = new Server(options.port(), router, new Faults(options.seed()));
    return new Shop(server, orders, module);
  }

  public int port() {
    return server.port();
  }

  public String url() {
    return server.url();
  }

  @Override
  public void close() throws IOException {
    server.close();
    module.close();
    orders.close();
  }
}
