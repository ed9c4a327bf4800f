package io.crossdock.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Case 10: expressions that name what is dropped")
class DroppedPathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment.cc_last4",
        "$order.payment.cc_number_enc",
        "payment[0].cc_owner",
        "payment . `cc_type`",
        "payment.(cc_type & cc_last4)",
        "$uppercase(payment.additional_data)",
        "payment.vault_payment_token ? 1 : 2",
        "items[$order.payment.echeck_type = \"x\"].sku",
        "payment.extension_attributes.vault_payment_token.public_hash",
        "remote_ip",
        "extension_attributes.gift_cards.code",
        "protect_code & \"x\"",
        "payment.additional_information[1]",
        "extension_attributes.payment_additional_info[key=\"cc_token\"].value"
      })
  void whatIsDroppedWhenAnOrderIsReadIsToldWithTheReason(String expression) {
    assertThat(DroppedPaths.why(expression).orElse("nothing")).containsAnyOf("dropped", "is kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment.po_number",
        "payment.last_trans_id",
        "payment.method & \" protect_code\"",
        "payment.*",
        "$lookup(payment, \"cc_last4\")",
        "payment.additional_information[0]",
        "extension_attributes.payment_additional_info[key='method_title'].value",
        "billing_address.city /* not payment.cc_type */"
      })
  void whatIsKeptOrMerelyNotFoundIsAllowed(String expression) {
    assertThat(DroppedPaths.why(expression)).isEmpty();
  }
}
