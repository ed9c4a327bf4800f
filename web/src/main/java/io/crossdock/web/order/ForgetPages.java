package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.PersonalData.Forgotten;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
    var model = new OrderModel.Forget(row, orders(data, row).size());
    return templates.page(request, "forget", "Order # " + row.incrementId(), model);
  }

  @PostMapping
  ResponseEntity<String> forget(HttpServletRequest request, @PathVariable("key") String key) {
    Row row = OrderLookup.one(views, key);
    Forgotten done = data.forget(orders(data, row));
    Deeds.note(request, Show.orders(done.orders()));
    String at = SeeOther.with("/orders/" + row.key(), "forgotten", done.orders());
    return SeeOther.at(at, "busy", done.busy());
  }

  /** What came of it, after the redirect. */
  static String notice(Form asked) {
    long busy = asked.whole("busy").orElse(0L);
    String left =
        busy == 0
            ? ""
            : " Left as they were: %s being sent right now. Press again in a minute."
                .formatted(Show.orders(busy));
    return asked
        .whole("forgotten")
        .map(orders -> "The person of " + Show.orders(orders) + " is forgotten." + left)
        .orElse("");
  }

  /** The orders of an order's person: of its e-mail address, or it alone where it has none. */
  static List<OrderKey> orders(PersonalData data, Row row) {
    return row.email().isEmpty() ? List.of(row.key()) : data.ordersOf(row.email());
  }
}
