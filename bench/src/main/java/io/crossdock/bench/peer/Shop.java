package io.crossdock.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Magento's REST API: whole orders, a page at a time, oldest first. Thread-safe. */
public final class Shop {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  Shop(String url) {
    this.url = url;
  }

  /** Empty past the last page. */
  List<Sale> page(int number, int size) throws IOException, InterruptedException {
    String query =
        "searchCriteria%5BpageSize%5D="
            + size
            + "&searchCriteria%5BcurrentPage%5D="
            + number
            + "&searchCriteria%5BsortOrders%5D%5B0%5D%5Bfield%5D=entity_id"
            + "&searchCriteria%5BsortOrders%5D%5B0%5D%5Bdirection%5D=ASC";
    var request =
        HttpRequest.newBuilder(URI.create(url + "/rest/V1/orders?" + query))
            .header("Authorization", "Bearer sandbox-shop-token")
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("shop: " + answer.statusCode() + " " + answer.body());
    }
    var sales = new ArrayList<Sale>();
    for (JsonNode order : JsonMapper.shared().readTree(answer.body()).path("items")) {
      sales.add(Sale.of(order));
    }
    return sales;
  }
}
