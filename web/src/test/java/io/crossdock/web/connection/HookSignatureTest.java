package io.crossdock.web.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HookSignatureTest {

  private static final String BODY = "{\"connection\":\"main\",\"orders\":[42]}";

  /** By openssl dgst -sha256 -hmac s3cret, over "1000." and the body. */
  private static final String SIGNED =
      "sha256=5e02744f71e28577a6fafc1fb033ae7c7e719c2a2bffaf686d2c56edccccfea0";

  @Test
  void aSignedNoticeIsAcceptedThroughoutTheWindow() {
    assertThat(accepts("1000", SIGNED, BODY, 1000)).isTrue();
    assertThat(accepts("1000", SIGNED, BODY, 1300)).isTrue();
    assertThat(accepts("1000", SIGNED, BODY, 700)).isTrue();
  }

  @Test
  void aNoticeOutsideTheWindowIsRefused() {
    assertThat(accepts("1000", SIGNED, BODY, 1301)).isFalse();
    assertThat(accepts("1000", SIGNED, BODY, 699)).isFalse();
  }

  @Test
  void aChangedBodyTimestampOrSignatureIsRefused() {
    assertThat(accepts("1000", SIGNED, BODY + " ", 1000)).isFalse();
    assertThat(accepts("1001", SIGNED, BODY, 1000)).isFalse();
    assertThat(accepts("1000", SIGNED.replace("sha256=", ""), BODY, 1000)).isFalse();
    assertThat(accepts("1000", "", BODY, 1000)).isFalse();
  }

  @Test
  void aTimestampThatIsNoNumberIsRefused() {
    assertThat(accepts("", SIGNED, BODY, 1000)).isFalse();
    assertThat(accepts("-1000", SIGNED, BODY, 1000)).isFalse();
    assertThat(accepts("99999999999999999999", SIGNED, BODY, 1000)).isFalse();
  }

  private static boolean accepts(String timestamp, String signature, String body, long now) {
    return new HookSignature("s3cret".getBytes(UTF_8))
        .accepts(timestamp, signature, body.getBytes(UTF_8), Instant.ofEpochSecond(now));
  }
}
