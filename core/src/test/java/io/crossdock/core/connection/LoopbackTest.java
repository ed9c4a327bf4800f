package io.crossdock.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1", "https://LOCALHOST", "http://127.0.0.1/x", "http://[::1]:8"})
  void isThisMachine(String address) {
    assertThat(Loopback.address(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.evil.example",
        "http://localhost.",
        "http://127.0.0.1.evil.example",
        "http://10.0.0.1",
        "http://[::2]",
        "mailto:x@localhost",
        "/path"
      })
  void isNotKnownToBeThisMachine(String address) {
    assertThat(Loopback.address(URI.create(address))).isFalse();
  }
}
