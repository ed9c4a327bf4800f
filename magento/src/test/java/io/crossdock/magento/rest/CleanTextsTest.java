package io.crossdock.magento.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"Lo\\u0000ve\"} | {\"a\":\"Love\"}",
        "{\"a\":[\"\\ud83d\",{\"b\\u0000\":\"x\\u0001y\"}]} | {\"a\":[\"\",{\"b\":\"xy\"}]}",
        "{\"a\":\"\\ud83d\\ude00 \u00e4\\t\\n\"} | {\"a\":\"\\ud83d\\ude00 \u00e4\\t\\n\"}",
        "\"\\u0000\" | \"\"",
        "[[[\"\\u001f\"]],7,true,null] | [[[\"\"]],7,true,null]"
      })
  void whatNoTextMeansIsTakenOutAndAllElseStays(String json, String clean) {
    assertThat(CleanTexts.in(RestApi.JSON.readTree(json))).isEqualTo(RestApi.JSON.readTree(clean));
  }
}
