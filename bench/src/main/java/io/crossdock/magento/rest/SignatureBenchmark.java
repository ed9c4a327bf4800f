package io.crossdock.magento.rest;

import io.crossdock.magento.rest.MagentoConfig.Credentials;
import java.net.URI;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The OAuth 1.0a signature of one request; here because {@link Signing} is the module's own. */
@State(Scope.Benchmark)
public class SignatureBenchmark {

  private final Credentials credentials =
      new Credentials.OAuth(
          "consumer-key-of-32-characters-xx",
          "consumer-secret-of-32-characters",
          "access-token-of-32-characters-xx",
          "access-secret-of-32-characters-x");
  private final URI url =
      URI.create(
          "https://shop.example.com/rest/V1/orders?searchCriteria%5BfilterGroups%5D%5B0%5D"
              + "%5Bfilters%5D%5B0%5D%5Bfield%5D=updated_at&searchCriteria%5BfilterGroups%5D%5B0%5D"
              + "%5Bfilters%5D%5B0%5D%5Bvalue%5D=2026-11-24%2010%3A00%3A00&searchCriteria%5BfilterGroups"
              + "%5D%5B0%5D%5Bfilters%5D%5B0%5D%5BconditionType%5D=gteq&searchCriteria%5BpageSize%5D=100");
  private final Instant at = Instant.parse("2026-11-24T10:00:00Z");

  @Benchmark
  public String signature() {
    return Signing.header(url, credentials, "0123456789abcdef0123456789abcdef", at);
  }
}
