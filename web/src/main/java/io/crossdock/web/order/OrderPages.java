package io.crossdock.web.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.grid.GridPage;
import io.crossdock.web.named.OrderNames;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The order page, and sending from it and from the grid. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public class OrderPages {

  private final OrderViews views;
  private final OperationViews progress;
  private final Operations operations;
  private final OrderSource shop;
  private final AppliedOrders applied;
  private final OrderNames names;
  private final Surroundings around;

  OrderPages(
      OrderViews views,
      OperationViews progress,
      Operations operations,
      OrderSource shop,
      AppliedOrders applied,
      OrderNames names,
      Surroundings around) {
    this.views = views;
    this.progress = progress;
    this.operations = operations;
    this.shop = shop;
    this.applied = applied;
    this.names = names;
    this.around = around;
  }

  /** How an order stands, on the pages of the order. */
  @GetMapping("/orders/{key}/now")
  String now(@PathVariable("key") String key, Form asked) {
    Row row = OrderLookup.one(views, key);
    OrderNames.Told told = asked.has("names") ? names.now(row) : names.kept(row);
    return around
        .templates()
        .part("ordernow", new OrderModel.Now(row, around.config().recordLink(), told));
  }

  /** When it is through, the other parts of the page are told. */
  @GetMapping("/operations/{id}/progress")
  ResponseEntity<String> progress(@PathVariable("id") String id) {
    OperationViews.Summary summary =
        progress
            .summary(id)
            .orElseThrow(
                () -> new Refused(404, "No such operation", List.of("It was never started.")));
    var answer = ResponseEntity.ok();
    if (summary.open() == 0) {
      answer.header("HX-Trigger", "settled");
    }
    return answer.body(around.templates().part("progress", summary));
  }

  @GetMapping("/orders/{key}")
  String order(HttpServletRequest request, @PathVariable("key") String key, Form asked) {
    Row row = OrderLookup.one(views, key);
    Read read = read(row.key());
    var model =
        new OrderModel(
            new OrderModel.Now(row, around.config().recordLink(), names.kept(row)),
            read.order(),
            read.trouble(),
            around.operation(asked),
            ForgetPages.notice(asked),
            around.config().shopLink(row.key()),
            around.words(),
            read.order()
                .map(order -> DocumentRow.of(order, applied.find(order.key()), around.words()))
                .orElse(List.of()));
    return around.templates().page(request, "order", "Order # " + row.incrementId(), model);
  }

  /** What the shop told; else why not. */
  private record Read(Optional<Order> order, String trouble) {}

  /** A shop that is away costs the details, never the page. */
  private Read read(OrderKey key) {
    try {
      OrderSource.Page page = shop.load(Set.of(key));
      Optional<Order> order = page.orders().stream().findFirst();
      OrderSource.Unreadable unreadable = page.unreadable().get(key);
      String gone = order.isPresent() ? "" : "This order is no longer in the shop.";
      return new Read(order, unreadable == null ? gone : said(unreadable.failure()));
    } catch (FailedCall e) {
      return new Read(Optional.empty(), said(e.failure()));
    }
  }

  private static String said(Failure failure) {
    return (failure.message() + " " + failure.hint()).strip();
  }

  @PostMapping("/orders/sync")
  ResponseEntity<Void> sync(HttpServletRequest request, Form sent, Principal person) {
    var grid = new GridPage(sent);
    if (sent.has("all") && !sent.has("confirmed") && grid.faults().isEmpty()) {
      Deeds.nothing(request);
      return SeeOther.at(grid.all());
    }
    List<OrderKey> keys =
        sent.has("all") && grid.faults().isEmpty()
            ? views.keys(grid.filter(), GridPage.MOST + 1)
            : OrderLookup.all(views, sent.ticked("order"));
    String fault =
        keys.isEmpty()
            ? "Tick at least one order first."
            : keys.size() > GridPage.MOST
                ? "More than 10,000 orders match. Narrow the filter; nothing was sent."
                : "";
    if (!fault.isEmpty()) {
      Deeds.nothing(request);
      return SeeOther.at(grid.start(), "notice", fault);
    }
    boolean stay = sent.has("stay");
    if (stay && !sent.has("restored") && isDeleted(keys.getFirst())) {
      Deeds.nothing(request);
      return SeeOther.at("/orders/" + keys.getFirst() + "/anew" + tab(sent));
    }
    Deeds.orders(request, keys);
    String id = operations.start(keys, person.getName(), around.clock().instant());
    String to = stay ? "/orders/" + keys.getFirst() + tab(sent) : grid.start();
    return SeeOther.at(to, "operation", id);
  }

  private boolean isDeleted(OrderKey key) {
    return views
        .find(key)
        .filter(row -> Hindrance.DELETED_IN_SALESFORCE.is(row.reasonCode()))
        .isPresent();
  }

  /** What the address of an order's page ends in when its tab "Salesforce" is on screen. */
  static String tab(Form asked) {
    return asked.exact("tab").equals("salesforce") ? "?tab=salesforce" : "";
  }
}
