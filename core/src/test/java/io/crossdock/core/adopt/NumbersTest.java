package io.crossdock.core.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.TakeOver.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CASES 1d: the number as the older connector wrote it. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // what the field holds, the prefix named, the shop's number
        "000000012,,000000012",
        "12,,000000012",
        "` 000000012 `,,000000012",
        "`\u00a0000000012\t`,,000000012",
        "#000000012,,000000012",
        "# 12,,000000012",
        "MAG-000000012,MAG-,000000012",
        "mag-12,MAG-,000000012",
        "#MAG-000000012,MAG-,000000012",
        "MAG-#12,MAG-,000000012",
        "MAG 12,`MAG `,000000012",
        "12.0,,000000012",
        "000000012-1,,000000012-1",
        "12-1,,000000012-1",
        "DE000000012,,de000000012",
        "DE000000012,DE,000000012",
        "100000012,,100000012",
        "000000000,,0"
      })
  void anIncrementIdIsTheSameHoweverItIsWritten(String held, String prefix, String shop) {
    assertThat(Numbers.ofOrg(source(Holds.INCREMENT_ID, prefix), held))
        .isEqualTo(Numbers.ofShop(Holds.INCREMENT_ID, shop))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "000000012,,100000012", // of another store
    "000000012,,000000012-1", // an edited order is another one
    "12,,120",
    "DE000000012,,000000012", // a prefix that nobody named
    "DE000000012,FR,000000012"
  })
  void anotherNumberStaysAnother(String held, String prefix, String shop) {
    assertThat(Numbers.ofOrg(source(Holds.INCREMENT_ID, prefix), held))
        .isNotEqualTo(Numbers.ofShop(Holds.INCREMENT_ID, shop));
  }

  @ParameterizedTest
  @CsvSource({
    "INCREMENT_ID,000000012,MAG-", // without the prefix: somebody else's
    "INCREMENT_ID,WEB-12,MAG-",
    "ENTITY_ID,twelve,",
    "ENTITY_ID,12-1,",
    "CUSTOMER_ID,-7,",
    "PRODUCT_ID,1.5,"
  })
  void whatIsNoNumberOfTheShopsIsNone(Holds holds, String held, String prefix) {
    assertThat(Numbers.ofOrg(source(holds, prefix), held)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ENTITY_ID,42,42",
    "ENTITY_ID,0042,42",
    "ENTITY_ID,42.00,42",
    "CUSTOMER_ID,' 7 ',7",
    "PRODUCT_ID,#5,5",
    "EMAIL,' Ann@Example.COM ',ann@example.com",
    "SKU,'lab-mug ',LAB-MUG",
    "SKU,#5-mug,#5-MUG", // a hash sign may be part of a SKU
    "SKU,007,007"
  })
  void otherNumbersToo(Holds holds, String held, String shop) {
    assertThat(Numbers.ofOrg(source(holds, null), held)).isEqualTo(Numbers.ofShop(holds, shop));
  }

  private static Source source(Holds holds, @org.jspecify.annotations.Nullable String prefix) {
    return new Source("Old_Key__c", holds, prefix == null ? "" : prefix);
  }
}
