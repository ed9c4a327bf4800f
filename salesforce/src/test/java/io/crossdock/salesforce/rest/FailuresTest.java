package io.crossdock.salesforce.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.order.GraphBuilder;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  /** Row by row: code, category, what happened, who can fix it and how, what to press. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "401|INVALID_SESSION_ID|Session expired or invalid|UNAUTHORISED|does not let"
            + " Crossdock's user use|administrator",
        "401|INVALID_AUTH_HEADER|odd header|UNAUTHORISED|user use its API|administrator",
        "403|API_DISABLED_FOR_ORG|no API|UNAUTHORISED|user use its API|administrator",
        "403|API_CURRENTLY_DISABLED|no API|UNAUTHORISED|user use its API|administrator",
        "403|INSUFFICIENT_ACCESS|no|UNAUTHORISED|user use its API|administrator",
        "403|REQUEST_LIMIT_EXCEEDED|TotalRequests Limit exceeded.|THROTTLED|24 hours are used up|by"
            + " themselves",
        "403|REQUEST_LIMIT_EXCEEDED|ConcurrentRequests (Concurrent API Requests) Limit"
            + " exceeded.|THROTTLED|too many calls|Nothing to do",
        "403|REQUEST_LIMIT_EXCEEDED|ConcurrentPerOrgLongTxn Limit exceeded|THROTTLED|too many"
            + " calls|Nothing to do",
        "400|UNABLE_TO_LOCK_ROW|unable to obtain exclusive access|TRANSIENT|writing the same"
            + " record|Nothing to do",
        "400|QUERY_TIMEOUT|too long|TRANSIENT|took too long|Nothing to do",
        "500|REQUEST_RUNNING_TOO_LONG|too long|TRANSIENT|took too long|Nothing to do",
        "500|UNKNOWN_EXCEPTION|An unexpected error occurred|TRANSIENT|error of its own|Nothing to"
            + " do",
        "500|INTERNAL_ERROR|oops|TRANSIENT|error of its own|Nothing to do",
        "503|SERVER_UNAVAILABLE|busy|TRANSIENT|just now|Nothing to do",
        "503|SERVICE_NOT_AVAILABLE|busy|TRANSIENT|just now|Nothing to do",
        "503|ORG_IN_MAINTENANCE|soon|THROTTLED|maintenance|Nothing to do",
        "400|INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE|soon|THROTTLED|maintenance|Nothing"
            + " to do",
        "400|OPERATION_TOO_LARGE|large|TRANSIENT|just now|Nothing to do",
        "400|INVALID_QUERY_LOCATOR|old|TRANSIENT|just now|Nothing to do",
        "400|STORAGE_LIMIT_EXCEEDED|full|THROTTLED|storage is full|administrator",
        "400|TOO_MANY_APEX_REQUESTS|busy|TRANSIENT|overloaded|Nothing to do",
        "400|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|Apex said no|REJECTED|automation|administrator",
        "400|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|caused by UNABLE_TO_LOCK_ROW|TRANSIENT|just"
            + " now|Nothing to do",
        "400|CANNOT_EXECUTE_FLOW_TRIGGER|flow said no|REJECTED|automation|administrator",
        "400|APEX_ERROR|no|REJECTED|automation|administrator",
        "400|APEX_ERROR|busy, try again|TRANSIENT|just now|Nothing to do",
        "400|DUPLICATE_VALUE|duplicate value found|TRANSIENT|same moment|org is read",
        "300|DUPLICATE_EXTERNAL_ID|several|REJECTED|same key|merges",
        "404|ENTITY_IS_DELETED|entity is deleted|TRANSIENT|gone|org is read",
        "404|INVALID_CROSS_REFERENCE_KEY|invalid cross reference id|TRANSIENT|gone|org is read",
        "400|INVALID_CROSS_REFERENCE_KEY|invalid cross reference id|REJECTED|refers to|pinned"
            + " values",
        "400|REQUIRED_FIELD_MISSING|Required fields are missing: [LastName]|REJECTED|requires a"
            + " field|Field Mapping",
        "400|STRING_TOO_LONG|First Name: data value too large|REJECTED|longer than its"
            + " field|Shorten",
        "400|INVALID_EMAIL_ADDRESS|Email: invalid email address: x|REJECTED|e-mail address|in"
            + " Magento",
        "400|INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST|bad value for restricted picklist field:"
            + " X|REJECTED|not on the list|Status map",
        "400|FIELD_INTEGRITY_EXCEPTION|There's a problem with this country, even though it may"
            + " appear correct. Please select a country/territory from the list of valid"
            + " countries.: Mailing Country|REJECTED|state or country|Picklists",
        "400|FIELD_INTEGRITY_EXCEPTION|pricebook entry is inactive|REJECTED|price book|prices",
        "400|FIELD_INTEGRITY_EXCEPTION|Start Date must be inside the contract|REJECTED|does not"
            + " fit|own words",
        "400|FIELD_INTEGRITY_EXCEPTION|Can't save order products with a negative unit"
            + " price|REJECTED|negative price|Discounts to \"Folded into the lines\"",
        "400|FIELD_INTEGRITY_EXCEPTION|Can't save order products with negative"
            + " quantities|REJECTED|quantity|Enable Negative Quantity",
        "400|FIELD_INTEGRITY_EXCEPTION|Can't save order products with quantities of"
            + " zero|REJECTED|quantity|Enable Zero Quantity",
        "400|NUMBER_OUTSIDE_VALID_RANGE|too large|REJECTED|too large|administrator",
        "400|FIELD_CUSTOM_VALIDATION_EXCEPTION|no|REJECTED|validation rule|rule",
        "400|FIELD_FILTER_VALIDATION_EXCEPTION|no|REJECTED|lookup filter|filter",
        "400|MALFORMED_ID|Account ID: id value of incorrect type: 1|REJECTED|Salesforce id|The one"
            + " account",
        "400|DUPLICATES_DETECTED|Use one of these records?|REJECTED|duplicate rule|Merge",
        "400|INVALID_FIELD|No such column|MISCONFIGURED|no such field|metadata",
        "400|INVALID_FIELD_FOR_INSERT_UPDATE|read-only|MISCONFIGURED|may not be written|Field"
            + " Mapping",
        "400|INVALID_TYPE|sObject type 'Order' is not supported.|MISCONFIGURED|kind of"
            + " record|switches on Orders",
        "404|NOT_FOUND|Provided external ID field does not exist or is not"
            + " accessible|MISCONFIGURED|not set up|metadata",
        "400|JSON_PARSER_ERROR|bad|MISCONFIGURED|not set up|metadata",
        "400|MALFORMED_QUERY|bad|MISCONFIGURED|not set up|metadata",
        "405|METHOD_NOT_ALLOWED|bad|MISCONFIGURED|not set up|metadata",
        "415|UNSUPPORTED_MEDIA_TYPE|bad|MISCONFIGURED|not set up|metadata",
        "400|INSUFFICIENT_ACCESS_OR_READONLY|no|MISCONFIGURED|may not do this|permission set",
        "400|INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY|no|MISCONFIGURED|see or use a"
            + " record|shares",
        "400|FIELD_NOT_UPDATABLE|no|MISCONFIGURED|may not change a field|permission set",
        "400|FAILED_ACTIVATION|An order must have at least one product.|REJECTED|not"
            + " activate|Activate Orders",
        "400|ENTITY_IS_LOCKED|Unable to modify activated order|REJECTED|locked|Edit Activated"
            + " Orders",
        "400|DELETE_FAILED|unable to modify activated order|REJECTED|be removed|reduction orders",
        "400|INVALID_STATUS|no|REJECTED|status|Status map",
        "400|STANDARD_PRICE_NOT_DEFINED|Before creating a custom price, create a standard"
            + " price.|REJECTED|price|prices",
      })
  void eachAnswerHasOneMeaningASentenceAndAFix(
      int status, String code, String message, Category category, String what, String fix) {
    Failure failure = failure(status, code, message);

    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(what).endsWith("Salesforce says: " + message);
    assertThat(failure.hint()).contains(fix);
    boolean byItself = category == Category.TRANSIENT || failure.closesGate();
    assertThat(failure.hint())
        .containsPattern(
            byItself ? "again\\.|by itself|by themselves" : "press \"Salesforce Sync\"");
  }

  @ParameterizedTest
  @CsvSource({"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER", "APEX_ERROR"})
  void aGovernorLimitIsToldFromAnAutomationThatRefuses(String code) {
    Failure failure = failure(400, code, "OrderTrigger: System.LimitException: Too many SOQL");
    assertThat(failure.category()).isEqualTo(Category.REJECTED);
    assertThat(failure.code()).isEqualTo("over-limit");
    assertThat(failure.message()).contains("one of Salesforce's limits", "Too many SOQL");
    assertThat(failure.hint()).contains("administrator", "press \"Salesforce Sync\"");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORISED",
    "403, MISCONFIGURED",
    "300, REJECTED",
    "404, MISCONFIGURED",
    "405, MISCONFIGURED",
    "408, TRANSIENT",
    "409, TRANSIENT",
    "410, MISCONFIGURED",
    "412, TRANSIENT",
    "414, MISCONFIGURED",
    "415, MISCONFIGURED",
    "420, TRANSIENT",
    "429, THROTTLED",
    "431, MISCONFIGURED",
    "500, TRANSIENT",
    "502, TRANSIENT",
    "503, TRANSIENT"
  })
  void anAnswerWithoutACodeIsJudgedByItsStatus(int status, Category category) {
    Failure failure = Failures.of(status, List.of(), "<html>", Optional.empty());
    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.hint()).isNotBlank();
  }

  @ParameterizedTest
  @DisplayName("14: an answer without a list of fields names them in its words, or none")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "No such column 'Gone__c' on sobject of type Order|Gone__c",
        "Unable to create/update fields: A__c, B__c. Please check the security settings|A__c,B__c",
        "Cannot deserialize instance of currency from Name value x|``",
        "Choose a Name and a Type.|``"
      })
  void fieldsAreNamedInWordsToo(String message, String named) {
    String body =
        "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"" + message + "\",\"fields\":[]}]";
    var answer =
        new GraphAnswer("o1", false, List.of(new NodeAnswer("order", 400, Json.read(body))));
    assertThat(String.join(",", answer.refusedFields())).isEqualTo(named);
  }

  @Test
  void aCodeNobodyKnowsIsShownInSalesforcesOwnWords() {
    Failure failure = failure(400, "SOMETHING_NEW", "what now");
    assertThat(failure.category()).isEqualTo(Category.REJECTED);
    assertThat(failure.message()).contains("does not know", "SOMETHING_NEW", "what now");
    assertThat(failure.hint()).contains("own words", "press \"Salesforce Sync\"");
  }

  @Test
  void recordAndFieldAreNamed() {
    var body =
        """
        {"graphId":"o0","isSuccessful":false,"graphResponse":{"compositeResponse":[
          {"referenceId":"account","httpStatusCode":400,"body":[
            {"errorCode":"PROCESSING_HALTED","message":"rolled back"}]},
          {"referenceId":"line0","httpStatusCode":400,"body":[
            {"errorCode":"NUMBER_OUTSIDE_VALID_RANGE","message":"outside","fields":["UnitPrice"]}]}]}}
        """;
    var nodes =
        GraphBuilder.nodes("/services/data/v68.0", Orders.fresh(Orders.plan(42, Orders.draft())));

    Failure failure = GraphAnswer.of(Json.read(body)).failure(nodes);

    assertThat(failure.category()).isEqualTo(Category.REJECTED);
    assertThat(failure.message())
        .isEqualTo(
            "A number of this order is too large for its field in Salesforce. Record: OrderItem"
                + " main:4201. Fields: UnitPrice. Salesforce says: outside");
  }

  @Test
  void whatWasOnlyHaltedGoesAgainUnchanged() {
    var body =
        """
        {"graphId":"o0","isSuccessful":false,"graphResponse":{"compositeResponse":[
          {"referenceId":"order","httpStatusCode":400,"body":[
            {"errorCode":"PROCESSING_HALTED","message":"too many failed"}]}]}}
        """;
    var answer = GraphAnswer.of(Json.read(body));
    assertThat(answer.halted()).isTrue();
    assertThat(answer.failure().category()).isEqualTo(Category.TRANSIENT);
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

    Failure failure = Failures.signIn(answer, false);

    assertThat(failure.category()).isEqualTo(Category.UNAUTHORISED);
    assertThat(failure.closesGate()).isTrue();
    assertThat(failure.message()).contains("invalid client credentials");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_client|false|Client secret|certificate",
        "invalid_client|true|certificate|secret",
        "invalid_client_id|false|consumer key|run-as",
        "invalid_grant|false|run-as user|certificate",
        "invalid_grant|true|pre-authorised|run-as",
        "invalid_app_access|true|permitted users|secret",
        "inactive_user|false|activates the user|secret",
        "rate_limit_exceeded|false|by itself|secret",
      })
  void aRefusedSignInNamesWhatCuresItAndNothingElse(
      String error, boolean jwt, String cure, String none) {
    var answer = new Answer(400, "{\"error\":\"" + error + "\"}", Optional.empty());
    assertThat(Failures.signIn(answer, jwt).hint()).contains(cure).doesNotContain(none);
  }

  @Test
  void aHostThatIsUnknownIsToldFromOneThatIsAwayAndFromOneThatIsNotTrusted() {
    var unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(Failures.unreachable(unknown, "acme.my.salesforce.com").message())
        .isEqualTo("There is no host called acme.my.salesforce.com.");
    assertThat(Failures.unreachable(new ConnectException(), "acme.my.salesforce.com").hint())
        .contains("network, firewall, proxy");
    assertThat(Failures.untrusted("acme.my.salesforce.com").hint()).contains("trust store");
  }

  private static Failure failure(int status, String code, String message) {
    return Failures.of(
        status, List.of(new Failures.Row(code, message, List.of())), "", Optional.empty());
  }
}
