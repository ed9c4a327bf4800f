package io.crossdock.web.order;

import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Salesforce Sync" of an order that people have deleted in Salesforce asks before it is made anew.
 */
@RestController
@RequestMapping(path = "/orders/{key}/anew", produces = MediaType.TEXT_HTML_VALUE)
public class AnewPages {

  private final OrderViews views;
  private final OrderRecords deleted;
  private final Operations operations;
  private final Surroundings around;

  AnewPages(OrderViews views, OrderRecords deleted, Operations operations, Surroundings around) {
    this.views = views;
    this.deleted = deleted;
    this.operations = operations;
    this.around = around;
  }

  @GetMapping
  String ask(HttpServletRequest request, @PathVariable("key") String key, Form asked) {
    Row row = OrderLookup.one(views, key);
    var model = new OrderModel.Anew(row, OrderPages.tab(asked));
    return around.templates().page(request, "anew", "Order # " + row.incrementId(), model);
  }

  @PostMapping
  ResponseEntity<String> make(@PathVariable("key") String key, Form sent, Principal person) {
    Row row = OrderLookup.one(views, key);
    deleted.forget(row.key());
    String operation =
        operations.start(List.of(row.key()), person.getName(), around.clock().instant());
    return SeeOther.at("/orders/" + row.key() + OrderPages.tab(sent), "operation", operation);
  }
}
