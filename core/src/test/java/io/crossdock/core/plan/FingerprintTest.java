package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

  /** As the version of November 2026 stored it for the example. */
  private static final String STORED =
      "64d3b741c9eae4ffa9c0755e43e06253024403c0cc360264816ad4c2681a2a4e";

  @Test
  void aFingerprintThatAnEarlierVersionStoredIsThatOfTheSamePlanToday() {
    assertThat(example(new Plan.Account.PerCustomer(fields("Name", "Ada Lovelace"))).fingerprint())
        .isEqualTo(STORED);
  }

  @Test
  void theFormIsWrittenDownNameByName() {
    assertThat(Fingerprint.form(example(new Plan.Account.Fixed("001A"))))
        .isEqualTo(
            "Plan[key=main:42, customer=Customer[externalId=main:customer:7, email=ada@example.com,"
                + " guest=false, account=Fixed[accountId=001A], contact={FirstName=Ada,"
                + " LastName=Lovelace}, matching=Matching[byEmail=true, several=ASK,"
                + " onlyBlanks=true], asOf=2026-11-24T10:00:00Z], header={EffectiveDate=2026-11-24,"
                + " Magento_Tax__c=1.90}, lines=[Line[externalId=main:9,"
                + " product=Product[sku=LAB-MUG, name=Mug, fee=false, key=], quantity=2.00,"
                + " unitPrice=5.00, fields={Description=Blue}]], catalogue=Catalogue[create=true,"
                + " priceBook=, reactivate=true], notes=[Note[commentId=3, title=T, body=B,"
                + " kind=CONTENT_NOTE, customerVisible=false]], status=Status[draft=Draft,"
                + " wanted=Activated, activated=true, leaveActivated=false], scope=ALL,"
                + " expectedTotal=10.00, currency=USD, warnings=[Cut.],"
                + " only=Only[onInsert=[Order.A__c], onUpdate=[]]]");
  }

  static Stream<Plan.Account> accounts() {
    var fields = fields("Name", "Ada");
    return Stream.of(
        new Plan.Account.PerCustomer(fields),
        new Plan.Account.Company(fields),
        new Plan.Account.Person(fields),
        new Plan.Account.Fixed("001A"));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void theFormOfToday(Plan.Account account) {
    assertThat(Fingerprint.form(example(account)))
        .isEqualTo(
            example(account)
                .toString()
                .replace(", details=NEWEST", "")
                .replace(", several=NEWEST]", "]"));
  }

  @Test
  void whatCameLaterIsInTheFormOnlyWhereItDiffersFromWhatWasBefore() {
    Plan plan = example(new Plan.Account.Fixed("001A"));
    var was = plan.customer();
    var matching = new Plan.Matching(true, SeveralMatches.ASK, true, ContactDetails.FIRST);
    var other =
        new Plan.Customer(
            was.externalId(),
            was.email(),
            was.guest(),
            was.account(),
            was.contact(),
            matching,
            was.asOf().plusMillis(7));
    assertThat(Fingerprint.form(plan.withCustomer(other)))
        .isEqualTo(
            Fingerprint.form(plan).replace("onlyBlanks=true]", "onlyBlanks=true, details=FIRST]"));
  }

  /**
   * One that is missing here would change without a write. A new one needs its place in {@link
   * Fingerprint}, at the end of its record, written only where it differs from its default.
   */
  @Test
  void everyComponentOfAPlanHasItsPlaceInTheForm() {
    Map<String, String> there =
        Stream.concat(
                Stream.of(Plan.class),
                Stream.concat(
                    Stream.of(Plan.class.getDeclaredClasses()),
                    Stream.of(Plan.Account.class.getDeclaredClasses())))
            .filter(Class::isRecord)
            .collect(
                Collectors.toMap(
                    Class::getSimpleName,
                    type ->
                        Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(" "))));
    assertThat(there)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(
                    "Plan",
                    "key customer header lines catalogue notes status scope expectedTotal currency"
                        + " warnings only"),
                Map.entry("Only", "onInsert onUpdate"),
                Map.entry("Customer", "externalId email guest account contact matching asOf"),
                Map.entry("PerCustomer", "fields"),
                Map.entry("Company", "fields"),
                Map.entry("Person", "fields"),
                Map.entry("Fixed", "accountId"),
                Map.entry("Matching", "byEmail several onlyBlanks details"),
                Map.entry("Catalogue", "create priceBook reactivate several"),
                Map.entry("Line", "externalId product quantity unitPrice fields"),
                Map.entry("Product", "sku name fee key"),
                Map.entry("Note", "commentId title body kind customerVisible"),
                Map.entry("Status", "draft wanted activated leaveActivated")));
  }

  private static Plan example(Plan.Account account) {
    return new Plan(
        new OrderKey("main", 42),
        new Plan.Customer(
            "main:customer:7",
            "ada@example.com",
            false,
            account,
            fields("LastName", "Lovelace", "FirstName", "Ada"),
            new Plan.Matching(true, SeveralMatches.ASK, true),
            Instant.parse("2026-11-24T10:00:00Z")),
        fields("Magento_Tax__c", new BigDecimal("1.90"), "EffectiveDate", "2026-11-24"),
        List.of(
            new Plan.Line(
                "main:9",
                new Plan.Product("LAB-MUG", "Mug", false),
                new BigDecimal("2.00"),
                new BigDecimal("5.00"),
                fields("Description", "Blue"))),
        new Plan.Catalogue(true, "", true),
        List.of(new Plan.Note(3, "T", "B", NoteKind.CONTENT_NOTE, false)),
        new Plan.Status("Draft", "Activated", true, false),
        Plan.Scope.ALL,
        Money.of("10"),
        "USD",
        List.of("Cut."),
        new Plan.Only(new TreeSet<>(List.of("Order.A__c")), new TreeSet<>()));
  }

  private static SortedMap<String, Object> fields(Object... pairs) {
    var fields = new TreeMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
