package io.crossdock.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.Gates.Remote;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFormTest {

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what was left out stays, what is empty is taken away, a secret stays unless it is typed
          SHOP_URL=https://a.com SHOP_TOKEN=t SHOP_TIME_ZONE=UTC | SHOP_TIME_ZONE= SHOP_TOKEN= | SHOP_TOKEN=t SHOP_URL=https://a.com
          SHOP_URL=https://a.com SHOP_TOKEN=t  | SHOP_TOKEN=new           | SHOP_TOKEN=new SHOP_URL=https://a.com
          # a secret goes to the address it was given for, however that is written, and to no other
          SHOP_URL=https://a.com SHOP_TOKEN=t  | SHOP_URL=https://A.com/rest | SHOP_TOKEN=t SHOP_URL=https://A.com/rest
          SHOP_URL=https://a.com SHOP_TOKEN=t  | SHOP_URL=https://b.com   | SHOP_URL=https://b.com
          ORG_URL=https://a.my.salesforce.com ORG_JWT_KEY_FILE=/k | ORG_URL=https://b.my.salesforce.com | ORG_URL=https://b.my.salesforce.com
          # of two ways to sign in the one that is typed stays
          SHOP_URL=https://a.com SHOP_TOKEN=t  | SHOP_CONSUMER_KEY=k      | SHOP_CONSUMER_KEY=k SHOP_URL=https://a.com
          SHOP_URL=https://a.com SHOP_CONSUMER_KEY=k | SHOP_TOKEN=t       | SHOP_TOKEN=t SHOP_URL=https://a.com
          ORG_URL=https://a.my.salesforce.com ORG_CLIENT_SECRET=s | ORG_JWT_KEY_FILE=/k | ORG_JWT_KEY_FILE=/k ORG_URL=https://a.my.salesforce.com
          """)
  void whatHoldsWhenAFormIsSaved(String saved, String typed, String values) {
    assertThat(text(new ConnectionForm(read(saved), read(typed)).values())).isEqualTo(values);
  }

  @Test
  void whatIsMissingForAnotherAddressSaysWhoseTheSavedOneIs() {
    var form =
        new ConnectionForm(
            read("SHOP_URL=https://a.com SHOP_TOKEN=t"), read("SHOP_URL=https://b.com X=1"));
    assertThat(form.told(Map.of("CROSSDOCK_SHOP_TOKEN", "is missing")))
        .hasEntrySatisfying(
            "CROSSDOCK_SHOP_TOKEN",
            told -> assertThat(told).contains("must be given anew", "https://a.com"));
    assertThat(form.strangers()).containsOnlyKeys("CROSSDOCK_X");
    assertThat(form.address(Remote.SHOP)).isEqualTo("https://b.com");
    assertThat(new ConnectionForm(Map.of(), read("ORG_URL=ann:secret@")).address(Remote.ORG))
        .isEmpty();
  }

  @Test
  void noSecretIsShownAgain() {
    assertThat(ConnectionForm.fields(read("SHOP_URL=https://a.com SHOP_TOKEN=t")))
        .filteredOn(field -> field.given())
        .extracting(field -> field.label() + "=" + field.value())
        .containsExactly("Shop URL=https://a.com", "Access Token=");
  }

  private static Map<String, String> read(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(one -> one.split("=", 2))
        .collect(Collectors.toMap(one -> "CROSSDOCK_" + one[0], one -> one[1]));
  }

  private static String text(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(one -> one.getKey().substring("CROSSDOCK_".length()) + "=" + one.getValue())
            .collect(Collectors.joining(" "));
  }
}
