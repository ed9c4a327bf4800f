package io.crossdock.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The orders everybody gets: one to three lines of products the org knows, half of them shipped, so
 * that half of the Orders are activated. The same seed makes the same orders. Not thread-safe.
 */
final class Mix {

  /** Customer numbers from here on are new to the org. */
  private static final int FIRST_NEW = 1_000_000;

  private static final int OLD_CUSTOMERS = 500;

  record Product(String sku, String name, BigDecimal price) {
    Map<String, Object> row() {
      return Map.of("Name", name, "ProductCode", sku, "Magento_Sku__c", sku, "IsActive", true);
    }
  }

  record Customer(int id) {
    String email() {
      return "customer" + id + "@example.com";
    }

    String key() {
      return "main:customer:" + id;
    }

    Map<String, Object> account() {
      return Map.of("Name", "Ada Byron", "Magento_Id__c", key());
    }

    Map<String, Object> contact(String account) {
      return Map.of(
          "FirstName",
          "Ada",
          "LastName",
          "Byron",
          "Email",
          email(),
          "AccountId",
          account,
          "Magento_Id__c",
          key());
    }
  }

  record Sale(
      int customerId, String email, List<Product> products, boolean shipped, boolean comment) {}

  private final Random random;
  private final List<Product> products;
  private int newCustomers;

  Mix(Setup setup) {
    this.random = new Random(setup.number("mix.seed"));
    this.products =
        IntStream.range(0, setup.number("mix.products"))
            .mapToObj(i ->
                new Product(
                    "BENCH-%04d".formatted(i), "Bench product " + i, new BigDecimal(5 + i % 90)))
            .toList();
  }

  List<Product> products() {
    return products;
  }

  List<Customer> oldCustomers() {
    return IntStream.rangeClosed(1, OLD_CUSTOMERS).mapToObj(Customer::new).toList();
  }

  /** Half of the customers new, no comments. */
  List<Sale> sales(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> sale(i % 2 == 0, i / 2 % 2 == 0, false))
        .toList();
  }

  /** All customers new, one comment each. */
  List<Sale> salesToStrangers(int count) {
    return IntStream.range(0, count).mapToObj(i -> sale(true, i % 2 == 0, true)).toList();
  }

  /** As {@link #sales}, all just placed. */
  List<Sale> fresh(int count) {
    return IntStream.range(0, count).mapToObj(i -> sale(i % 2 == 0, false, false)).toList();
  }

  private Sale sale(boolean stranger, boolean shipped, boolean comment) {
    var customer =
        new Customer(stranger ? FIRST_NEW + newCustomers++ : 1 + random.nextInt(OLD_CUSTOMERS));
    var bought = new ArrayList<Product>();
    for (int lines = 1 + random.nextInt(3); bought.size() < lines; ) {
      Product product = products.get(random.nextInt(products.size()));
      if (!bought.contains(product)) {
        bought.add(product);
      }
    }
    return new Sale(customer.id(), customer.email(), bought, shipped, comment);
  }
}
