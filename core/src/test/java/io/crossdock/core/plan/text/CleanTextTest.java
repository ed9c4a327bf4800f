package io.crossdock.core.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CleanTextTest {

  static List<Arguments> texts() {
    return List.of(
        Arguments.of("Gift wrap, please", "Gift wrap, please"),
        Arguments.of("a\u0000b\u0007c\u001Bd", "abcd"),
        Arguments.of("C1 \u0085 and \u009F", "C1  and "),
        Arguments.of("one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree\tfour\n"),
        Arguments.of("whole \uD83D\uDE00", "whole \uD83D\uDE00"),
        Arguments.of("half \uD83D", "half "),
        Arguments.of("\uDE00 other half", " other half"),
        Arguments.of("turned \uDE00\uD83D round", "turned  round"),
        Arguments.of("none \uFFFF\uFFFE\uFDD0", "none "),
        Arguments.of(" \t\n ", ""),
        Arguments.of("\u00A0\u2003\u200B\uFEFF", ""),
        Arguments.of("\u0000\u0001", ""),
        Arguments.of("", ""),
        Arguments.of("日本語 Ünïcödé العربية", "日本語 Ünïcödé العربية"));
  }

  @ParameterizedTest
  @DisplayName("14: a text is cleaned of what no system can hold, and of nothing else")
  @MethodSource("texts")
  void cleaned(String text, String clean) {
    assertThat(CleanText.of(text)).isEqualTo(clean);
  }

  @Test
  @DisplayName("14: a text that is too long is cut with a mark, never through a character")
  void cut() {
    assertThat(CleanText.cut("abcdef", 6, " […]")).isEqualTo("abcdef");
    assertThat(CleanText.cut("abcdefghij", 8, " […]")).isEqualTo("abcd […]");
    assertThat(CleanText.cut("abc\uD83D\uDE00fghij", 8, " […]")).isEqualTo("abc […]");
  }
}
