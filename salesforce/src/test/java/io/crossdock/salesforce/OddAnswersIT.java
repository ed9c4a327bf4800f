package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.SalesforceConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CASES 18: answers of the org that never end, trickle or are gigantic. */
class OddAnswersIT extends OnOrg {

  private static final String TOKEN = "/services/oauth2/token";
  private static final String COMPOSITE = "/composite(\\\\?|$)";
  private static final String GRAPH = "/composite/graph";

  @ParameterizedTest
  @DisplayName("18: a sign-in or a description that never comes to its end is given up in time")
  @ValueSource(strings = {TOKEN, COMPOSITE})
  void endlessRead(String path) throws Exception {
    fault(path, "endless-body");
    Failure failure = failure(hasty()::shape);
    assertThat(failure.category()).isEqualTo(Category.TRANSIENT);
    assertThat(failure.code()).isEqualTo("no-answer");
    assertThat(failure.uncertain()).isFalse();
  }

  @ParameterizedTest
  @DisplayName("18: a gigantic answer is given up, whatever was asked")
  @ValueSource(strings = {TOKEN, COMPOSITE})
  void hugeRead(String path) throws Exception {
    fault(path, "huge-body");
    assertThat(failure(sandbox.org::shape).code()).isEqualTo("no-answer");
  }

  @ParameterizedTest
  @DisplayName(
      "18: a write whose answer never ends or is gigantic is uncertain, and found by reading")
  @ValueSource(strings = {"endless-body", "huge-body"})
  void oddWrite(String kind) throws Exception {
    var plan = Orders.plan(42, Orders.activated());
    var org = kind.equals("endless-body") ? hasty() : sandbox.org;
    var ready = sandbox.ready(plan, Applied.NOTHING, false);
    org.shape();
    fault(GRAPH, kind);

    Failure failure = failure(() -> org.write(List.of(ready), () -> true));

    assertThat(failure.uncertain()).isTrue();
    assertThat(sandbox.ready(plan, Applied.NOTHING, true).nodes()).isZero();
  }

  @Test
  @DisplayName("18: an answer that is merely slow is waited for")
  void slow() throws Exception {
    sandbox.fault("{\"path\":\"" + COMPOSITE + "\",\"kind\":\"slow-body\",\"ms\":300}");
    assertThat(sandbox.org.shape().currencies()).contains("USD");
  }

  private void fault(String path, String kind) throws Exception {
    sandbox.fault("{\"path\":\"" + path + "\",\"kind\":\"" + kind + "\",\"times\":1}");
  }

  /** With little patience. */
  private SalesforceOrg hasty() {
    var config =
        sandbox.config(new Credentials.ClientCredentials("sandbox-client", "sandbox-secret"));
    return SalesforceOrg.connect(
        new SalesforceConfig(
            URI.create(config.url().toString()),
            config.credentials(),
            "68.0",
            Duration.ofSeconds(2)),
        new MemoryLinks(),
        sandbox.claims,
        sandbox.pins,
        OrgChanges.ALONE,
        InstantSource.system());
  }

  private static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(FailedCall.class, call).failure();
  }
}
