package io.crossdock.bench.peer;

import static io.crossdock.bench.peer.Sale.keyed;

import io.crossdock.bench.peer.People.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Peer C: sObject Collections, 200 records a call. The next page of the shop is read while one is
 * written; the calls for lines, which do not depend on each other, run side by side. What it cannot
 * do: an order is several transactions, so a crash leaves half of one.
 */
public final class InCollections implements Peer {

  private static final int ROWS = 200;

  private final Shop shop;
  private final Org org;
  private final Entries entries;
  private final int threads;

  /** Signs in. */
  public InCollections(String shopUrl, String orgUrl, int threads)
      throws IOException, InterruptedException {
    this.shop = new Shop(shopUrl);
    this.org = new Org(orgUrl);
    this.entries = new Entries(org);
    this.threads = threads;
  }

  @Override
  public void send() throws Exception {
    List<Sale> page = shop.page(1, ROWS);
    for (int number = 2; !page.isEmpty(); number++) {
      int next = number;
      boolean last = page.size() < ROWS;
      var reading = CompletableFuture.supplyAsync(() -> last ? List.<Sale>of() : read(next));
      batch(page);
      page = reading.get();
    }
  }

  private List<Sale> read(int number) {
    try {
      return shop.page(number, ROWS);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void batch(List<Sale> sales) throws Exception {
    Map<String, Person> people = people(sales);
    entries.learnOf(sales);
    var headers = new ArrayList<Map<String, Object>>();
    for (Sale sale : sales) {
      Person person = people.getOrDefault(sale.customer(), new Person("", ""));
      headers.add(
          keyed(sale.key(), sale.header(person.account(), person.contact(), entries.priceBook())));
    }
    List<String> orders = upsert("Order", headers);
    var lines = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < sales.size(); i++) {
      for (Sale.Line line : sales.get(i).lines()) {
        Map<String, Object> fields = keyed(line.key(), line.fields(entries.of(line)));
        fields.put("OrderId", orders.get(i));
        lines.add(fields);
      }
    }
    upsert("OrderItem", lines);
    upsert("Order", Sale.activations(sales));
  }

  private Map<String, Person> people(List<Sale> sales) throws Exception {
    List<Sale> all = People.oneEach(sales);
    Map<String, Person> people = People.known(org, all);
    var strangers = all.stream().filter(s -> !people.containsKey(s.customer())).toList();
    List<String> accounts =
        upsert("Account", strangers.stream().map(s -> keyed(s.customer(), s.account())).toList());
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < strangers.size(); i++) {
      rows.add(keyed(strangers.get(i).customer(), strangers.get(i).contact(accounts.get(i))));
    }
    List<String> contacts = upsert("Contact", rows);
    for (int i = 0; i < strangers.size(); i++) {
      people.put(strangers.get(i).customer(), new Person(accounts.get(i), contacts.get(i)));
    }
    return people;
  }

  /** Gives the ids, same order. */
  private List<String> upsert(String type, List<Map<String, Object>> rows) throws Exception {
    var ids = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var calls = new ArrayList<Future<List<String>>>();
      for (int from = 0; from < rows.size(); from += ROWS) {
        var part = rows.subList(from, Math.min(rows.size(), from + ROWS));
        calls.add(pool.submit(() -> call(type, part)));
      }
      for (Future<List<String>> call : calls) {
        ids.addAll(call.get());
      }
    }
    return ids;
  }

  private List<String> call(String type, List<Map<String, Object>> rows)
      throws IOException, InterruptedException {
    var records = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> row : rows) {
      var record = new LinkedHashMap<String, Object>(row);
      record.put("attributes", Map.of("type", type));
      records.add(record);
    }
    var ids = new ArrayList<String>();
    for (JsonNode row :
        org.send(
            "PATCH",
            Org.BASE + "/composite/sobjects/" + type + "/Magento_Id__c",
            Map.of("allOrNone", false, "records", records))) {
      if (!row.path("success").asBoolean()) {
        throw new IllegalStateException(type + ": " + row);
      }
      ids.add(row.path("id").asString());
    }
    return ids;
  }
}
