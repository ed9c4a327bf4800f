package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many orders at once, for tests of load: {@code POST /_sandbox/orders}. */
final class Demand {

  /** Where sandbox buyers live. */
  static final Map<String, Object> ADDRESS =
      Map.of(
          "firstname", "Ada",
          "lastname", "Byron",
          "street", List.of("1 Main St"),
          "city", "Los Angeles",
          "region", "California",
          "region_code", "CA",
          "region_id", 12,
          "postcode", "90034",
          "country_id", "US",
          "telephone", "555-0100");

  private static final int MOST = 100_000;

  private final CartsApi carts;

  Demand(CartsApi carts) {
    this.carts = carts;
  }

  void routes(Router router) {
    router.on("POST", "/_sandbox/orders", this::place);
  }

  private Response place(Request request) {
    try {
      return Response.json(200, Map.of("ids", place(Rest.body(request))));
    } catch (Json.MalformedJson e) {
      return Refused.badRequest("Decoding error.").answer();
    } catch (Refused e) {
      return e.answer();
    }
  }

  private List<Object> place(Map<String, Object> asked) {
    int count = Doc.whole(asked, "count");
    if (count < 1 || count > MOST) {
      throw Refused.badRequest("\"count\" must be from 1 to " + MOST + ".");
    }
    boolean sameEmail = Boolean.TRUE.equals(asked.get("sameEmail"));
    String sku = asked.containsKey("sku") ? Doc.text(asked, "sku") : "LAB-MUG";
    var ids = new ArrayList<Object>(count);
    for (int i = 0; i < count; i++) {
      var address = new LinkedHashMap<>(ADDRESS);
      address.put("email", sameEmail ? "load@example.com" : "load" + i + "@example.com");
      ids.add(carts.buy(sku, BigDecimal.valueOf(i % 3 + 1), address));
    }
    return ids;
  }
}
