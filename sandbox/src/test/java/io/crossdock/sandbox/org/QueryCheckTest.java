package io.crossdock.sandbox.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.sandbox.org.soql.Malformed;
import io.crossdock.sandbox.org.soql.Soql;
import io.crossdock.sandbox.org.soql.Word;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that a real org refuses is refused, with its code and in its words. */
class QueryCheckTest {

  private static final Schema SCHEMA = new Schema(new Setup());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TotalAmount = '5'                      | TotalAmount    | double   | not be enclosed
          TotalAmount = true                     | TotalAmount    | double   | not be enclosed
          TotalAmount > 2026-11-24               | TotalAmount    | double   | not be enclosed
          Magento_Grand_Total__c IN (1, '2')     | Magento_Grand_Total__c | double | not be enclosed
          EffectiveDate = '2026-11-24'           | EffectiveDate  | date     | not be enclosed
          EffectiveDate >= 2026-11-24T00:00:00Z  | EffectiveDate  | date     | not be enclosed
          EffectiveDate = 5                      | EffectiveDate  | date     | not be enclosed
          CreatedDate > '2026-11-24T00:00:00Z'   | CreatedDate    | dateTime | not be enclosed
          CreatedDate > 2026-11-24               | CreatedDate    | dateTime | not be enclosed
          IsReductionOrder = 'true'              | IsReductionOrder | boolean | not be enclosed
          IsReductionOrder = 1                   | IsReductionOrder | boolean | not be enclosed
          Magento_Id__c = 42                     | Magento_Id__c  | string   | be enclosed
          Name IN ('a', 5)                       | Name           | string   | be enclosed
          Status = true                          | Status         | string   | be enclosed
          Name LIKE 5                            | Name           | string   | be enclosed
          PoNumber = 2026-11-24                  | PoNumber       | string   | be enclosed
          Name = TODAY                           | Name           | string   | be enclosed
          Account.Name = 5                       | Name           | string   | be enclosed
          AccountId = 5                          | AccountId      | ID       | be enclosed
          """)
  void aValueIsOfItsFieldsTypeAndQuotedOnlyIfThatIsAText(
      String condition, String field, String type, String quotes) {
    refused(
        "SELECT Id FROM Order WHERE " + condition,
        "INVALID_FIELD",
        "value of filter criterion for field '%s' must be of type %s and should %s in quotes"
            .formatted(field, type, quotes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Id LIKE '801%'            | invalid operator on id field
          AccountId LIKE '001%'     | invalid operator on id field
          Account.Id LIKE '001%'    | invalid operator on id field
          TotalAmount LIKE '1%'     | invalid operator on double field
          EffectiveDate LIKE '2026%' | invalid operator on date field
          CreatedDate LIKE '2026%'  | invalid operator on dateTime field
          IsReductionOrder LIKE 't' | invalid operator on boolean field
          IsReductionOrder > false  | invalid operator on boolean field
          IsReductionOrder <= true  | invalid operator on boolean field
          Id = 'main:1'             | invalid ID field: main:1
          Id = ''                   | invalid ID field:
          Id IN ('801SB0000000001AAA', 'x') | invalid ID field: x
          AccountId = '001-00000000001' | invalid ID field: 001-00000000001
          AccountId != '4711'       | invalid ID field: 4711
          Account.Id > '1'          | invalid ID field: 1
          """)
  void anOperatorOrAnIdThatAFieldCanNotHaveIsRefused(String condition, String message) {
    refused("SELECT Id FROM Order WHERE " + condition, "INVALID_QUERY_FILTER_OPERATOR", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT Id FROM Order WHERE Description = 'x'           | INVALID_FIELD   | field 'Description' can not be filtered in a query call
          SELECT Id FROM Order WHERE (NOT Description LIKE 'x%') | INVALID_FIELD   | field 'Description' can not be filtered in a query call
          SELECT Id FROM Order WHERE Account.Description != null | INVALID_FIELD   | field 'Description' can not be filtered in a query call
          SELECT Id FROM Note WHERE Body LIKE '%x%'              | INVALID_FIELD   | field 'Body' can not be filtered in a query call
          SELECT Id FROM ContentNote WHERE Content = 'x'         | INVALID_FIELD   | field 'Content' can not be filtered in a query call
          SELECT Id FROM Product2 WHERE Description = null       | INVALID_FIELD   | field 'Description' can not be filtered in a query call
          SELECT Id FROM Order ORDER BY Description              | MALFORMED_QUERY | field 'Description' can not be sorted in a query call
          SELECT Id FROM Contact ORDER BY Account.Description    | MALFORMED_QUERY | field 'Description' can not be sorted in a query call
          SELECT Description FROM Order GROUP BY Description     | MALFORMED_QUERY | field 'Description' can not be grouped in a query call
          SELECT Id FROM Order WHERE ShippingAddress = 'x'       | INVALID_FIELD   | Address fields can only be filtered using Distance expressions
          SELECT Id, id FROM Order                               | INVALID_FIELD   | duplicate field selected: id
          SELECT Id, Account.Name, Account.name FROM Order       | INVALID_FIELD   | duplicate field selected: Account.name
          SELECT Name, Order.Name FROM Order                     | INVALID_FIELD   | duplicate field selected: Name
          SELECT Id, FIELDS(ALL) FROM User LIMIT 200             | INVALID_FIELD   | duplicate field selected: Id
          SELECT Id, (SELECT Id, Id FROM OrderItems) FROM Order  | INVALID_FIELD   | duplicate field selected: Id
          SELECT FIELDS(ALL) FROM Order                          | MALFORMED_QUERY | The SOQL FIELDS function must have a LIMIT of at most 200
          SELECT FIELDS(CUSTOM) FROM Order LIMIT 201             | MALFORMED_QUERY | The SOQL FIELDS function must have a LIMIT of at most 200
          SELECT Id FROM Order LIMIT 1 OFFSET 2001               | NUMBER_OUTSIDE_VALID_RANGE | Maximum SOQL offset allowed is 2000
          SELECT Nope FROM Order                                 | INVALID_FIELD   | No such column 'Nope' on entity 'Order'.
          SELECT Account FROM Order                              | INVALID_FIELD   | No such column 'Account' on entity 'Order'.
          SELECT Account.Nope FROM Order                         | INVALID_FIELD   | No such column 'Nope' on entity 'Account'.
          SELECT Id FROM Order WHERE Nope__c = 1                 | INVALID_FIELD   | No such column 'Nope__c' on entity 'Order'.
          SELECT Id FROM Order ORDER BY Nope                     | INVALID_FIELD   | No such column 'Nope' on entity 'Order'.
          SELECT Nope.Name FROM Order                            | INVALID_FIELD   | Didn't understand relationship 'Nope' in field path.
          SELECT AccountId.Name FROM Order                       | INVALID_FIELD   | Didn't understand relationship 'AccountId' in field path.
          SELECT Id FROM Order WHERE Nope__r.Id = null           | INVALID_FIELD   | Didn't understand relationship 'Nope__r' in field path.
          SELECT Id FROM Nope                                    | INVALID_TYPE    | sObject type 'Nope' is not supported.
          SELECT Id FROM Orders                                  | INVALID_TYPE    | sObject type 'Orders' is not supported.
          SELECT Id, (SELECT Id FROM Nopes) FROM Order           | INVALID_TYPE    | Didn't understand relationship 'Nopes' in FROM part of query call.
          SELECT Id, (SELECT Id FROM OrderItem) FROM Order       | INVALID_TYPE    | Didn't understand relationship 'OrderItem' in FROM part of query call.
          """)
  void whatTheObjectsDoNotHaveOrDoNotAllowIsRefused(String query, String code, String message) {
    refused(query, code, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELEKT Id FROM Order                                | unexpected token: 'SELEKT'
          SELECT Id                                           | unexpected token: '<EOF>'
          SELECT FROM Order                                   | unexpected token: 'FROM'
          SELECT Id, FROM Order                               | unexpected token: 'FROM'
          SELECT * FROM Order                                 | unexpected token: '*'
          SELECT Id FRM Order                                 | only aggregate expressions use field aliasing
          SELECT Id Name FROM Order                           | only aggregate expressions use field aliasing
          SELECT Id FROM Order WHERE                          | unexpected token: '<EOF>'
          SELECT Id FROM Order WHERE Name                     | unexpected token: '<EOF>'
          SELECT Id FROM Order WHERE Name =                   | unexpected token: '<EOF>'
          SELECT Id FROM Order WHERE Name IS NULL             | unexpected token: 'IS'
          SELECT Id FROM Order WHERE Name == 'x'              | unexpected token: '='
          SELECT Id FROM Order WHERE Name = x                 | unexpected token: 'x'
          SELECT Id FROM Order WHERE 'x' = Name               | unexpected token: ''x''
          SELECT Id FROM Order WHERE Name IN ()               | unexpected token: ')'
          SELECT Id FROM Order WHERE Name IN 'x'              | unexpected token: ''x''
          SELECT Id FROM Order WHERE Name IN ('x',)           | unexpected token: ')'
          SELECT Id FROM Order WHERE Name NOT LIKE 'x'        | unexpected token: 'LIKE'
          SELECT Id FROM Order WHERE Name = 'a' AND           | unexpected token: '<EOF>'
          SELECT Id FROM Order WHERE (Name = 'a'              | unexpected token: '<EOF>'
          SELECT Id FROM Order WHERE Name = 'a')              | unexpected token: ')'
          SELECT Id FROM Order WHERE Name = 'a' 'b'           | unexpected token: ''b''
          SELECT Id FROM Order WHERE Name = 'O'Hara'          | mismatched character '<EOF>' expecting '''
          SELECT Id FROM Order WHERE Name = 'a                | mismatched character '<EOF>' expecting '''
          SELECT Id FROM Order WHERE Name = 'a\\'             | mismatched character '<EOF>' expecting '''
          SELECT Id FROM Order WHERE Name = "a"               | no viable alternative at character '"'
          SELECT Id FROM Order WHERE Name = 'a\\q'            | Illegal character sequence '\\q' in string literal.
          SELECT Id FROM Order WHERE Name = 'C:\\1'           | Illegal character sequence '\\1' in string literal.
          SELECT Id FROM Order WHERE Name LIKE 'a\\*'         | Illegal character sequence '\\*' in string literal.
          SELECT Id FROM Order WHERE Name = 'a\\u00g0'        | Illegal character sequence '\\u00g0' in string literal.
          SELECT Id FROM Order WHERE Name = :name             | Bind variables only allowed in Apex code
          SELECT Id FROM Order WHERE Name IN :names           | Bind variables only allowed in Apex code
          SELECT Id FROM Order WHERE EffectiveDate = 2026-02-30    | Invalid date: 2026-02-30
          SELECT Id FROM Order WHERE EffectiveDate = 2026-13-01    | Invalid date: 2026-13-01
          SELECT Id FROM Order WHERE EffectiveDate = 2026-1-1      | unexpected token: '2026-1-1'
          SELECT Id FROM Order WHERE EffectiveDate = 24.11.2026    | unexpected token: '24.11.2026'
          SELECT Id FROM Order WHERE CreatedDate = 2026-11-24T10:00Z        | unexpected token: '2026-11-24T10:00Z'
          SELECT Id FROM Order WHERE CreatedDate = 2026-11-24T10:00:00      | unexpected token: '2026-11-24T10:00:00'
          SELECT Id FROM Order WHERE CreatedDate = 2026-11-24T10:00:00 01:00 | unexpected token: '2026-11-24T10:00:00'
          SELECT Id FROM Order WHERE CreatedDate = 2026-11-24 10:00:00      | unexpected token: '10:00:00'
          SELECT Id FROM Order WHERE CreatedDate > 2026-11-24T25:00:00Z     | Invalid date: 2026-11-24T25:00:00Z
          SELECT Id FROM Order WHERE CreatedDate > LAST_N_DAYS     | unexpected token: 'LAST_N_DAYS'
          SELECT Id FROM Order WHERE CreatedDate > LAST_N_DAYS:x   | unexpected token: 'LAST_N_DAYS:x'
          SELECT Id FROM Order WHERE CreatedDate = NOW             | unexpected token: 'NOW'
          SELECT Id FROM Order WHERE TotalAmount = 1,000           | unexpected token: ','
          SELECT Id FROM Order WHERE TotalAmount = 1e3             | unexpected token: '1e3'
          SELECT Id FROM Order WHERE Name = 'a' AND PoNumber = 'b' OR Status = 'c' | unexpected token: 'OR'
          SELECT Id FROM Order WHERE Name = 'a' OR PoNumber = 'b' AND Status = 'c' | unexpected token: 'AND'
          SELECT Id FROM Order WHERE (Name = 'a' OR PoNumber = 'b' AND Status = 'c') | unexpected token: 'AND'
          SELECT Id FROM Order WHERE Name = 'a' AND NOT Status = 'c' | unexpected token: 'NOT'
          SELECT Id FROM Order WHERE NOT Name = 'a' AND Status = 'c' | unexpected token: 'AND'
          SELECT COUNT(), Id FROM Order                       | unexpected token: ','
          SELECT Id, COUNT() FROM Order                       | unexpected token: 'COUNT'
          SELECT COUNT() FROM Order ORDER BY Name             | Ordered field must be grouped or aggregated
          SELECT Id, (SELECT COUNT() FROM OrderItems) FROM Order | only root queries support aggregate expressions
          SELECT Id FROM Order HAVING Name = 'x'              | unexpected token: 'HAVING'
          SELECT FIELDS(SOME) FROM Order LIMIT 1              | unexpected token: 'SOME'
          SELECT Id FROM Order ORDER Name                     | unexpected token: 'Name'
          SELECT Id FROM Order ORDER BY                       | unexpected token: '<EOF>'
          SELECT Id FROM Order ORDER BY Name UPWARDS          | unexpected token: 'UPWARDS'
          SELECT Id FROM Order ORDER BY Name NULLS            | unexpected token: '<EOF>'
          SELECT Id FROM Order LIMIT                          | unexpected token: '<EOF>'
          SELECT Id FROM Order LIMIT -1                       | unexpected token: '-1'
          SELECT Id FROM Order LIMIT ten                      | unexpected token: 'ten'
          SELECT Id FROM Order OFFSET 5 LIMIT 5               | unexpected token: 'LIMIT'
          SELECT Id FROM Order ALL ROWS                       | unexpected token: 'ALL'
          SELECT Id FROM Order; DELETE                        | unexpected token: 'Order;'
          """)
  void aTextThatIsNoQueryIsRefused(String query, String message) {
    refused(query, "MALFORMED_QUERY", message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT Id FROM ContentDocumentLink",
        "SELECT COUNT() FROM ContentDocumentLink",
        "SELECT Id FROM ContentDocumentLink WHERE ShareType = 'V'",
        "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId != '801SB0000000001AAA'",
        "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId > '801SB0000000001AAA'",
        "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = null",
        "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId NOT IN ('801SB0000000001AAA')",
        "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '801SB0000000001AAA'"
            + " OR ShareType = 'V'",
        "SELECT LinkedEntityId FROM ContentDocumentLink ORDER BY ContentDocumentId"
      })
  void linksOfDocumentsAreAskedForByTheirIdsOnly(String query) {
    refused(query, "MALFORMED_QUERY", "requires a filter by a single Id on ContentDocumentId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT Id FROM Order WHERE AccountId IN (SELECT Id FROM Account)",
        "SELECT Id FROM Order WHERE AccountId NOT IN (SELECT AccountId FROM Contact)",
        "SELECT TYPEOF Parent WHEN Order THEN Id END FROM Note",
        "SELECT Parent.Name FROM Note",
        "SELECT LinkedEntity.Type FROM ContentDocumentLink WHERE ContentDocumentId = null",
        "SELECT toLabel(Status) FROM Order",
        "SELECT convertCurrency(TotalAmount) FROM Order",
        "SELECT FORMAT(TotalAmount) FROM Order",
        "SELECT COUNT(Id) FROM Order",
        "SELECT Status, COUNT(Id) FROM Order GROUP BY Status",
        "SELECT SUM(TotalAmount) total FROM Order",
        "SELECT Status FROM Order GROUP BY Status",
        "SELECT Status FROM Order GROUP BY ROLLUP(Status)",
        "SELECT Status FROM Order GROUP BY Status HAVING COUNT(Id) > 1",
        "SELECT Id FROM Order WHERE CALENDAR_YEAR(EffectiveDate) = 2026",
        "SELECT Id FROM Order WHERE DISTANCE(X__c, GEOLOCATION(1, 2), 'mi') < 20",
        "SELECT Id FROM Order WHERE TotalAmount > USD5000",
        "SELECT Id FROM Order WHERE EffectiveDate = THIS_FISCAL_YEAR",
        "SELECT Id FROM Order WHERE Name INCLUDES ('a')",
        "SELECT Id FROM Order WITH SECURITY_ENFORCED",
        "SELECT Id FROM Order USING SCOPE Mine",
        "SELECT Id FROM Order LIMIT 1 FOR UPDATE",
        "SELECT Id FROM Order FOR VIEW",
        "SELECT Id FROM Order UPDATE TRACKING",
        "SELECT Id FROM Order o, o.Account a",
        "SELECT BillingAddress FROM Order"
      })
  void whatARealOrgUnderstandsAndThisOneDoesNotIsSaidSo(String query) {
    refused(query, "NOT_IMITATED", "The sandbox org does not imitate ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select id from order where name = 'a' and (ponumber = 'b' or status = 'c')
          SELECT Id FROM Order WHERE (NOT Name = 'a') AND Name != 'b' AND (NOT (Name = 'c' OR Name = 'd'))
          SELECT Id FROM Order WHERE NOT (Name = 'a' AND Status = 'b')
          SELECT Id FROM Order WHERE Name = 'it\\'s \\"\\\\ \\n\\r\\t\\b\\f\\u00e9 \\_ \\%'
          SELECT Id FROM Order WHERE TotalAmount IN (1, -2.50, +3, .5) AND TotalAmount != null
          SELECT Id FROM Order WHERE EffectiveDate = LAST_N_DAYS:30 OR EffectiveDate < 2026-11-24
          SELECT Id FROM Order WHERE CreatedDate >= 2026-11-24T10:00:00.000+01:00
          SELECT Id FROM Order WHERE CreatedDate < 2026-11-24T10:00:00Z
          SELECT Id FROM Order WHERE IsReductionOrder = FALSE
          SELECT Id FROM Order WHERE Id > '801SB0000000001' ORDER BY Id LIMIT 2000
          SELECT Id FROM Order WHERE BillingStreet LIKE 'Main%' ORDER BY BillingStreet DESC NULLS LAST
          SELECT Id FROM Order WHERE AccountId = null AND Account.Owner.Name = 'Sam'
          SELECT o.Id, o.Account.Name FROM Order o WHERE o.Name = 'x' ORDER BY o.Name
          SELECT Order.Id FROM Order AS o OFFSET 2000
          SELECT Description, (SELECT Id FROM Order.OrderItems WHERE Quantity > 1 LIMIT 5) FROM Order
          SELECT FIELDS(STANDARD) FROM Order
          SELECT FIELDS(ALL) FROM Order LIMIT 200
          SELECT COUNT() FROM Order WHERE Name = 'x' LIMIT 5
          SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId IN ('801SB0000000001') AND ShareType = 'V'
          SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '069SB0000000001AAA'
          """)
  void whatARealOrgAnswersIsAnswered(String query) {
    assertThat(check(query).fields()).isNotNull();
  }

  @Test
  void theMessageShowsThePlaceAsTheRealOneDoes() {
    refused(
        "select Id, ProductCode from Product2 where ProductCode = 3999",
        "INVALID_FIELD",
        "\nProductCode from Product2 where ProductCode = 3999\n"
            + " ".repeat(32)
            + "^\nERROR at Row:1:Column:44\nvalue of filter criterion");
  }

  @Test
  void aTextIsNoLongerThanTheRealLimits() {
    String tooLong = "x".repeat(4_001);
    refused("SELECT Id FROM Order WHERE Name = '" + tooLong + "'", "MALFORMED_QUERY", "4000");
    String ids =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "'" + Ids.of("801", i + 1) + "'")
            .collect(Collectors.joining(","));
    refused(
        "SELECT Id FROM Order WHERE Id IN (" + ids + ")",
        "MALFORMED_QUERY",
        "SOQL statements cannot be longer than 100000 characters.");
  }

  @Test
  void fieldsOfAGroupAreThoseOfTheObjectAndAPathLosesItsAlias() {
    assertThat(check("SELECT FIELDS(CUSTOM) FROM Account LIMIT 1").fields())
        .extracting(Word::text)
        .containsExactly("Magento_Id__c");
    assertThat(check("SELECT a.Owner.Name FROM Account a").fields())
        .extracting(Word::text)
        .containsExactly("Owner.Name");
  }

  private static Soql check(String query) {
    return QueryCheck.check(SCHEMA, Soql.parse(query));
  }

  private static void refused(String query, String code, String message) {
    assertThatThrownBy(() -> check(query))
        .as(query)
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(Malformed.class))
        .returns(code, Malformed::code);
  }
}
