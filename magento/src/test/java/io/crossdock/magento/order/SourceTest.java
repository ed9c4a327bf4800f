package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.magento.Recorded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Case 10: what of an order's JSON is kept for mappings")
class SourceTest {

  @ParameterizedTest
  @MethodSource("io.crossdock.magento.Recorded#orders")
  void noSecretAndNoNetworkAddressOfARecordedOrderButItsMethodAndTitle(String name) {
    Map<String, Object> source = Source.of(Recorded.order(name));
    assertThat(source.toString()).doesNotContain("protect_code", "remote_ip", "cc_last4");
    assertThat(source.get("grand_total")).isInstanceOf(BigDecimal.class);
    Map<?, ?> payment = (Map<?, ?>) source.getOrDefault("payment", Map.of());
    assertThat(payment.get("method")).isInstanceOf(String.class);
    assertThat(payment.get("additional_information")).isInstanceOf(List.class);
  }

  @Test
  void thePurchaseOrdersNumberIsKept() {
    assertThat(payment(Recorded.order("purchase-order")))
        .containsEntry("po_number", "PO-2024-0042");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "po_number",
        "last_trans_id",
        "amount_authorized",
        "base_shipping_captured",
        "account_status",
        "psp_reference",
        "paypal_transaction_id",
        "adyen_psp_reference"
      })
  void paymentValuesThatAreNoSecretAreKept(String name) {
    assertThat(payment(paid(name, "X-1"))).containsEntry(name, "X-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cc_number_enc",
        "cc_last4",
        "cc_cid",
        "cc_trans_id",
        "cc_exp_year",
        "cc_owner",
        "cc_type",
        "echeck_account_name",
        "additional_data",
        "public_hash",
        "vault_payment_token",
        "transaction_token",
        "payment_method_nonce",
        "payer_email",
        "cardTransactionId",
        "whatever_a_module_adds"
      })
  void whatIsOrMayBeASecretIsNot(String name) {
    assertThat(payment(paid(name, "X-1"))).doesNotContainKey(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "5500-0000-0000-0004", "card 3782 822463 10005"})
  void aCardsNumberGoesUnderWhicheverName(String number) {
    assertThat(payment(paid("po_number", number))).doesNotContainKey("po_number");
    ObjectNode order = Recorded.order("guest-simple");
    order.withObject("/extension_attributes/erp").put("note", number).put("code", "E1");
    assertThat(Source.of(order).toString()).doesNotContain(number).contains("code=E1");
    assertThat(PaymentParser.of(Part.of(paid("po_number", number), note -> {})).poNumber())
        .isEmpty();
  }

  @Test
  void furtherPaymentInformationIsKeptByTheNameOfItsKey() {
    ObjectNode order = Recorded.order("guest-simple");
    var rows = order.withObject("/extension_attributes").putArray("payment_additional_info");
    rows.addObject().put("key", "method_title").put("value", "Cards");
    rows.addObject().put("key", "cc_token").put("value", "tok_1");
    rows.addObject().put("key", "transaction_id").put("value", "T-1");
    assertThat(Source.of(order).toString()).contains("T-1", "Cards").doesNotContain("tok_1");
  }

  @Test
  void namelessPaymentValuesAreKeptOnlyWhereTheyAreTheTitle() {
    ObjectNode order = Recorded.order("guest-simple");
    var values = order.withObject("/payment").putArray("additional_information");
    values.add("tok_1Abc99887766").add("Card");
    assertThat(Source.of(order).toString()).doesNotContain("tok_1");
    values.removeAll();
    values.add("Credit Card").add("tok_1");
    assertThat(payment(order)).containsEntry("additional_information", List.of("Credit Card"));
  }

  @Test
  void extensionAttributesOfModulesAreKept() {
    ObjectNode order = Recorded.order("guest-simple");
    order.withObject("/extension_attributes/delivery").put("slot", "8-10").put("floor", 3);
    assertThat(Source.of(order).toString()).contains("slot=8-10", "floor=3");
  }

  private static ObjectNode paid(String name, String value) {
    ObjectNode order = Recorded.order("guest-simple");
    order.withObject("/payment").put(name, value);
    return order;
  }

  private static Map<String, Object> payment(ObjectNode order) {
    var payment = new java.util.TreeMap<String, Object>();
    ((Map<?, ?>) Source.of(order).getOrDefault("payment", Map.of()))
        .forEach((name, value) -> payment.put(name.toString(), value));
    return payment;
  }
}
