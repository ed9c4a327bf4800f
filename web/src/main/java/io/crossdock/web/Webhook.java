package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
class Webhook {

  private static final int MOST_ORDERS = 1000;

  private final WebConfig config;
  private final WorkQueue queue;
  private final InstantSource clock;

  Webhook(WebConfig config, WorkQueue queue, InstantSource clock) {
    this.config = config;
    this.queue = queue;
    this.clock = clock;
  }

  @PostMapping("/hooks/magento")
  ResponseEntity<Void> notice(
      @RequestHeader(name = "X-Crossdock-Timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "X-Crossdock-Signature", defaultValue = "") String signature,
      @RequestBody byte[] body) {
    Instant now = clock.instant();
    verify(timestamp, signature, body, now);
    queue.mark(keys(new String(body, StandardCharsets.UTF_8)), Trigger.WEBHOOK);
    return ResponseEntity.accepted().build();
  }

  private void verify(String timestamp, String signature, byte[] body, Instant now) {
    boolean genuine =
        config
            .webhookSecret()
            .map(secret -> new HookSignature(secret.getBytes(StandardCharsets.UTF_8)))
            .filter(hook -> hook.accepts(timestamp, signature, body, now))
            .isPresent();
    if (!genuine) {
      throw new Refused(
          401,
          "The notice is not signed as it must be",
          List.of(
              "X-Crossdock-Timestamp: must be epoch seconds within 300 s of now.",
              "X-Crossdock-Signature: must be sha256= and the hex HMAC of timestamp, a dot and the"
                  + " body, with the secret of CROSSDOCK_WEBHOOK_SECRET."));
    }
  }

  private List<OrderKey> keys(String body) {
    JsonNode json = Bodies.object(body, Set.of("connection", "orders"));
    var faults = new ArrayList<String>();
    if (!json.path("connection").asString("").equals(config.connection())) {
      faults.add("connection: is not \"" + config.connection() + "\".");
    }
    JsonNode orders = json.path("orders");
    if (!orders.isArray() || orders.isEmpty() || orders.size() > MOST_ORDERS) {
      faults.add("orders: must be a list of 1 to " + MOST_ORDERS + " entity ids.");
    }
    var keys = new ArrayList<OrderKey>();
    for (JsonNode id : orders) {
      if (id.isIntegralNumber() && id.asLong() > 0) {
        keys.add(new OrderKey(config.connection(), id.asLong()));
      } else {
        faults.add("orders: " + id + " is no entity id.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "The notice can't be read", faults);
    }
    return keys;
  }
}
