package io.crossdock.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Peers A and B: one REST call per record, as most connectors do. The contact is looked up by key
 * or e-mail; account, contact, order and lines are upserted by external id; a shipped order is
 * activated last. Entries are looked up once per SKU and kept.
 */
public final class RecordByRecord implements Peer {

  private static final int PAGE = 100;

  private final Shop shop;
  private final Org org;
  private final Entries entries;
  private final int threads;

  /** Signs in. */
  public RecordByRecord(String shopUrl, String orgUrl, int threads)
      throws IOException, InterruptedException {
    this.shop = new Shop(shopUrl);
    this.org = new Org(orgUrl);
    this.entries = new Entries(org);
    this.threads = threads;
  }

  @Override
  public void send() throws Exception {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var sent = new ArrayList<Future<?>>();
      List<Sale> page = shop.page(1, PAGE);
      for (int number = 2; !page.isEmpty(); number++) {
        for (Sale sale : page) {
          sent.add(
              pool.submit(() -> {
                send(sale);
                return sale;
              }));
        }
        page = page.size() < PAGE ? List.of() : shop.page(number, PAGE);
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private void send(Sale sale) throws IOException, InterruptedException {
    List<JsonNode> found =
        org.query(
            "SELECT Id, AccountId FROM Contact WHERE Magento_Id__c = '"
                + sale.customer()
                + "' OR Email = '"
                + sale.email()
                + "'");
    String account;
    String contact;
    if (found.isEmpty()) {
      account = org.upsert("Account", sale.customer(), sale.account());
      contact = org.upsert("Contact", sale.customer(), sale.contact(account));
    } else {
      account = found.getFirst().path("AccountId").asString();
      contact = found.getFirst().path("Id").asString();
    }
    String order =
        org.upsert("Order", sale.key(), sale.header(account, contact, entries.priceBook()));
    for (Sale.Line line : sale.lines()) {
      Map<String, Object> fields = line.fields(entries.of(line));
      fields.put("OrderId", order);
      org.upsert("OrderItem", line.key(), fields);
    }
    if (sale.shipped()) {
      org.upsert("Order", sale.key(), Map.of("Status", "Activated"));
    }
  }
}
