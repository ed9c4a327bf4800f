package io.crossdock.magento;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Listed;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.shop.WantedDocuments;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.RestApi;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recorded answers to the searches for shipments, invoices and credit memos. */
class DocumentListsIT {

  private static final String DATE = "Date: Mon, 23 Nov 2026 10:40:57 GMT\r\n";
  private static final Pattern IDS = Pattern.compile("\\[value]=([0-9,]+)");
  private static final Map<String, String> LISTS =
      Map.of(
          "/shipments", "shipments-list",
          "/invoices", "invoices-list",
          "/creditmemos", "creditmemos-list");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile long unreadable = -1;
  private volatile boolean permitted = true;
  private final ScriptedServer server = new ScriptedServer(this::answer);
  private List<String> orders = List.of();

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void oneSearchAKindReadsThoseOfAllOrdersThatHaveAny() {
    orders = List.of("partial-complete", "guest-simple-closed", "eur-currency-complete");
    var read = load(Kind.values());
    assertThat(searches()).containsExactlyInAnyOrder("/shipments", "/invoices", "/creditmemos");
    assertThat(read).allMatch(order -> told(order).isEmpty());
    assertThat(read.getFirst().documents()).hasSize(5);
    assertThat(read).allMatch(order -> order.digest().matches("[0-9a-f]{64}:[0-9a-f]{64}"));
    asked.clear();
    var swept = shop(Kind.values()).placed(new Period(Instant.EPOCH, Instant.MAX, false), 1, 100);
    assertThat(swept.orders())
        .extracting(Order::digest)
        .containsExactlyElementsOf(read.stream().map(Order::digest).toList());
    assertThat(searches()).hasSize(3);
  }

  @Test
  void ordersThatWereJustReadAreCompletedByTheirDocumentsAlone() {
    orders = List.of("partial-complete", "guest-simple-closed", "eur-currency-complete");
    List<Order> loaded = load(Kind.values());
    MagentoShop shop = shop(Kind.values());
    Page polled = shop.changed(Instant.EPOCH, Instant.MAX, 1, 100);
    assertThat(polled.orders()).allMatch(order -> order.documents().isEmpty());
    asked.clear();
    Page completed =
        shop.completed(Page.of(polled.listed().values().stream().map(Listed::loaded).toList()));
    assertThat(completed.orders()).containsExactlyInAnyOrderElementsOf(loaded);
    assertThat(searches()).hasSize(3);
  }

  @Test
  void ordersWithoutDocumentsAndKindsThatNobodyWantsCostNoRequest() {
    orders = List.of("guest-simple", "customer-simple", "canceled", "virtual");
    assertThat(load(Kind.values())).allMatch(order -> order.digest().matches("[0-9a-f]{64}"));
    assertThat(searches()).isEmpty();
    orders = List.of("partial-complete");
    assertThat(load()).allMatch(order -> order.documents().isEmpty());
    assertThat(searches()).isEmpty();
    assertThat(load(Kind.CREDIT_MEMO).getFirst().documents()).hasSize(1);
    assertThat(searches()).containsExactly("/creditmemos");
  }

  @Test
  void thoseThatTheShopCantTellAreNamedOnTheirOrderAndTheOthersAreThere() {
    orders = List.of("partial-complete", "guest-simple-closed", "eur-currency-complete");
    unreadable = 1;
    var read = load(Kind.SHIPMENT);
    assertThat(read).filteredOn(order -> order.documents().isEmpty()).hasSize(1);
    Order odd =
        read.stream().filter(order -> order.key().entityId() == 1).findFirst().orElseThrow();
    assertThat(told(odd)).singleElement().asString().startsWith("Shipments of this order");
    assertThat(odd.digest()).as("nothing is known of changes").doesNotContain(":");
  }

  @Test
  void aPermissionThatIsMissingCostsThatKindAndNamesIt() {
    orders = List.of("partial-complete");
    permitted = false;
    Order order = load(Kind.SHIPMENT, Kind.INVOICE).getFirst();
    assertThat(order.documents()).allMatch(document -> document.kind() == Kind.INVOICE).hasSize(2);
    assertThat(told(order)).singleElement().asString().contains("Sales > Operations > Shipments");
  }

  /** This shop tells nothing of its stores. */
  private static List<String> told(Order order) {
    return order.warnings().stream().filter(told -> !told.contains("store view")).toList();
  }

  private List<Order> load(Kind... kinds) {
    var keys =
        orders.stream()
            .map(name -> new OrderKey("main", Recorded.order(name).path("entity_id").asLong()))
            .toList();
    return shop(kinds).load(keys).orders();
  }

  private MagentoShop shop(Kind... kinds) {
    return MagentoShop.connect(
        new MagentoConfig(
            "main", URI.create(server.url().toString()), TestShop.BEARER, Duration.ofSeconds(10)),
        new WantedDocuments() {
          @Override
          public Set<Kind> of(int websiteId) {
            return Set.of(kinds);
          }

          @Override
          public Set<Kind> known(int websiteId) {
            return Set.of(kinds);
          }
        },
        InstantSource.system());
  }

  private List<String> searches() {
    return asked.stream().filter(LISTS::containsKey).toList();
  }

  private String answer(String line) {
    String request = URLDecoder.decode(line, StandardCharsets.UTF_8);
    String path = request.replaceFirst(".*?/rest/V1(/[a-z]+).*", "$1");
    asked.add(path);
    if (path.equals("/orders")) {
      return rows(orders.stream().map(Recorded::order));
    }
    if (!LISTS.containsKey(path)) {
      return ScriptedServer.json(DATE, "[]");
    }
    if (path.equals("/shipments") && !permitted) {
      return refused(
          "401 Unauthorized",
          "{\"message\":\"The consumer isn't authorized to access %resources.\","
              + "\"parameters\":{\"resources\":\"Magento_Sales::shipment\"}}");
    }
    Matcher value = IDS.matcher(request);
    List<String> ids = value.find() ? List.of(value.group(1).split(",", -1)) : List.of();
    if (ids.contains(Long.toString(unreadable))) {
      return refused("500 Internal Server Error", "{\"message\":\"Internal Error\"}");
    }
    return rows(
        Recorded.json(LISTS.getOrDefault(path, ""))
            .path("items")
            .valueStream()
            .filter(row -> ids.contains(row.path("order_id").asString())));
  }

  private static String rows(Stream<? extends JsonNode> rows) {
    ObjectNode answer = RestApi.JSON.createObjectNode();
    var items = answer.putArray("items");
    rows.forEach(items::add);
    answer.put("total_count", items.size());
    return ScriptedServer.json(DATE, answer.toString());
  }

  private static String refused(String status, String body) {
    return ScriptedServer.json(DATE, body).replaceFirst("200 OK", status);
  }
}
