package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.view.OrderViews;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A person says that what the shop has under an id now is the order that was there first, though
 * its moment or its buyer is another: it is sent at once, and kept in step from now on.
 */
@RestController
public class SameOrder {

  private final OrderViews views;
  private final OrderRecords records;
  private final Operations operations;
  private final InstantSource clock;

  SameOrder(OrderViews views, OrderRecords records, Operations operations, InstantSource clock) {
    this.views = views;
    this.records = records;
    this.operations = operations;
    this.clock = clock;
  }

  @PostMapping("/orders/{key}/same")
  ResponseEntity<Void> page(
      HttpServletRequest request, @PathVariable("key") String key, Principal person) {
    OrderKey order = OrderLookup.one(views, key).key();
    String at = "/orders/" + order;
    if (!records.same(order)) {
      Deeds.nothing(request);
      return SeeOther.at(at);
    }
    String operation = operations.start(List.of(order), person.getName(), clock.instant());
    return SeeOther.at(at, "operation", operation);
  }

  @PostMapping("/api/v1/orders/{key}/same")
  ResponseEntity<Map<String, Object>> api(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store,
      Principal script) {
    OrderKey order = OrderLookup.one(views, key, store).key();
    if (!records.same(order)) {
      throw new Refused(
          409,
          "Nothing was changed",
          List.of("order: " + order + " was not found to be another order than it was first."));
    }
    String operation = operations.start(List.of(order), script.getName(), clock.instant());
    return ResponseEntity.accepted().body(Map.of("operation", operation));
  }
}
