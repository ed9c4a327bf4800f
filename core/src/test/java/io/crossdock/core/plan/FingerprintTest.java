package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

  /**
   * As they are in databases: whatever is renamed, these stay. One of each kind of value that a
   * part may have.
   */
  static Stream<Arguments> stored() {
    var ada = fields("Name", "Ada");
    return Stream.of(
        arguments(
            "1:fcbed5f934397f9a03f39ee73a1dca5a1a43c15da3d03fff808023e91aff6bdf",
            example(new Plan.Account.PerCustomer(ada))),
        arguments(
            "1:fe04dd3e0e7ff6bc5e5560340d03f4620220583ceda494f87ba7cacbc166b8fc",
            example(new Plan.Account.Company(ada))),
        arguments(
            "1:f9903d6a132d29b62df3225c74d5c0d58361d89e1f630bc45d1f87a24129599c",
            example(new Plan.Account.Person(ada))),
        arguments(
            "1:09469b14a1cb5c9592a0d44835f42ffc736688b72af754cf46a38538ae96d81f",
            example(new Plan.Account.Fixed("001A"))),
        arguments("1:b15db0861e517d459e9e727821f18bb0b568849a8d405c1a38ed24e0971f24ae", other()));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void aFingerprintThatIsStoredIsThatOfTheSamePlanForEver(String fingerprint, Plan plan) {
    assertThat(plan.fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void theFormIsWrittenDownNameByName() {
    assertThat(Fingerprint.form(example(new Plan.Account.Fixed("001A"))))
        .isEqualTo(
            """
            Plan[key="main:42", customer=Customer[externalId="main:customer:7", \
            email="ada@example.com", guest=false, account=Fixed[accountId="001A"], \
            contact={"FirstName"="Ada", "LastName"="Lovelace"}, \
            matching=Matching[byEmail=true, several="ASK", onlyBlanks=true], \
            asOf=2026-11-24T10:00:00Z], \
            header={"EffectiveDate"="2026-11-24", "Gift__c"=true, "Magento_Tax__c"=1.90}, \
            lines=[Line[externalId="main:9", \
            product=Product[sku="LAB-MUG", name="Mug", fee=false, key=""], \
            quantity=2.00, unitPrice=5.00, fields={"Description"="Blue"}]], \
            catalogue=Catalogue[create=true, priceBook="", reactivate=true], \
            notes=[Note[commentId=3, title="T", body="B", kind="CONTENT_NOTE", \
            customerVisible=false]], \
            status=Status[draft="Draft", wanted="Activated", activated=true, \
            leaveActivated=false], scope="ALL", expectedTotal=10, currency="USD", \
            warnings=["Cut."], only=Only[onInsert=["Order.A__c"], onUpdate=[]]]\
            """);
  }

  @Test
  void aTextCannotPassForTwo() {
    Plan plan = example(new Plan.Account.Fixed("001A"));
    Plan one = plan.withHeader(fields("A", "1\", \"B\"=\"2"));
    Plan two = plan.withHeader(fields("A", "1", "B", "2"));
    assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
    assertThat(Fingerprint.form(one)).contains("header={\"A\"=\"1\\\", \\\"B\\\"=\\\"2\"}");
  }

  @Test
  void whatCameLaterIsInTheFormOnlyWhereItDiffersFromWhatWasBefore() {
    assertThat(Fingerprint.form(other()))
        .contains("onlyBlanks=false, details=\"FIRST\"]")
        .contains("reactivate=false, several=\"ASK\"]");
    var note = new Plan.Note(4, "T", "B", NoteKind.CLASSIC_NOTE, true, "main:shipment:3");
    assertThat(Fingerprint.form(other().withNotes(List.of(note))))
        .contains("customerVisible=true, document=\"main:shipment:3\"]");
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
                        + " warnings only documents"),
                Map.entry("Document", "object externalId fields parents line"),
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
                Map.entry("Note", "commentId title body kind customerVisible document"),
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
        fields(
            "Magento_Tax__c",
            new BigDecimal("1.90"),
            "Gift__c",
            true,
            "EffectiveDate",
            "2026-11-24"),
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
        new Plan.Only(new TreeSet<>(List.of("Order.A__c")), new TreeSet<>()),
        List.of());
  }

  /** As different from the example as can be. */
  private static Plan other() {
    return new Plan(
        new OrderKey("main", 43),
        new Plan.Customer(
            "main:order:43",
            "",
            true,
            new Plan.Account.PerCustomer(fields()),
            fields(),
            new Plan.Matching(false, SeveralMatches.NEWEST, false, ContactDetails.FIRST),
            Instant.parse("2026-11-24T10:00:00.987Z")),
        fields("Description", "\"Ä\" \\ and\nmore"),
        List.of(
            new Plan.Line(
                "main:43:shipping",
                new Plan.Product("fee", "Shipping", true, "main:product:5"),
                BigDecimal.ONE,
                new BigDecimal("1E+2"),
                fields())),
        new Plan.Catalogue(false, "01sA", false, SeveralMatches.ASK),
        List.of(new Plan.Note(4, "T", "B", NoteKind.CLASSIC_NOTE, true)),
        new Plan.Status("New", "New", false, true),
        Plan.Scope.STATUS_AND_FIGURES,
        Money.ZERO,
        "EUR",
        List.of(),
        new Plan.Only(new TreeSet<>(), new TreeSet<>(List.of("Order.B__c", "Order.A__c"))),
        List.of());
  }

  private static SortedMap<String, Object> fields(Object... pairs) {
    var fields = new TreeMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
