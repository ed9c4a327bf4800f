package io.crossdock.web.pin;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.named.OrderNames;
import io.crossdock.web.order.Chosen;
import io.crossdock.web.order.OrderLookup;
import io.crossdock.web.order.OrderModel;
import io.crossdock.web.pin.SaveAndSync.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tab "Salesforce" of an order. */
@RestController
@RequestMapping(path = "/orders/{key}", produces = MediaType.TEXT_HTML_VALUE)
public class OrderSalesforce {

  private final OrderViews views;
  private final Operations operations;
  private final Pins pins;
  private final SyncAnyway anyway;
  private final SaveAndSync saving;
  private final Previews previews;
  private final OrderNames names;
  private final Surroundings around;

  OrderSalesforce(
      OrderViews views,
      Operations operations,
      Chosen chosen,
      Previews previews,
      OrderNames names,
      Surroundings around) {
    this.views = views;
    this.operations = operations;
    this.pins = chosen.pins();
    this.anyway = chosen.anyway();
    this.saving = new SaveAndSync(chosen, operations, around.clock());
    this.previews = previews;
    this.names = names;
    this.around = around;
  }

  @GetMapping(params = "tab=salesforce")
  String tab(HttpServletRequest request, @PathVariable("key") String key, Form asked) {
    Row row = OrderLookup.one(views, key);
    PinForm form = PinForm.of(pinned(row.key())).at(row.salesforceOrderId());
    return show(request, row, form, asked.exact("operation"));
  }

  private String show(HttpServletRequest request, Row row, PinForm form, String operation) {
    var model =
        new SalesforceModel(
            new OrderModel.Now(row, around.config().recordLink(), names.kept(row)),
            form,
            pinned(row.key()),
            anyway.find(row.key()),
            views.attempts(row.key()),
            operation);
    return around.templates().page(request, "salesforce", "Order # " + row.incrementId(), model);
  }

  /** "Save and Sync Order". Nothing is saved or sent when any value is wrong or open. */
  @PostMapping("/salesforce")
  ResponseEntity<String> save(
      HttpServletRequest request,
      @PathVariable("key") String key,
      Form sent,
      Principal person,
      Keeping keeping) {
    Row row = OrderLookup.one(views, key);
    PinForm form = PinForm.of(sent);
    return switch (saving.save(row, form, answer(sent), person.getName(), keeping)) {
      case Result.Wrong wrong ->
          ResponseEntity.unprocessableContent()
              .body(show(request, row, form.with(wrong.faults()), ""));
      case Result.Ask ask -> ResponseEntity.ok(ask(request, row, form, ask.open()));
      case Result.Sent done -> SeeOther.at(at(row), "operation", done.operation());
    };
  }

  private String ask(HttpServletRequest request, Row row, PinForm form, Bound.Open open) {
    var model = new SalesforceModel.Bind(row, form, open, around.config().recordLink());
    return around.templates().page(request, "bind", "Order # " + row.incrementId(), model);
  }

  private static SaveAndSync.Answer answer(Form sent) {
    return new SaveAndSync.Answer(
        sent.has("confirmed"), lines(sent, "keep"), lines(sent, "delete"));
  }

  private static Set<String> lines(Form sent, String what) {
    return sent.sent().keySet().stream()
        .filter(name -> name.startsWith("line.") && sent.exact(name).equals(what))
        .map(name -> name.substring("line.".length()))
        .collect(Collectors.toSet());
  }

  /** From the next send on Crossdock decides again. */
  @PostMapping("/unpin")
  ResponseEntity<String> unpin(
      HttpServletRequest request,
      @PathVariable("key") String key,
      @RequestParam(name = "field", defaultValue = "") String field) {
    Row row = OrderLookup.one(views, key);
    var left = new TreeMap<>(PinForm.of(pinned(row.key())).values());
    if (left.remove(field) != null) {
      Deeds.note(request, field);
    }
    pins.save(row.key(), PinForm.of(Form.of(left)).pin());
    return SeeOther.at(at(row));
  }

  @PostMapping("/anyway")
  ResponseEntity<String> syncAnyway(@PathVariable("key") String key, Principal person) {
    Row row = OrderLookup.one(views, key);
    Instant now = around.clock().instant();
    anyway.add(row.key(), new SyncAnyway.Wish(person.getName(), now));
    return sent(row, person);
  }

  @PostMapping("/anyway/remove")
  ResponseEntity<String> removeAnyway(@PathVariable("key") String key) {
    Row row = OrderLookup.one(views, key);
    anyway.remove(row.key());
    return SeeOther.at(at(row));
  }

  /** What would be sent now; asked by the page when it is shown, since shop and org are read. */
  @GetMapping("/preview")
  String preview(@PathVariable("key") String key) {
    Row row = OrderLookup.one(views, key);
    Preview preview;
    try {
      preview = previews.of(row.key());
    } catch (FailedCall e) {
      preview = Preview.because(e.failure().code(), e.failure().message(), e.failure().hint());
    }
    return around.templates().part("preview", preview);
  }

  private ResponseEntity<String> sent(Row row, Principal person) {
    Instant now = around.clock().instant();
    String operation = operations.start(List.of(row.key()), person.getName(), now);
    return SeeOther.at(at(row), "operation", operation);
  }

  private Pin pinned(OrderKey key) {
    return pins.find(List.of(key)).getOrDefault(key, Pin.NOTHING);
  }

  private static String at(Row row) {
    return "/orders/" + row.key() + "?tab=salesforce";
  }
}
