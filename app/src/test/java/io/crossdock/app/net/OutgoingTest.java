package io.crossdock.app.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.connection.Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {

  private static final LookupPolicy ALL = LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);

  @BeforeEach
  void nothingIsNamed() {
    Outgoing.use(Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "93.184.216.34, PUBLIC",
    "2606:4700::1111, PUBLIC",
    "100.63.255.255, PUBLIC",
    "172.32.0.1, PUBLIC",
    "127.0.0.1, PRIVATE",
    "127.8.9.1, PRIVATE",
    "::1, PRIVATE",
    "10.1.2.3, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "198.19.0.1, PRIVATE",
    "fd12:3456::1, PRIVATE",
    "::ffff:10.0.0.1, PRIVATE",
    "::10.0.0.1, PRIVATE",
    "64:ff9b::7f00:1, PRIVATE",
    "2002:c0a8:1::1, PRIVATE",
    "0.0.0.0, NEVER",
    "::, NEVER",
    "169.254.169.254, NEVER",
    "::ffff:169.254.169.254, NEVER",
    "64:ff9b::a9fe:a9fe, NEVER",
    "fe80::1, NEVER",
    "fd00:ec2::254, NEVER",
    "100.100.100.200, NEVER",
    "168.63.129.16, NEVER",
    "224.0.0.1, NEVER",
    "255.255.255.255, NEVER"
  })
  void everyAddressIsPublicPrivateOrNobodysToAsk(String address, Reach reach) {
    assertThat(Reach.of(InetAddress.ofLiteral(address))).isEqualTo(reach);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1",
        "https://[fd12::1]",
        "https://[::ffff:192.168.1.1]",
        "https://127.0.0.2",
        "https://0.0.0.0",
        "https://167772161",
        "https://2852039166",
        "https://169.254.169.254"
      })
  void anAddressInNumbersIsRefusedInEverySpelling(String url) {
    assertThat(Outgoing.literal(URI.create(url))).isPresent();
    assertThat(Outgoing.refusal(URI.create(url))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.1", "https://0x7f.1"})
  void aSpellingThatOnlySomeProgramsTakeIsNoAddressOfAShop(String url) {
    assertThatThrownBy(() -> Address.shop(url)).hasMessageContaining("is no web address");
  }

  @Test
  void theRefusalSaysWhatToSetAndThatLetsTheHostThrough() {
    URI shop = URI.create("https://10.0.0.1");
    assertThat(Outgoing.refusal(shop).orElseThrow().fix()).contains("CROSSDOCK_PRIVATE_HOSTS");
    Outgoing.use(Map.of("CROSSDOCK_PRIVATE_HOSTS", "shop.lan, 10.0.0.1"));
    assertThat(Outgoing.refusal(shop)).isEmpty();
    Outgoing.use(Map.of("CROSSDOCK_PRIVATE_HOSTS", "169.254.169.254"));
    assertThat(Outgoing.refusal(URI.create("https://169.254.169.254")))
        .as("named or not")
        .isPresent();
  }

  @Test
  void whatTheEnvironmentConnectsToIsNamedByThat() {
    Outgoing outgoing =
        Outgoing.of(
            Map.of(
                "CROSSDOCK_SHOP_URL", "https://Shop.LAN:8443/de",
                "CROSSDOCK_DATABASE_URL", "jdbc:postgresql://db1:5432,db2/crossdock?user=x",
                "CROSSDOCK_SMTP_URL", "smtp://me:secret@mail.lan:587",
                "CROSSDOCK_OIDC_ISSUER", "https://[fd00::12]:8080/realms/x",
                "CROSSDOCK_API_TOKEN", "token.lan"));
    List<InetAddress> home = List.of(InetAddress.ofLiteral("10.0.0.1"));
    for (String host : List.of("shop.lan", "db1", "db2", "mail.lan", "localhost", "fd00::12")) {
      assertThat(outgoing.allowed(host, home)).as(host).isNotEmpty();
    }
    assertThat(outgoing.allowed("token.lan", home)).isEmpty();
  }

  @Test
  void aNameIsJudgedByWhereItLeadsAtTheMomentOfConnecting() throws Exception {
    var answers =
        new ArrayDeque<>(List.of(List.of("93.184.216.34", "10.0.0.1"), List.of("127.0.0.1")));
    InetAddressResolver resolver = OutgoingResolver.over(answering(answers), "this-machine");
    assertThat(resolver.lookupByName("shop.example", ALL))
        .containsExactly(InetAddress.ofLiteral("93.184.216.34"));
    assertThatThrownBy(() -> resolver.lookupByName("shop.example", ALL))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("private network");
  }

  @Test
  void javaItselfAsksForEveryName() {
    assertThat(ServiceLoader.load(InetAddressResolverProvider.class))
        .hasAtLeastOneElementOfType(OutgoingResolver.class);
  }

  @Test
  void whatIsNoHostIsAFault() {
    var faults = new ArrayList<String>();
    Outgoing.check(Optional.of("shop.lan, https://other, [fd00::1]"), faults);
    assertThat(faults)
        .containsExactly(
            "CROSSDOCK_PRIVATE_HOSTS: \"https://other\" is no host; give names with commas between"
                + " them");
  }

  /** A name server that answers anew each time. */
  private static InetAddressResolver answering(ArrayDeque<List<String>> answers) {
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
        return answers.remove().stream().map(InetAddress::ofLiteral);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        throw new UnknownHostException();
      }
    };
  }
}
