package io.crossdock.salesforce.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.salesforce.OnOrg;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SignInIT extends OnOrg {

  @Test
  void theOrgIsKnownByItsIdAndItsUsageByEveryAnswer() {
    assertThat(sandbox.org.usage()).isEmpty();
    assertThat(sandbox.org.identity()).matches("00D\\w{15}");
    sandbox.org.shape();
    var usage = sandbox.org.usage().orElseThrow();
    assertThat(usage.used()).isPositive();
    assertThat(usage.max()).isGreaterThan(usage.used());
  }

  @Test
  void aJwtSignsInWhenItsCertificateIsTheAppsOwn() throws Exception {
    KeyPair pair = pair();
    upload(pair);
    var org = sandbox.connect(jwt(pair));
    assertThat(org.shape().currencies()).contains("USD");
  }

  @Test
  void aJwtOfAnotherKeyIsRefusedInASentence() throws Exception {
    upload(pair());
    var org = sandbox.connect(jwt(pair()));
    assertThatThrownBy(org::shape)
        .isInstanceOfSatisfying(
            FailedCall.class,
            e -> {
              assertThat(e.failure().category()).isEqualTo(Category.UNAUTHORISED);
              assertThat(e.failure().message()).contains("invalid assertion");
            });
  }

  @Test
  void aSessionWithoutRestRightsIsToldAndNotRenewedForEver() throws Exception {
    sandbox.fault(
        """
        {"path":"/services/data/v68.0/composite","kind":"status","status":401,"times":-1,\
        "body":"[{\\"errorCode\\":\\"INVALID_SESSION_ID\\",\\"message\\":\\"This session is not\\
         valid for use with the REST API\\"}]"}\
        """
            .replace("\\\n", ""));
    assertThatThrownBy(sandbox.org::shape)
        .isInstanceOfSatisfying(
            FailedCall.class,
            e -> assertThat(e.failure().category()).isEqualTo(Category.UNAUTHORISED));
  }

  @Test
  void anOrgWithOneCurrencyTellsItItself() throws Exception {
    sandbox.switches("{\"multiCurrency\":false,\"currencies\":[\"CHF\"]}");
    assertThat(sandbox.org.shape().currency()).isEqualTo("CHF");
    assertThat(sandbox.org.shape().multiCurrency()).isFalse();
  }

  private void upload(KeyPair pair) throws Exception {
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    sandbox.switches("{\"jwtPublicKeys\":[\"" + key + "\"]}");
  }

  private static Credentials jwt(KeyPair pair) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return new Credentials.Jwt(
        "sandbox-client", "admin@sandbox.example", Credentials.privateKey(pem));
  }

  private static KeyPair pair() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }
}
