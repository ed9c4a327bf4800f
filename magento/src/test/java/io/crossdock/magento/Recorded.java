package io.crossdock.magento;

import io.crossdock.magento.rest.RestApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers recorded from a Magento 2.4.7-p3. */
public final class Recorded {

  private Recorded() {}

  public static JsonNode json(String name) {
    try (InputStream json =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/" + name + ".json"))) {
      return RestApi.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ObjectNode order(String name) {
    return (ObjectNode) json("order-" + name);
  }

  /** Every kind of order that was recorded. */
  public static Stream<String> orders() {
    return Stream.of(
        "guest-simple",
        "mixed-discount",
        "bundle-dynamic",
        "bundle-fixed",
        "configurable",
        "custom-options",
        "downloadable",
        "eur-currency",
        "eu-website",
        "free-total",
        "virtual",
        "purchase-order",
        "partial-refunded",
        "canceled",
        "with-comments",
        "customer-simple");
  }
}
