package io.crossdock.salesforce;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach one org and what it cannot tell itself.
 *
 * @param url the org's My Domain address; plain http only on loopback
 * @param clientSecret never printed
 * @param apiVersion such as {@code 66.0}
 * @param requestTimeout for one call, the whole answer included
 * @param priceBook name of the price book orders use; where the org has none of that name, its
 *     standard one is used
 * @param currency ISO 4217, of an org with a single currency; describe does not tell it. Empty: not
 *     needed, the org is multi-currency
 */
public record SalesforceConfig(
    URI url,
    String clientId,
    String clientSecret,
    String apiVersion,
    Duration requestTimeout,
    String priceBook,
    String currency) {

  /** The price book {@code Magento} of a multi-currency org. */
  public SalesforceConfig(
      URI url, String clientId, String clientSecret, String apiVersion, Duration requestTimeout) {
    this(url, clientId, clientSecret, apiVersion, requestTimeout, "Magento", "");
  }

  @Override
  public String toString() {
    return "SalesforceConfig[" + url + ", v" + apiVersion + "]";
  }
}
