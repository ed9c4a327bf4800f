package io.crossdock.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // peer | what was said | whose request it is
        "127.0.0.1 | 203.0.113.9 | 203.0.113.9",
        "127.0.0.1 | 1.1.1.1, 203.0.113.9 | 203.0.113.9",
        "127.0.0.1 | 1.1.1.1, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
        "127.0.0.1 | 2001:db8::1 | 2001:db8:0:0:0:0:0:1",
        "127.0.0.1 | [2001:db8::1] | 2001:db8:0:0:0:0:0:1",
        "127.0.0.1 | <script> | 127.0.0.1",
        "127.0.0.1 | 203.0.113.9, unknown | 127.0.0.1",
        "127.0.0.1 | 203.0.113.9, example.com | 127.0.0.1",
        "127.0.0.1 | '' | 127.0.0.1",
        "127.0.0.1 | 10.1.2.3 | 10.1.2.3",
        "203.0.113.9 | 1.1.1.1 | 203.0.113.9",
        "11.0.0.1 | 1.1.1.1 | 11.0.0.1",
      })
  void theFirstHopBeforeOursThatIsNoProxyIsWhoAsks(String peer, String said, String client) {
    Proxies ours = read("127.0.0.1, 10.0.0.0/8 fd00::/8");
    assertThat(ours.client(peer, List.of(said))).isEqualTo(client);
  }

  @Test
  void severalHeadersAreReadAsOne() {
    assertThat(read("127.0.0.1,10.0.0.1").client("127.0.0.1", List.of("1.1.1.1", "10.0.0.1")))
        .isEqualTo("1.1.1.1");
  }

  @Test
  void whereNoProxyIsNamedNobodyIsBelieved() {
    assertThat(Proxies.NONE.client("127.0.0.1", List.of("1.1.1.1"))).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.local",
        "10.0.0.0/33",
        "10.0.0/8",
        "::1/129",
        "1",
        "0x7f000001",
        "10.0.0.0/-1"
      })
  void whatIsNeitherAddressNorNetworkIsNamed(String text) {
    var faults = new ArrayList<String>();
    Proxies.read("127.0.0.1," + text, faults);
    assertThat(faults).singleElement().asString().contains("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::/64",
    "2001:db8:1:2::9, 2001:0db8:0001:0002::/64",
    "2001:0DB8:0001:0002:ffff::1, 2001:0db8:0001:0002::/64",
    "2001:db8:1:3::9, 2001:0db8:0001:0003::/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "fe80::1%eth0, fe80:0000:0000:0000::/64",
  })
  void anIpv6HostIsOnePlaceHoweverItIsWritten(String address, String place) {
    assertThat(Proxies.place(address)).isEqualTo(place);
  }

  private static Proxies read(String text) {
    var faults = new ArrayList<String>();
    Proxies read = Proxies.read(text, faults);
    assertThat(faults).isEmpty();
    return read;
  }
}
