package io.crossdock.web.connection;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.shop.NewestOrders;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Before Start: what the newest orders would become in Salesforce, and one of them sent. */
@RestController
@RequestMapping(path = "/connections", produces = MediaType.TEXT_HTML_VALUE)
public class GoingLivePages {

  private static final int SHOWN = 20;

  private final NewestOrders shop;
  private final Previews previews;
  private final OrderViews views;
  private final Operations operations;
  private final Surroundings around;

  GoingLivePages(
      NewestOrders shop,
      Previews previews,
      OrderViews views,
      Operations operations,
      Surroundings around) {
    this.shop = shop;
    this.previews = previews;
    this.views = views;
    this.operations = operations;
    this.around = around;
  }

  @GetMapping("/preview")
  String preview(HttpServletRequest request, Form asked) {
    var foreseen = new ArrayList<Foreseen>();
    Optional<String> trouble = Optional.empty();
    try {
      List<Order> newest = shop.newest(SHOWN);
      Map<OrderKey, Row> rows =
          views.find(newest.stream().map(Order::key).toList()).stream()
              .collect(Collectors.toMap(Row::key, row -> row));
      for (Order order : newest) {
        var row = Optional.ofNullable(rows.get(order.key()));
        foreseen.add(new Foreseen(order, previews.of(order), row));
      }
    } catch (FailedCall e) {
      trouble = Optional.of(e.failure().message() + " " + e.failure().hint());
    }
    String operation = around.operation(asked);
    var model =
        new GoingLiveModel(
            foreseen, trouble, operation, around.config().recordLink(), around.words());
    return around.templates().page(request, "goinglive", "The newest orders", model);
  }

  /** Leads back to the preview: an order that nobody has seen yet has no page of its own. */
  @PostMapping("/send")
  ResponseEntity<String> send(
      HttpServletRequest request, @RequestParam("order") String text, Principal person) {
    OrderKey key =
        OrderKey.parse(text)
            .orElseThrow(() ->
                new Refused(
                    400, "No such order", List.of("order: must be a key such as main:42.")));
    Deeds.orders(request, List.of(key));
    String id = operations.start(List.of(key), person.getName(), around.clock().instant());
    return SeeOther.at("/connections/preview", "operation", id);
  }
}
