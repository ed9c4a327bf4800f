package io.crossdock.salesforce.rest;

import io.crossdock.http.Exchanges;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach one org and what it cannot tell itself.
 *
 * @param url the org's My Domain address; plain http only on loopback
 * @param apiVersion such as {@code 68.0}; of an org that is behind, its newest is spoken
 * @param requestTimeout for one call, the whole answer included
 * @param priceBook name of the price book orders use; where the org has none of that name, its
 *     standard one is used
 * @param currency ISO 4217, of an org with a single currency that does not tell it; empty: the org
 *     is asked
 * @param exchanges is told of each call
 */
public record SalesforceConfig(
    URI url,
    Credentials credentials,
    String apiVersion,
    Duration requestTimeout,
    String priceBook,
    String currency,
    Exchanges exchanges) {

  /** The price book that is looked for. */
  public static final String PRICE_BOOK = "Magento";

  /** That price book; the currency is asked for, and nobody is told of calls. */
  public SalesforceConfig(
      URI url, Credentials credentials, String apiVersion, Duration requestTimeout) {
    this(url, credentials, apiVersion, requestTimeout, PRICE_BOOK, "", Exchanges.UNTOLD);
  }

  /**
   * Secrets go nowhere but to Salesforce.
   *
   * @throws io.crossdock.core.failure.FailedCall when the address is none of Salesforce's
   */
  public void requireSafe() {
    SignIn.requireSafe(url, "The configured Salesforce address");
  }

  @Override
  public String toString() {
    return "SalesforceConfig[" + url + ", v" + apiVersion + "]";
  }
}
