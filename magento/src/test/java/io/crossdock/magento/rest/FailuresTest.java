package io.crossdock.magento.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.http.BoundedHttp.Answer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  private static final String NOT_AUTHORISED =
      """
      {"message":"The consumer isn't authorized to access %resources.",\
      "parameters":{"resources":"Magento_Sales::actions_view"}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          301 |                                                          | MISCONFIGURED | shop-redirect
          400 | Signature method %1 is not supported                     | MISCONFIGURED | shop-signature-method
          400 | Maximum SearchCriteria pageSize is %max                  | TRANSIENT     | shop-page-size
          400 | "%fieldName" is required. Enter and try again.           | BUG           | shop-400
          401 | The consumer isn't authorized to access %resources.      | UNAUTHORISED  | shop-401
          401 | The signature is invalid. Verify and try again.          | UNAUTHORISED  | shop-signature
          401 | An error occurred validating the nonce                   | UNAUTHORISED  | shop-clock
          401 | The nonce is already being used by the consumer with ID %1 | TRANSIENT   | shop-nonce
          401 | A consumer having the specified key does not exist       | UNAUTHORISED  | shop-keys
          403 | Forbidden                                                | MISCONFIGURED | shop-403
          404 | Request does not match any route.                        | MISCONFIGURED | shop-404
          405 | Method not allowed                                       | BUG           | shop-405
          429 | Too many requests                                        | THROTTLED     | shop-429
          500 | Internal Error. Details are available in Magento log file. Report ID: webapi-6b0 | TRANSIENT | shop-500
          502 | Bad Gateway                                              | TRANSIENT     | shop-502
          503 | Service Temporarily Unavailable                          | TRANSIENT     | shop-503
          504 | Gateway Time-out                                         | TRANSIENT     | shop-504
          """)
  void eachAnswerOfMagentoHasItsVerdictAndASentenceForPeople(
      int status, String message, Category category, String code) {
    String body =
        RestApi.JSON.writeValueAsString(Map.of("message", message == null ? "" : message));
    Failure failure = Failures.answered(answer(status, body, Map.of()));
    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).isNotBlank();
    assertThat(failure.hint()).isNotBlank();
    assertThat(failure.uncertain()).isFalse();
  }

  @Test
  void aMissingPermissionIsNamedWithItsPlaceInTheMagentoAdmin() {
    Failure failure = Failures.permissionMissing(answer(401, NOT_AUTHORISED, Map.of()));
    assertThat(failure.category()).isEqualTo(Category.MISCONFIGURED);
    assertThat(failure.message()).contains("Magento_Sales::actions_view");
    assertThat(failure.hint()).contains("System > Integrations", "Orders > Actions > View");
  }

  @Test
  void theShopsWishToWaitIsKeptWithinAnHour() {
    assertThat(Failures.answered(answer(503, "", Map.of("Retry-After", "120"))).retryAfter())
        .contains(Duration.ofMinutes(2));
    assertThat(Failures.answered(answer(429, "", Map.of("Retry-After", "999999"))).retryAfter())
        .contains(Duration.ofHours(1));
    var date = Map.of("Date", "Mon, 30 Nov 2026 12:00:00 GMT");
    var until = new java.util.HashMap<>(date);
    until.put("Retry-After", "Mon, 30 Nov 2026 12:01:00 GMT");
    assertThat(Failures.answered(answer(503, "", until)).retryAfter())
        .contains(Duration.ofMinutes(1));
    assertThat(Failures.answered(answer(503, "", Map.of("Retry-After", "soon"))).retryAfter())
        .isEmpty();
    assertThat(Failures.answered(answer(503, "", Map.of("Retry-After", "0"))).retryAfter())
        .isEmpty();
  }

  @Test
  void aWebPageInsteadOfRestIsAWrongAddressAndACutAnswerIsTriedAgain() {
    Failure page =
        Failures.unreadable(answer(200, "<!doctype html>", Map.of("Content-Type", "text/html")));
    assertThat(page.category()).isEqualTo(Category.MISCONFIGURED);
    Failure cut =
        Failures.unreadable(answer(200, "{\"items\":[{\"customer_email\":\"a@b", Map.of()));
    assertThat(cut.category()).isEqualTo(Category.TRANSIENT);
    assertThat(cut.message() + cut.raw()).doesNotContain("a@b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | text/plain | <html><body>An error has happened during application run. See exception log for details.</body></html> | shop-not-running | database
          503 | text/html  | <html><h1>Service Temporarily Unavailable</h1></html>                  | shop-503       | maintenance
          500 | application/json | {"messages":{"error":[{"code":500,"message":"Fatal: out of memory"}]}} | shop-500 | out of memory
          404 | text/html  | <!doctype html><title>404 Not Found</title>                            | shop-404       | REST API is not
          500 | text/html  | <html>nginx</html>                                                     | shop-500-page  | web server
          500 | text/html  | <br /><b>Fatal error</b>:  Uncaught Error in /a.php:3 on line <b>3</b> | shop-php       | Uncaught Error
          """)
  void aShopThatIsAwayIsToldAsWhatItIs(
      int status, String type, String body, String code, String said) {
    Failure failure = Failures.answered(answer(status, body, Map.of("Content-Type", type)));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(said);
    assertThat(failure.category())
        .isEqualTo(status == 404 ? Category.MISCONFIGURED : Category.TRANSIENT);
  }

  @Test
  void anExpiredOrMisnamedCertificateIsNamedAsSuch() {
    URI url = URI.create("https://shop.example:8443");
    var name = new SSLHandshakeException("No subject alternative DNS name matching x found.");
    name.initCause(new CertificateException("No subject alternative DNS name matching x found."));
    assertThat(Unreachable.because(name, url).message()).contains("another name", "example:8443");
    var old = new SSLHandshakeException("PKIX path validation failed");
    old.initCause(new CertificateException(new CertificateExpiredException("NotAfter: ...")));
    assertThat(Unreachable.because(old, url).message()).contains("expired");
  }

  @Test
  void placeholdersInMagentosMessagesAreFilled() {
    assertThat(Failures.message(NOT_AUTHORISED))
        .isEqualTo("The consumer isn't authorized to access Magento_Sales::actions_view.");
    assertThat(Failures.message("{\"message\":\"Signature method %1\",\"parameters\":[\"X\"]}"))
        .isEqualTo("Signature method X");
    assertThat(Failures.message("<html>")).isEqualTo("(no explanation)");
  }

  private static Answer answer(int status, String body, Map<String, String> headers) {
    var lists = new java.util.HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Answer(status, body, HttpHeaders.of(lists, (name, value) -> true));
  }
}
