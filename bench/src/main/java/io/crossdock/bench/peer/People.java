package io.crossdock.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Customers whom the org has, by key or e-mail. */
final class People {

  private static final int CUSTOMERS_A_QUERY = 100;

  private People() {}

  /** A customer's two records. */
  record Person(String account, String contact) {}

  /** The first of these of each customer. */
  static List<Sale> oneEach(List<Sale> sales) {
    var byKey = new LinkedHashMap<String, Sale>();
    sales.forEach(sale -> byKey.putIfAbsent(sale.customer(), sale));
    return List.copyOf(byKey.values());
  }

  /** By the customer's key, with one call; at most 500. */
  static Map<String, Person> known(Org org, List<Sale> customers)
      throws IOException, InterruptedException {
    var queries = new ArrayList<String>();
    for (int from = 0; from < customers.size(); from += CUSTOMERS_A_QUERY) {
      int until = Math.min(customers.size(), from + CUSTOMERS_A_QUERY);
      queries.add(query(customers.subList(from, until)));
    }
    var people = new LinkedHashMap<String, Person>();
    for (JsonNode contact : org.queries(queries)) {
      people.put(
          contact.path("Magento_Id__c").asString(),
          new Person(contact.path("AccountId").asString(), contact.path("Id").asString()));
    }
    return people;
  }

  private static String query(List<Sale> sales) {
    var keys = new LinkedHashSet<String>();
    var emails = new LinkedHashSet<String>();
    for (Sale sale : sales) {
      keys.add(sale.customer());
      emails.add(sale.email());
    }
    return "SELECT Id, AccountId, Magento_Id__c FROM Contact WHERE Magento_Id__c IN "
        + in(keys)
        + " OR Email IN "
        + in(emails);
  }

  private static String in(Set<String> values) {
    return values.stream().map(v -> "'" + v + "'").collect(Collectors.joining(",", "(", ")"));
  }
}
