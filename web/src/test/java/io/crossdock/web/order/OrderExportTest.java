package io.crossdock.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderExportTest {

  @Test
  void whatASpreadsheetWouldRunStaysText() {
    assertThat(OrderExport.cell("=HYPERLINK(A1)")).isEqualTo("'=HYPERLINK(A1)");
    assertThat(OrderExport.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(OrderExport.cell("-2+3")).isEqualTo("'-2+3");
  }

  @Test
  void aNegativeAmountStaysANumber() {
    assertThat(OrderExport.cell("-12.50")).isEqualTo("-12.50");
  }

  @Test
  void commasQuotesAndLineBreaksAreQuoted() {
    assertThat(OrderExport.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
  }
}
