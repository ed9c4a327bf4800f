package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What buyers, clerks, scripts and the org have written is text wherever it is shown, also when it
 * looks like a page.
 */
class ConsoleEscapingIT extends AtTheConsole {

  ConsoleEscapingIT() {
    super(0);
  }

  @BeforeAll
  void start() {
    place.orgValidation(
        json(
            """
            {"object":"Order","field":"ShippingCity","refuses":"Nowhere","message":"{message}"}\
            """));
    api.map(
        json(
            """
            [{"object":"Order","field":"PoNumber","expression":"'{mapping}'"}]\
            """));
    api.makeToken(json("{token}"));
    long id =
        place
            .demand(
                json(
                    """
                    {"items":[{"sku":"{sku}","name":"{product}","price":5,"qty":1}],
                     "address":{"firstname":"{first}","lastname":"{last}","street":["{street}"],
                      "city":"Nowhere"}}\
                    """))
            .getFirst();
    place.comment(id, json("{comment}"));
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("out_of_sync"));
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, first last",
    "/orders/main:1, first last street sku product comment message",
    "/orders/main:1?tab=salesforce, first last street sku mapping message",
    "/queue, message",
    "/log, message",
    "/dashboard, message",
    "/field-mapping, mapping",
    "/tokens, token",
    "/audit-log, token"
  })
  void itIsTextOnThePage(String page, String written) {
    staff.visit(page);
    for (String what : written.split(" ", -1)) {
      assertThat(staff.page().getByRole(AriaRole.MAIN)).containsText(hostile(what));
    }
    nothingElse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders?q={q}&store={store}&least={least}",
        "/orders/{order}",
        "/field-mapping?order={order}&tab={tab}",
        "/log?text={text}&order={order}",
        "/audit-log?who={who}"
      })
  void itIsTextInTheAddress(String address) {
    staff.visit(filled(address, text -> Http.encode(text).replace("+", "%20")));
    assertThat(staff.page().getByRole(AriaRole.MAIN)).isVisible();
    nothingElse();
  }

  private void nothingElse() {
    staff.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(staff.page().locator("img[src=x]")).hasCount(0);
    assertThat(staff.page().evaluate("() => window.ran")).isNull();
  }

  private static String hostile(String what) {
    return what + "\"><img src=x onerror=ran=1>";
  }

  private static String json(String template) {
    return filled(template, text -> text.replace("\"", "\\\""));
  }

  private static String filled(String template, UnaryOperator<String> written) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(template)
        .replaceAll(what -> Matcher.quoteReplacement(written.apply(hostile(what.group(1)))));
  }
}
