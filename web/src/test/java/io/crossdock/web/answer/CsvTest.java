package io.crossdock.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void whatASpreadsheetWouldRunStaysText() {
    assertThat(Csv.cell("=HYPERLINK(A1)")).isEqualTo("'=HYPERLINK(A1)");
    assertThat(Csv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(Csv.cell("-2+3")).isEqualTo("'-2+3");
  }

  @Test
  void aNegativeAmountStaysANumber() {
    assertThat(Csv.cell("-12.50")).isEqualTo("-12.50");
  }

  @Test
  void commasQuotesAndLineBreaksAreQuoted() {
    assertThat(Csv.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
  }
}
