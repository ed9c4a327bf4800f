package io.crossdock.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

  @Test
  void namesAddressesEmailsAndPhonesAreTakenOut() {
    String raw =
        """
        {"LastName":"O\\"Hara","Phone":"x","message":"ann.lee@example.com, +1 (555) 010-0200"}\
        """;
    assertThat(Masking.of(raw))
        .isEqualTo("{\"LastName\":\"***\",\"Phone\":\"***\",\"message\":\"***@***, ***\"}");
  }

  @Test
  void codesAmountsAndRecordIdsStay() {
    String raw = "{\"errorCode\":\"INVALID_FIELD\",\"id\":\"801Ab00000123456AAA\",\"total\":12.50}";
    assertThat(Masking.of(raw)).isEqualTo(raw);
  }
}
