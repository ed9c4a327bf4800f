package io.crossdock.salesforce.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoqlTest {

  @Test
  void aQuoteInATextStaysInTheText() {
    assertThat(Soql.quote("o'neil' OR Name != '")).isEqualTo("'o\\'neil\\' OR Name != \\''");
  }

  @Test
  void aBackslashCannotSwallowTheClosingQuote() {
    assertThat(Soql.quote("a\\")).isEqualTo("'a\\\\'");
  }

  @Test
  void lineBreaksAreEscaped() {
    assertThat(Soql.quote("a\nb\tc")).isEqualTo("'a\\nb\\tc'");
  }

  @Test
  void aSegmentKeepsNoSlashNoSpaceAndNoPlus() {
    assertThat(Soql.segment("a/b c+d")).isEqualTo("a%2Fb%20c%2Bd");
  }

  @Test
  void manyValuesAreSplitSoThatEachAddressIsShortEnough() {
    var values = IntStream.range(0, 2000).mapToObj(i -> "customer" + i + "@example.com").toList();

    List<String> queries =
        Soql.split(values, part -> "SELECT Id FROM C WHERE E IN " + Soql.in(part));

    assertThat(queries).hasSizeGreaterThan(1).allMatch(q -> Soql.encode(q).length() <= 10_000);
    assertThat(String.join("", queries))
        .contains(Soql.quote(values.getFirst()))
        .contains(Soql.quote(values.getLast()));
  }
}
