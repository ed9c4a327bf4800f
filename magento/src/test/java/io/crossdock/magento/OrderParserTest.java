package io.crossdock.magento;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.crossdock.core.order.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderParserTest {

  private static final OrderParser PARSER =
      new OrderParser("main", id -> new Order.Store(id, "", 1, "base", "UTC"));

  @Test
  void grandTotalsAddUpOnEveryRecordedOrder() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/recorded"))) {
      for (Path file : files.toList()) {
        var t = PARSER.parse(Json.read(Files.readString(file, StandardCharsets.UTF_8))).total();
        var sum =
            t.subtotal()
                .plus(t.tax())
                .plus(t.shipping())
                .plus(t.discount())
                .plus(t.discountTaxCompensation())
                .plus(t.shippingDiscountTaxCompensation());
        assertEquals(t.grandTotal(), sum, file.toString());
      }
    }
  }

  @Test
  void digestIgnoresKeyOrderAndUpdatedAtOnly() {
    String digest = Digest.of(Json.read("{\"a\":1,\"b\":\"x\",\"updated_at\":\"1\"}"));
    assertEquals(digest, Digest.of(Json.read("{\"updated_at\":\"2\",\"b\":\"x\",\"a\":1}")));
    assertNotEquals(digest, Digest.of(Json.read("{\"a\":1,\"b\":\"y\"}")));
  }
}
