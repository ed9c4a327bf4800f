package io.crossdock.salesforce.goods;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.salesforce.rest.Inquiry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the price book entries of orders come from. Thread-safe. */
public interface Prices {

  /**
   * An order that needs entries.
   *
   * @param applied what the org holds of it: an Order keeps its price book
   */
  record Sale(Plan plan, Applied applied) {}

  /**
   * An entry looked for.
   *
   * @param product its identity
   * @param currency empty in an org with a single currency
   * @param book id of the price book
   */
  record Wanted(String product, String currency, String book) {}

  /**
   * Looks up what is not known yet, together with the inquiry's others.
   *
   * @return to be called once the inquiry was sent: why entries cannot be had
   */
  Supplier<Map<Wanted, Failure>> provide(
      Collection<Sale> sales, boolean multiCurrency, Inquiry inquiry);

  /** What is known for one order after {@link #provide}. */
  Found find(Sale sale, boolean multiCurrency, Map<Wanted, Failure> failures);

  /**
   * @param book id of the price book the order is to have, or has
   * @param entries by the identity of the product
   * @param failure why the order cannot have them all
   */
  record Found(String book, Map<String, String> entries, Optional<Failure> failure) {

    static Found not(Failure failure) {
      return new Found("", Map.of(), Optional.of(failure));
    }
  }
}
