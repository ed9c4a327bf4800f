package io.crossdock.web.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.answer.WebConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The order page, and sending from it and from the grid. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public class OrderPages {

  /** More than this is a matter for a back-fill. */
  private static final int MOST = 10_000;

  private final OrderViews views;
  private final OperationViews progress;
  private final Operations operations;
  private final OrderSource shop;
  private final Surroundings around;

  /** What pages need besides orders. */
  public record Surroundings(Templates templates, WebConfig config, InstantSource clock) {}

  OrderPages(
      OrderViews views,
      OperationViews progress,
      Operations operations,
      OrderSource shop,
      Surroundings around) {
    this.views = views;
    this.progress = progress;
    this.operations = operations;
    this.shop = shop;
    this.around = around;
  }

  /** Of the rows on screen, those that are no longer as they are shown; taken over by the page. */
  @GetMapping("/orders/marks")
  String marks(@RequestParam(name = "shown", defaultValue = "") List<String> shown) {
    Set<GridRow> known =
        shown.stream()
            .limit(GridPage.SIZES.getLast())
            .flatMap(text -> GridRow.parse(text).stream())
            .collect(Collectors.toSet());
    List<Row> changed =
        views.find(known.stream().map(GridRow::key).toList()).stream()
            .filter(row -> !known.contains(GridRow.of(row)))
            .toList();
    return around
        .templates()
        .fill("marks", Map.of("rows", changed, "link", around.config().recordLink()));
  }

  /** How an order stands, on the pages of the order. */
  @GetMapping("/orders/{key}/now")
  String now(@PathVariable("key") String key) {
    return around
        .templates()
        .fill(
            "ordernow",
            Map.of("row", OrderLookup.one(views, key), "link", around.config().recordLink()));
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
    return answer.body(around.templates().fill("progress", Map.of("summary", summary)));
  }

  @GetMapping("/orders/{key}")
  String order(
      HttpServletRequest request,
      @PathVariable("key") String key,
      @RequestParam Map<String, String> parameters) {
    Row row = OrderLookup.one(views, key);
    var values = new HashMap<String, Object>();
    values.put("row", row);
    values.put("notice", ForgetPages.notice(parameters));
    values.put("config", around.config());
    values.put("operation", operation(progress, parameters));
    read(row.key(), values);
    return around.templates().page(request, "order", "Order # " + row.incrementId(), values);
  }

  /** A shop that is away costs the details, never the page. */
  private void read(OrderKey key, Map<String, Object> values) {
    Optional<Order> order = Optional.empty();
    String trouble = "";
    try {
      OrderSource.Page page = shop.load(Set.of(key));
      order = page.orders().stream().findFirst();
      OrderSource.Unreadable unreadable = page.unreadable().get(key);
      trouble =
          unreadable != null
              ? said(unreadable.failure())
              : order.isPresent() ? "" : "This order is no longer in the shop.";
    } catch (FailedCall e) {
      trouble = said(e.failure());
    }
    values.put("order", order);
    values.put("trouble", trouble);
  }

  private static String said(Failure failure) {
    return (failure.message() + " " + failure.hint()).strip();
  }

  @PostMapping("/orders/sync")
  ResponseEntity<Void> sync(
      HttpServletRequest request,
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      Principal person) {
    boolean all = parameters.containsKey("all");
    var grid = new GridPage(parameters);
    String back = grid.at("");
    List<OrderKey> keys =
        all && grid.faults().isEmpty()
            ? views.keys(grid.filter(), MOST + 1)
            : ticked.stream()
                .filter(o -> !o.isEmpty())
                .map(o -> OrderLookup.one(views, o).key())
                .distinct()
                .toList();
    if (keys.isEmpty() || keys.size() > MOST) {
      Deeds.nothing(request);
    }
    if (keys.isEmpty()) {
      return seeOther(more(back, "notice=Tick+at+least+one+order+first."));
    }
    if (keys.size() > MOST) {
      return seeOther(
          more(back, "notice=More+than+10,000+orders+match.+Narrow+the+filter;+nothing+was+sent."));
    }
    if (parameters.containsKey("stay")
        && !parameters.containsKey("restored")
        && isDeleted(keys.getFirst())) {
      Deeds.nothing(request);
      return seeOther("/orders/" + keys.getFirst() + "/anew" + tab(parameters));
    }
    Deeds.orders(request, keys);
    String id = operations.start(keys, person.getName(), around.clock().instant());
    String to =
        parameters.containsKey("stay") ? "/orders/" + keys.getFirst() + tab(parameters) : back;
    return seeOther(more(to, "operation=" + id));
  }

  private boolean isDeleted(OrderKey key) {
    return views.find(key).filter(row -> row.reasonCode().equals(OrderRecords.DELETED)).isPresent();
  }

  static String operation(OperationViews progress, Map<String, String> parameters) {
    return operation(
        progress, new Form(Map.of("operation", List.of(parameters.getOrDefault("operation", "")))));
  }

  /** Of the address, when it was ever begun. */
  public static String operation(OperationViews progress, Form asked) {
    return progress.summary(asked.exact("operation")).map(OperationViews.Summary::id).orElse("");
  }

  /** What the address of an order's page ends in when its tab "Salesforce" is on screen. */
  static String tab(Map<String, String> parameters) {
    return "salesforce".equals(parameters.get("tab")) ? "?tab=salesforce" : "";
  }

  static String more(String address, String parameter) {
    return address + (address.contains("?") ? "&" : "?") + parameter;
  }

  private static ResponseEntity<Void> seeOther(String where) {
    return ResponseEntity.status(303).location(URI.create(where)).build();
  }
}
