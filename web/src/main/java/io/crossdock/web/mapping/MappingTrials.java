package io.crossdock.web.mapping;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.mapping.DocumentSources;
import io.crossdock.core.mapping.DocumentSources.Source;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.MappedFields;
import io.crossdock.core.mapping.Paths;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.order.OrderLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Parts of "Field Mapping" that are read from a real order: what can be picked, what would come.
 */
@RestController
@RequestMapping(path = "/field-mapping", produces = MediaType.TEXT_HTML_VALUE)
public class MappingTrials {

  private static final int AT_ONCE = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final OrderViews orders;
  private final OrderSource shop;
  private final AppliedOrders applied;
  private final OrgView org;
  private final Expressions expressions;
  private final Templates templates;

  MappingTrials(
      OrderViews orders,
      OrderSource shop,
      AppliedOrders applied,
      OrgView org,
      Expressions expressions,
      Templates templates) {
    this.orders = orders;
    this.shop = shop;
    this.applied = applied;
    this.org = org;
    this.expressions = expressions;
    this.templates = templates;
  }

  /** Every value of the order, to be picked. */
  @GetMapping("/paths")
  String paths(Form asked) {
    return templates.part("mappingpaths", values(asked));
  }

  private MappingPathsModel values(Form asked) {
    try {
      return new MappingPathsModel(paths(order(asked.text("order")), target(asked)), "");
    } catch (FailedCall e) {
      return new MappingPathsModel(List.of(), said(e));
    } catch (Refused e) {
      return new MappingPathsModel(List.of(), String.join(" ", e.faults()));
    }
  }

  private static String said(FailedCall e) {
    return e.failure().message() + " " + e.failure().hint();
  }

  private static List<Paths.Path> paths(Order order, Target target) {
    return switch (target) {
      case ORDER, ACCOUNT, CONTACT -> Paths.of(order.source());
      case ORDER_ITEM -> {
        var paths = new ArrayList<>(Paths.of(MappedFields.firstItem(order)));
        paths.addAll(named("$order.", "items", order.source()));
        yield paths;
      }
      case SHIPMENT, TRACKING, INVOICE, CREDIT_MEMO, DOCUMENT_LINE -> {
        Source source = tried(order, target);
        var paths = new ArrayList<>(Paths.of(source.own()));
        if (!source.own().equals(source.document())) {
          paths.addAll(named("$document.", "", source.document()));
        }
        paths.addAll(named("$order.", "", order.source()));
        yield paths;
      }
    };
  }

  /** The paths of what a record is part of; without those of the record itself. */
  private static List<Paths.Path> named(String name, String without, Map<String, Object> source) {
    return Paths.of(source).stream()
        .filter(path -> without.isEmpty() || !path.path().startsWith(without))
        .map(path -> new Paths.Path(name + path.path(), path.example()))
        .toList();
  }

  private static Source tried(Order order, Target target) {
    return DocumentSources.first(order, target)
        .orElseThrow(() ->
            new Refused(
                404,
                "Nothing to try it on",
                List.of(
                    "Order # %s has no %s, or its option is No: enter the number of another order."
                        .formatted(
                            order.incrementId(),
                            MappingPage.label(target).toLowerCase(Locale.ROOT)))));
  }

  /** What the form's mappings would give for the order; only so many at once. */
  @PostMapping("/preview")
  String preview(Form sent) {
    return templates.part("mappingpreview", trials(sent));
  }

  private MappingTrialsModel trials(Form sent) {
    if (!free.tryAcquire()) {
      return untried("Other people are trying mappings just now. Press Try in a moment.");
    }
    try {
      Order order = order(sent.text("order"));
      OrgShape shape = org.shape();
      Map<String, Object> before = before(order, target(sent));
      var form = MappingForm.of(target(sent), sent.id("website"), sent);
      var trials =
          form.rows().stream()
              .filter(row -> !row.mapping().field().isEmpty())
              .map(row -> trial(row.mapping(), order, shape, before))
              .toList();
      return new MappingTrialsModel(trials, "", order.incrementId());
    } catch (FailedCall e) {
      return untried(said(e));
    } catch (Refused e) {
      return untried(String.join(" ", e.faults()));
    } finally {
      free.release();
    }
  }

  private static MappingTrialsModel untried(String trouble) {
    return new MappingTrialsModel(List.of(), trouble, "");
  }

  private MappingTrial trial(
      FieldMapping mapping, Order order, OrgShape shape, Map<String, Object> before) {
    String old = Show.value(before.getOrDefault(mapping.field(), ""));
    Optional<String> wrong =
        mapping.expression().isEmpty()
            ? Optional.of("an expression is missing")
            : expressions.fault(mapping.expression());
    if (wrong.isPresent()) {
      return new MappingTrial(mapping, old, "", List.of(wrong.get()), List.of());
    }
    var tried = MappedFields.tried(mapping, order, expressions, shape);
    return new MappingTrial(
        mapping, old, tried.value().map(Show::value).orElse(""), tried.faults(), tried.warnings());
  }

  private Map<String, Object> before(Order order, Target target) {
    Applied sent = applied.find(order.key());
    String record =
        switch (target) {
          case ORDER, ACCOUNT, CONTACT -> target.object();
          case ORDER_ITEM ->
              order.key().connection() + ":" + MappedFields.firstItem(order).get("item_id");
          case SHIPMENT, TRACKING, INVOICE, CREDIT_MEMO, DOCUMENT_LINE ->
              tried(order, target).key();
        };
    return sent.sent().getOrDefault(record, Map.of());
  }

  private Order order(String text) {
    var key = OrderLookup.one(orders, text).key();
    var page = shop.load(List.of(key));
    var unreadable = page.unreadable().get(key);
    if (unreadable != null) {
      throw new Refused(422, "No such order", List.of(unreadable.failure().message()));
    }
    return page.orders().stream()
        .findFirst()
        .orElseThrow(() ->
            new Refused(404, "No such order", List.of("This order is no longer in the shop.")));
  }

  private static Target target(Form form) {
    return MappingPage.target(form.text("tab")).orElse(Target.ORDER);
  }
}
