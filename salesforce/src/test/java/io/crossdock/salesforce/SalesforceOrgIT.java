package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.salesforce.order.GraphBuilder;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceOrgIT {

  private Org sandbox;
  private final MemoryLinks links = new MemoryLinks();
  final MemoryPins pins = new MemoryPins();
  private SalesforceOrg org;

  @BeforeEach
  void start() throws IOException {
    sandbox = Org.start(new OrgOptions(0, 1, null, InstantSource.system()));
    org = connect();
  }

  @AfterEach
  void stop() throws IOException {
    sandbox.close();
  }

  @Test
  void theShapeIsReadByDescribe() {
    OrgShape shape = org.shape();
    assertThat(shape.currencies()).containsExactly("USD", "EUR");
    assertThat(List.of(shape.quantityScale(), shape.priceScale())).containsExactly(2, 2);
    assertThat(shape.statuses().getFirst()).isEqualTo(new OrgShape.Status("Draft", false));
    assertThat(shape.activated("Activated")).isTrue();
    assertThat(shape.field("Contact", "LastName").orElseThrow().length()).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNewOrderArrivesWhole(boolean reordered) throws Exception {
    reorder(reordered);
    var plan = Orders.plan(42, Orders.activated());

    Applied applied = send(plan, Applied.NOTHING, false);

    assertThat(applied.orderId()).isPresent();
    assertThat(applied.accountId()).isPresent();
    assertThat(applied.contactId()).isPresent();
    assertThat(applied.lineIds()).hasSize(2);
    assertThat(applied.status()).isEqualTo("Activated");
    assertThat(ready(plan, applied, false).nodes()).isZero();
  }

  @Test
  void whatWasWrittenReadsBackTheSame() {
    var plan = Orders.plan(42, Orders.activated());
    Applied applied = send(plan, Applied.NOTHING, false);

    Prepared.Ready read = ready(plan, applied, true);

    assertThat(read.nodes()).isZero();
    assertThat(read.applied().lineIds()).isEqualTo(applied.lineIds());
    assertThat(read.applied().notes()).containsExactly("7");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void linesOfAnActivatedOrderComeAndGoAndItIsActivatedAgain(boolean reordered) throws Exception {
    reorder(reordered);
    var plan = Orders.plan(42, Orders.activated());
    Applied applied = send(plan, Applied.NOTHING, false);
    var lines =
        List.of(
            Orders.line(42, 1, "3", "10"),
            Orders.line(42, 3, "1", "-5"),
            Orders.line(42, 4, "1", "2.50"));
    var changed = Orders.with(plan, lines, "27.5");

    Applied after = send(changed, applied, false);

    assertThat(after.orderId()).isEqualTo(applied.orderId());
    assertThat(after.lineIds()).hasSize(3);
    assertThat(ready(changed, after, true).nodes()).isZero();
  }

  @Test
  void aLostAnswerIsUncertainAndTheOrderIsFoundByReading() throws Exception {
    var plan = Orders.plan(42, Orders.activated());
    var prepared = ready(plan, Applied.NOTHING, false);
    fault(
        """
        {"path":"/services/data/v68.0/composite/graph","kind":"drop-after","times":1}\
        """);

    var lost =
        catchThrowableOfType(FailedCall.class, () -> org.write(List.of(prepared), () -> true));

    assertThat(lost.failure().uncertain()).isTrue();
    assertThat(lost.failure().category()).isEqualTo(Category.TRANSIENT);
    Prepared.Ready found = ready(plan, Applied.NOTHING, true);
    assertThat(found.applied().orderId()).isPresent();
    assertThat(GraphBuilder.nodes("", found)).isEmpty();
    assertThat(send(plan, Applied.NOTHING, true).orderId()).isEqualTo(found.applied().orderId());
  }

  @Test
  void aNoteThatMayStillLandIsNotWrittenAnewUntilNothingCan() {
    var plan = Orders.plan(42, Orders.draft());
    var landing = (Prepared.Ready) prepare(new Work(plan, Applied.NOTHING, true, true, Lane.LIVE));
    var early = ((Written.Done) org.write(List.of(landing), () -> true).getFirst()).applied();
    assertThat(early.notes()).isEmpty();

    var later = (Prepared.Ready) prepare(new Work(plan, early, true));
    var after = ((Written.Done) org.write(List.of(later), () -> true).getFirst()).applied();
    assertThat(after.notes()).containsExactly("7");
  }

  private Prepared prepare(Work work) {
    return org.prepare(List.of(work)).getFirst();
  }

  @Test
  void onePoisonedOrderDoesNotHoldUpItsNeighbours() {
    var good = Orders.plan(42, Orders.activated());
    var bad = Orders.plan(43, new Plan.Status("Draft", "Nonsense", true, false));
    var prepared = List.of(ready(bad, Applied.NOTHING, false), ready(good, Applied.NOTHING, false));

    var written = org.write(prepared, () -> true);

    assertThat(written.get(0))
        .isInstanceOfSatisfying(
            Written.Refused.class,
            f -> assertThat(f.failure().category()).isEqualTo(Category.REJECTED));
    assertThat(written.get(1)).isInstanceOf(Written.Done.class);
  }

  @Test
  void aTotalThatDiffersNamesBothFigures() {
    var plan = Orders.plan(42, Orders.draft());
    var wrong = Orders.with(plan, plan.lines(), "31");

    Written written =
        org.write(List.of(ready(wrong, Applied.NOTHING, false)), () -> true).getFirst();

    assertThat(((Written.Differs) written).failure().code()).isEqualTo("total-differs");
    assertThat(((Written.Differs) written).failure().message()).contains("30.00").contains("31.00");
  }

  @Test
  void anotherInstanceFindsTheSamePersonAgain() {
    Applied first = send(Orders.plan(42, Orders.draft()), Applied.NOTHING, false);
    org = connect();

    Prepared.Ready again = ready(Orders.plan(42, Orders.draft()), Applied.NOTHING, false);

    assertThat(again.contactId()).isEqualTo(first.contactId());
    assertThat(again.accountId()).isEqualTo(first.accountId());
  }

  private SalesforceOrg connect() {
    return SalesforceOrg.connect(
        new SalesforceConfig(
            URI.create(sandbox.url()),
            new Credentials.ClientCredentials("sandbox-client", "sandbox-secret"),
            "68.0",
            Duration.ofSeconds(20)),
        links,
        PersonClaims.NOBODY_ELSE,
        pins,
        OrgChanges.ALONE,
        InstantSource.system());
  }

  private Prepared.Ready ready(Plan plan, Applied applied, boolean readFirst) {
    return (Prepared.Ready) org.prepare(List.of(new Work(plan, applied, readFirst))).getFirst();
  }

  private Applied send(Plan plan, Applied applied, boolean readFirst) {
    Written written = org.write(List.of(ready(plan, applied, readFirst)), () -> true).getFirst();
    assertThat(written).isInstanceOf(Written.Done.class);
    return ((Written.Done) written).applied();
  }

  private void reorder(boolean on) throws Exception {
    control("PUT", "/_sandbox/switches", "{\"reorderUnreferencedNodes\":" + on + "}");
  }

  private void fault(String json) throws Exception {
    control("POST", "/_sandbox/faults", json);
  }

  private void control(String method, String path, String json) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.url() + path))
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
  }
}
