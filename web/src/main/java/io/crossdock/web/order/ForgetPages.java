package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.PersonalData.Forgotten;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Forget this person": asks, and takes the person of an order out of what Crossdock keeps. */
@RestController
@RequestMapping(path = "/orders/{key}/forget", produces = MediaType.TEXT_HTML_VALUE)
public class ForgetPages {

  private final OrderViews views;
  private final PersonalData data;
  private final Templates templates;

  ForgetPages(OrderViews views, PersonalData data, Templates templates) {
    this.views = views;
    this.data = data;
    this.templates = templates;
  }

  @GetMapping
  String ask(HttpServletRequest request, @PathVariable("key") String key) {
    Row row = OrderLookup.one(views, key);
    return templates.page(
        request,
        "forget",
        "Order # " + row.incrementId(),
        Map.of("row", row, "orders", orders(data, row).size()));
  }

  @PostMapping
  ResponseEntity<String> forget(HttpServletRequest request, @PathVariable("key") String key) {
    Row row = OrderLookup.one(views, key);
    Forgotten done = data.forget(orders(data, row));
    Deeds.note(request, Show.orders(done.orders()));
    return ResponseEntity.status(303)
        .location(
            URI.create(
                "/orders/"
                    + row.key()
                    + "?forgotten=%d&busy=%d".formatted(done.orders(), done.busy())))
        .build();
  }

  /** What came of it, after the redirect. */
  static String notice(Map<String, String> parameters) {
    String forgotten = parameters.getOrDefault("forgotten", "");
    String busy = parameters.getOrDefault("busy", "0");
    if (!forgotten.matches("[0-9]{1,9}") || !busy.matches("[0-9]{1,9}")) {
      return "";
    }
    String left =
        busy.equals("0")
            ? ""
            : " Left as they were: %s being sent right now. Press again in a minute."
                .formatted(Show.orders(Long.parseLong(busy)));
    return "The person of " + Show.orders(Long.parseLong(forgotten)) + " is forgotten." + left;
  }

  /** The orders of an order's person: of its e-mail address, or it alone where it has none. */
  static List<OrderKey> orders(PersonalData data, Row row) {
    return row.email().isEmpty() ? List.of(row.key()) : data.ordersOf(row.email());
  }
}
