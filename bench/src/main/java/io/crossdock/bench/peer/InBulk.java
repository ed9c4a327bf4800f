package io.crossdock.bench.peer;

import static io.crossdock.bench.peer.Sale.keyed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Peer D: Bulk API 2.0, one job after the other for accounts, contacts, orders, lines and
 * activation, each with the records of all orders. Records find their parents by key, so no answer
 * has to be read; a customer whom the org has by that key is written again instead of looked up.
 * What it cannot do: an order is five jobs minutes apart, so a crash leaves orders without lines,
 * and a customer whom the org has by e-mail only is not found.
 */
public final class InBulk implements Peer {

  private static final int PAGE = 200;

  private final Shop shop;
  private final Entries entries;
  private final Jobs jobs;

  /** Signs in. */
  public InBulk(String shopUrl, String orgUrl) throws IOException, InterruptedException {
    this.shop = new Shop(shopUrl);
    Org org = new Org(orgUrl);
    this.entries = new Entries(org);
    this.jobs = new Jobs(org);
  }

  @Override
  public void send() throws Exception {
    List<Sale> sales = read();
    entries.learnOf(sales);
    sendCustomers(sales);
    jobs.upsert("Order", sales.stream().map(this::header).toList());
    sendLines(sales);
    jobs.upsert("Order", Sale.activations(sales));
  }

  private List<Sale> read() throws IOException, InterruptedException {
    var sales = new ArrayList<Sale>();
    List<Sale> page = shop.page(1, PAGE);
    for (int number = 2; !page.isEmpty(); number++) {
      sales.addAll(page);
      page = page.size() < PAGE ? List.of() : shop.page(number, PAGE);
    }
    return sales;
  }

  private void sendCustomers(List<Sale> sales) throws IOException, InterruptedException {
    var byKey = new LinkedHashMap<String, Sale>();
    sales.forEach(sale -> byKey.put(sale.customer(), sale));
    var customers = byKey.values();
    jobs.upsert("Account", customers.stream().map(s -> keyed(s.customer(), s.account())).toList());
    jobs.upsert("Contact", customers.stream().map(InBulk::contact).toList());
  }

  private static Map<String, Object> contact(Sale sale) {
    Map<String, Object> fields = keyed(sale.customer(), sale.contact());
    fields.put("Account.Magento_Id__c", sale.customer());
    return fields;
  }

  private Map<String, Object> header(Sale sale) {
    Map<String, Object> fields = keyed(sale.key(), sale.header(entries.priceBook()));
    fields.put("Account.Magento_Id__c", sale.customer());
    fields.put("BillToContact.Magento_Id__c", sale.customer());
    return fields;
  }

  private void sendLines(List<Sale> sales) throws IOException, InterruptedException {
    var lines = new ArrayList<Map<String, Object>>();
    for (Sale sale : sales) {
      for (Sale.Line line : sale.lines()) {
        Map<String, Object> fields = keyed(line.key(), line.fields(entries.of(line)));
        fields.put("Order.Magento_Id__c", sale.key());
        lines.add(fields);
      }
    }
    jobs.upsert("OrderItem", lines);
  }
}
