package io.crossdock.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void whatIsOfOneOrderIsLeftOut() {
    assertThat(told("Salesforce's total is 12.50 USD, Magento's 13.00 USD."))
        .isEqualTo("Salesforce's total is … USD, Magento's … USD.");
    assertThat(told("The shop no longer has order main:42."))
        .isEqualTo("The shop no longer has order ….");
    assertThat(told("Record: OrderItem main:42:shipping. Salesforce says: no."))
        .isEqualTo("Record: OrderItem …. Salesforce says: no.");
    assertThat(told("Two contacts: 003xx0000000ABCAA2, 003xx0000000ABDAA2."))
        .isEqualTo("Two contacts: ….");
    assertThat(told("Not an address: Jane.Doe@example.co.uk.")).isEqualTo("Not an address: ….");
    assertThat(told("Order 000000042 of 2026-11-24T10:00:00Z is wrong."))
        .isEqualTo("Order … of … is wrong.");
  }

  @Test
  void whatTellsCausesApartStays() {
    String sku = "The price book has no entry for SKU 24-MB01 USD.";
    String ean = "The price book has no entry for SKU 4006381333931 USD.";
    assertThat(told(sku)).isEqualTo(sku);
    assertThat(told(ean)).isEqualTo(ean);
  }

  @Test
  void equalCausesHaveOneIdAndWhatIsTriedByItselfIsAnother() {
    Cause one = cause(Kind.BLOCKED, "Total 1.00 differs.");
    assertThat(cause(Kind.BLOCKED, "Total 2.00 differs.").id()).isEqualTo(one.id());
    assertThat(cause(Kind.WAITING, "Total 1.00 differs.").id()).isNotEqualTo(one.id());
    assertThat(cause(Kind.BLOCKED, "Something else.").id()).isNotEqualTo(one.id());
  }

  private static String told(String message) {
    return cause(Kind.BLOCKED, message).sentence();
  }

  private static Cause cause(Kind kind, String message) {
    return Cause.of(kind, "code", message, "Press it.", List.of("000000042"));
  }
}
