package io.crossdock.web.connection;

import io.crossdock.access.ShopModule;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.WebConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Push notices of the shop, signed with HMAC-SHA256 over {@code timestamp.body}. 202 is answered
 * after the notices are committed; anything older or newer than 300 seconds is refused.
 */
@RestController
public class Webhook {

  private static final int MOST_ORDERS = 1000;

  private final WebConfig config;
  private final WorkQueue queue;
  private final ShopModule module;
  private final InstantSource clock;

  Webhook(WebConfig config, WorkQueue queue, ShopModule module, InstantSource clock) {
    this.config = config;
    this.queue = queue;
    this.module = module;
    this.clock = clock;
  }

  @PostMapping("/hooks/magento")
  ResponseEntity<Void> notice(
      @RequestHeader(name = "X-Crossdock-Timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "X-Crossdock-Signature", defaultValue = "") String signature,
      @RequestBody byte[] body) {
    Instant now = clock.instant();
    verify(timestamp, signature, body, now);
    Notice notice = notice(new String(body, StandardCharsets.UTF_8));
    if (!notice.orders().isEmpty()) {
      queue.mark(notice.orders(), Trigger.WEBHOOK);
    }
    if (notice.number() > 0) {
      module.noticed(notice.number(), notice.unsent(), notice.version(), now);
    }
    return ResponseEntity.accepted().build();
  }

  private void verify(String timestamp, String signature, byte[] body, Instant now) {
    boolean genuine =
        Stream.of(config.webhookSecret(), module.secret())
            .flatMap(Optional::stream)
            .map(secret -> new HookSignature(secret.getBytes(StandardCharsets.UTF_8)))
            .anyMatch(hook -> hook.accepts(timestamp, signature, body, now));
    if (!genuine) {
      throw new Refused(
          401,
          "The notice is not signed as it must be",
          List.of(
              "X-Crossdock-Timestamp: must be epoch seconds within 300 s of now.",
              "X-Crossdock-Signature: must be sha256= and the hex HMAC of timestamp, a dot and the"
                  + " body, with the secret of the pairing or of CROSSDOCK_WEBHOOK_SECRET."));
    }
  }

  /**
   * What came.
   *
   * @param orders may be empty where there is a number: the shop says that it is there
   * @param number the shop's running one; 0 = none
   * @param unsent orders that still wait in the shop
   */
  private record Notice(List<OrderKey> orders, long number, long unsent, String version) {}

  private Notice notice(String body) {
    JsonNode json =
        Bodies.object(
            body,
            Set.of("connection", "orders", "number", "unsent", "module"),
            Set.of("connection", "orders"));
    var faults = new ArrayList<String>();
    if (!json.path("connection").asString("").equals(config.connection())) {
      faults.add("connection: is not \"" + config.connection() + "\".");
    }
    JsonNode orders = json.path("orders");
    boolean numbered = json.has("number");
    if (!orders.isArray() || (orders.isEmpty() && !numbered) || orders.size() > MOST_ORDERS) {
      faults.add(
          "orders: must be a list of 1 to "
              + MOST_ORDERS
              + " entity ids; with a number it may be empty.");
    }
    List<OrderKey> keys = keys(orders, faults);
    if (numbered && !whole(json.path("number"), 1)) {
      faults.add("number: must be a whole number from 1.");
    }
    if (numbered != json.has("unsent") || (numbered && !whole(json.path("unsent"), 0))) {
      faults.add("unsent: must be a whole number from 0, beside number.");
    }
    String version = json.path("module").asString("");
    if (json.has("module") && new ModuleVersion(version).known().isEmpty()) {
      faults.add("module: must be a version such as 1.0.0.");
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "The notice can't be read", faults);
    }
    return new Notice(keys, json.path("number").asLong(0), json.path("unsent").asLong(0), version);
  }

  private List<OrderKey> keys(JsonNode orders, List<String> faults) {
    var keys = new ArrayList<OrderKey>();
    for (JsonNode id : orders) {
      if (id.isIntegralNumber() && id.asLong() > 0) {
        keys.add(new OrderKey(config.connection(), id.asLong()));
      } else {
        faults.add("orders: " + id + " is no entity id.");
      }
    }
    return keys;
  }

  private static boolean whole(JsonNode value, long least) {
    return value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= least;
  }
}
