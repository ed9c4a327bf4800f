package io.crossdock.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What customers and clerks do in a shop, drawn from a seed. What the shop refuses (a refund of
 * nothing, a second hold) is no one's fault and simply does not happen. The same few people buy as
 * guests and as customers, and write their address in small letters and in capitals.
 */
final class Traffic {

  private static final List<String> SKUS = List.of("LAB-MUG", "LAB-CAP", "LAB-EBOOK");

  private final Place place;
  private final Random random;
  private final List<Long> orders = new ArrayList<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private int comments;

  Traffic(Place place, long seed) {
    this.place = place;
    this.random = new Random(seed);
  }

  /** One purchase or one change of an order. */
  void next() {
    if (orders.size() < 3 || random.nextInt(3) == 0) {
      orders.add(buy());
      return;
    }
    long id = orders.get(random.nextInt(orders.size()));
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> comment(id);
      case 3 -> act("invoice", "/order/" + id + "/invoice", "{\"capture\":true}");
      case 4 -> act("shipment", "/order/" + id + "/ship", tracked());
      case 5 -> count("part shipment", place.controlTry(id, "ship", "{}"));
      case 6 -> move(id);
      case 7 -> act("hold", "/orders/" + id + "/hold", "");
      case 8 -> act("unhold", "/orders/" + id + "/unhold", "");
      default -> rare(id);
    }
  }

  /** How often each was done. */
  Map<String, Integer> done() {
    return done;
  }

  private void rare(long id) {
    switch (random.nextInt(4)) {
      case 0 -> act("refund", "/order/" + id + "/refund", "{}");
      case 1 -> track(id);
      case 2 -> act("cancel", "/orders/" + id + "/cancel", "");
      default -> count("edit", place.controlTry(id, "edit", "{}"));
    }
  }

  private long buy() {
    String sku = SKUS.get(random.nextInt(3));
    String person = "chaos" + number(12) + "@example.com";
    String guest = random.nextBoolean() ? person : person.toUpperCase(Locale.ROOT);
    return switch (random.nextInt(3)) {
      case 0 -> {
        count("purchase by customer cart", true);
        yield place.buyAsCustomer(sku, number(4), person);
      }
      case 1 -> {
        count("purchase of two lines", true);
        yield place.demand(twoLines(guest, sku)).getFirst();
      }
      default -> {
        count("purchase by guest cart", true);
        yield place.buy(sku, number(5), guest);
      }
    };
  }

  private String twoLines(String email, String sku) {
    return """
    {"email":"%s","items":[{"sku":"%s","qty":%d},{"sku":"LAB-MUG","qty":%d}]}\
    """
        .formatted(email, sku, number(4), number(3));
  }

  private void comment(long id) {
    place.comment(id, "chaos note %05d.".formatted(++comments));
    count("comment", true);
  }

  private String tracked() {
    String number = "chaos%05d".formatted(number(99_999));
    return "{\"tracks\":[{\"track_number\":\"%s\",\"title\":\"DHL\",\"carrier_code\":\"dhl\"}]}"
        .formatted(number);
  }

  /** A tracking number is added, gets another or is removed, or the shipment gets a comment. */
  private void track(long id) {
    List<JsonNode> shipments =
        place.documents("shipments").stream()
            .filter(shipment -> shipment.path("order_id").asLong() == id)
            .toList();
    if (!shipments.isEmpty()) {
      JsonNode shipment = shipments.getFirst();
      String first = shipment.path("tracks").path(0).path("entity_id").asString("");
      int what = random.nextInt(4);
      if (what == 3) {
        String of = shipment.path("entity_id").asString();
        String text = "chaos shipment note %05d.".formatted(++comments);
        act(
            "comment of a shipment",
            "/shipment/" + of + "/comments",
            "{\"entity\":{\"parent_id\":%s,\"comment\":\"%s\",\"is_visible_on_front\":0}}"
                .formatted(of, text));
      } else if (what == 0 && !first.isEmpty()) {
        count("tracking number removed", place.shopTry("DELETE", "/shipment/track/" + first, ""));
      } else {
        place.track(shipment, what == 1 ? first : "", "chaos" + number(99_999));
        count("tracking number", true);
      }
    }
  }

  private void move(long id) {
    String street = "{\"street\":\"%d Moved St\"}".formatted(number(900));
    count("address edit", place.controlTry(id, "address", street));
  }

  private void act(String what, String path, String body) {
    count(what, place.shopTry("POST", path, body));
  }

  private void count(String what, boolean happened) {
    if (happened) {
      done.merge(what, 1, Integer::sum);
    }
  }

  private int number(int most) {
    return 1 + random.nextInt(most);
  }
}
