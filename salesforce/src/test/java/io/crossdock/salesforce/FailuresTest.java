package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|INVALID_SESSION_ID|Session expired or invalid|UNAUTHORISED",
        "403|API_DISABLED_FOR_ORG|no API|UNAUTHORISED",
        "403|REQUEST_LIMIT_EXCEEDED|TotalRequests Limit exceeded.|THROTTLED",
        "403|REQUEST_LIMIT_EXCEEDED|ConcurrentRequests (Concurrent API Requests) Limit exceeded.|THROTTLED",
        "400|UNABLE_TO_LOCK_ROW|unable to obtain exclusive access|TRANSIENT",
        "500|UNKNOWN_EXCEPTION|An unexpected error occurred|TRANSIENT",
        "503|SERVER_UNAVAILABLE|busy|TRANSIENT",
        "400|DUPLICATE_VALUE|duplicate value found|TRANSIENT",
        "404|ENTITY_IS_DELETED|entity is deleted|TRANSIENT",
        "404|INVALID_CROSS_REFERENCE_KEY|invalid cross reference id|TRANSIENT",
        "400|INVALID_CROSS_REFERENCE_KEY|invalid cross reference id|REJECTED",
        "400|REQUIRED_FIELD_MISSING|Required fields are missing: [LastName]|REJECTED",
        "400|FIELD_CUSTOM_VALIDATION_EXCEPTION|no|REJECTED",
        "400|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|Apex said no|REJECTED",
        "400|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|caused by UNABLE_TO_LOCK_ROW|TRANSIENT",
        "400|APEX_ERROR|busy, try again|TRANSIENT",
        "400|INVALID_FIELD|No such column|MISCONFIGURED",
        "404|NOT_FOUND|Provided external ID field does not exist or is not accessible|MISCONFIGURED",
        "400|INSUFFICIENT_ACCESS_OR_READONLY|no|MISCONFIGURED",
        "400|FAILED_ACTIVATION|An order must have at least one product.|REJECTED",
        "400|ENTITY_IS_LOCKED|Unable to modify activated order|REJECTED",
        "400|STORAGE_LIMIT_EXCEEDED|full|THROTTLED",
        "400|SOMETHING_NEW|what|REJECTED",
      })
  void eachAnswerHasOneMeaning(int status, String code, String message, Category category) {
    Failure failure = failure(status, code, message);

    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(message);
    assertThat(failure.hint()).isNotBlank();
  }

  @Test
  void aUsedUpDayWaitsLongAndAConcurrencyLimitShortly() {
    assertThat(failure(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.").retryAfter())
        .contains(Duration.ofMinutes(15));
    assertThat(failure(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit").retryAfter())
        .contains(Duration.ofSeconds(5));
  }

  @Test
  void theCulpritSpeaksForThoseHaltedWithIt() {
    var halted = new Failures.Row("PROCESSING_HALTED", "rolled back", List.of());
    var culprit = new Failures.Row("STRING_TOO_LONG", "too long", List.of("FirstName"));

    Failure failure = Failures.of(400, List.of(halted, culprit), "", Optional.empty());

    assertThat(failure.code()).isEqualTo("STRING_TOO_LONG");
    assertThat(failure.message()).contains("FirstName");
  }

  @Test
  void anEdgePageInHtmlIsTransient() {
    var page = new Answer(502, "<html>bad gateway</html>", Optional.empty());

    assertThat(Failures.of(page, false).category()).isEqualTo(Category.TRANSIENT);
    assertThat(Failures.of(page, false).uncertain()).isFalse();
    assertThat(Failures.of(page, true).uncertain()).isTrue();
  }

  @Test
  void aRefusedSignInNamesSalesforcesReasonAndClosesTheGate() {
    var answer =
        new Answer(
            400,
            """
            {"error":"invalid_client","error_description":"invalid client credentials"}\
            """,
            Optional.empty());

    Failure failure = Failures.signIn(answer);

    assertThat(failure.category()).isEqualTo(Category.UNAUTHORISED);
    assertThat(failure.closesGate()).isTrue();
    assertThat(failure.message()).contains("invalid client credentials");
  }

  private static Failure failure(int status, String code, String message) {
    return Failures.of(
        status, List.of(new Failures.Row(code, message, List.of())), "", Optional.empty());
  }
}
