package io.crossdock.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Peer E: the best that one can write by hand. An order is one composite graph, up to 75 of them
 * share a request, several requests are under way, and the shop is read ahead without a pause. What
 * it cannot do: it keeps no queue and remembers nothing, so a crash, a limit or a refused order
 * ends it, and the next run begins anew.
 */
public final class InGraphs implements Peer {

  /** What Salesforce takes in one request. */
  private static final int GRAPHS = 75;

  private static final int NODES = 500;

  private static final int PAGE = 100;

  private final Shop shop;
  private final Org org;
  private final Entries entries;
  private final int threads;

  /** Signs in. */
  public InGraphs(String shopUrl, String orgUrl, int threads)
      throws IOException, InterruptedException {
    this.shop = new Shop(shopUrl);
    this.org = new Org(orgUrl);
    this.entries = new Entries(org);
    this.threads = threads;
  }

  @Override
  public void send() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var written = new ArrayList<Future<?>>();
      var waiting = new ArrayList<OneOrder>();
      CompletableFuture<List<Sale>> reading = read(1);
      for (int number = 2; ; number++) {
        List<Sale> page = reading.get();
        boolean last = page.size() < PAGE;
        if (!last) {
          reading = read(number);
        }
        waiting.addAll(graphs(page));
        while (!waiting.isEmpty() && (last || waiting.size() >= GRAPHS)) {
          List<OneOrder> request = full(waiting);
          written.add(pool.submit(() -> write(request)));
        }
        if (last) {
          break;
        }
      }
      for (Future<?> request : written) {
        request.get();
      }
    }
  }

  private CompletableFuture<List<Sale>> read(int number) {
    var page = new CompletableFuture<List<Sale>>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            page.complete(shop.page(number, PAGE));
          } catch (IOException | InterruptedException | RuntimeException e) {
            page.completeExceptionally(e);
          }
        });
    return page;
  }

  /** The nodes of one graph. */
  private record OneOrder(String key, List<Map<String, Object>> nodes) {}

  private List<OneOrder> graphs(List<Sale> sales) throws IOException, InterruptedException {
    if (sales.isEmpty()) {
      return List.of();
    }
    Map<String, People.Person> people = People.known(org, People.oneEach(sales));
    entries.learnOf(sales);
    var graphs = new ArrayList<OneOrder>();
    for (Sale sale : sales) {
      graphs.add(graph(sale, people));
    }
    return graphs;
  }

  private OneOrder graph(Sale sale, Map<String, People.Person> people)
      throws IOException, InterruptedException {
    var nodes = new ArrayList<Map<String, Object>>();
    People.Person person = people.get(sale.customer());
    if (person == null) {
      person = new People.Person("@{account.id}", "@{contact.id}");
      nodes.add(upsert("account", "Account", sale.customer(), sale.account()));
      nodes.add(upsert("contact", "Contact", sale.customer(), sale.contact(person.account())));
    }
    var header = sale.header(person.account(), person.contact(), entries.priceBook());
    nodes.add(upsert("order", "Order", sale.key(), header));
    for (Sale.Line line : sale.lines()) {
      var fields = new LinkedHashMap<String, Object>(line.fields(entries.of(line)));
      fields.put("OrderId", "@{order.id}");
      nodes.add(upsert("line" + nodes.size(), "OrderItem", line.key(), fields));
    }
    if (sale.shipped()) {
      nodes.add(upsert("status", "Order", sale.key(), Map.of("Status", "Activated")));
    }
    return new OneOrder(sale.key(), nodes);
  }

  private static Map<String, Object> upsert(
      String reference, String type, String key, Map<String, Object> fields) {
    return Map.of(
        "method",
        "PATCH",
        "url",
        Org.BASE + "/sobjects/" + type + "/Magento_Id__c/" + key,
        "referenceId",
        reference,
        "body",
        fields);
  }

  /** Takes as many as one request holds. */
  private static List<OneOrder> full(List<OneOrder> waiting) {
    var request = new ArrayList<OneOrder>();
    int nodes = 0;
    while (!waiting.isEmpty()
        && request.size() < GRAPHS
        && nodes + waiting.getFirst().nodes().size() <= NODES) {
      OneOrder next = waiting.removeFirst();
      nodes += next.nodes().size();
      request.add(next);
    }
    return request;
  }

  /** Gives how many were written. */
  private int write(List<OneOrder> orders) throws IOException, InterruptedException {
    var graphs = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < orders.size(); i++) {
      graphs.add(Map.of("graphId", "g" + i, "compositeRequest", orders.get(i).nodes()));
    }
    JsonNode answer = org.send("POST", Org.BASE + "/composite/graph", Map.of("graphs", graphs));
    for (JsonNode graph : answer.path("graphs")) {
      if (!graph.path("isSuccessful").asBoolean()) {
        throw new IllegalStateException(graph.toString());
      }
    }
    return orders.size();
  }
}
