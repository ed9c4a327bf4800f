package io.crossdock.web.mapping;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.Mappings.Change;
import io.crossdock.core.port.settings.Mappings.Result;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.answer.Whole;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Field Mapping": what of an order goes to which field of Salesforce. */
@RestController
@RequestMapping(path = "/field-mapping", produces = MediaType.TEXT_HTML_VALUE)
public class MappingPages {

  private static final int HISTORY = 30;

  private final Mappings mappings;
  private final Websites websites;
  private final OrgView org;
  private final OrderViews orders;
  private final Connections connections;
  private final Surroundings around;

  MappingPages(
      Mappings mappings,
      Websites websites,
      OrgView org,
      OrderViews orders,
      Connections connections,
      Surroundings around) {
    this.mappings = mappings;
    this.websites = websites;
    this.org = org;
    this.orders = orders;
    this.connections = connections;
    this.around = around;
  }

  @GetMapping
  ResponseEntity<String> page(HttpServletRequest request, Form asked) {
    String tab = asked.text("tab");
    int website = asked.id("website");
    if (tab.equals("status")) {
      return SeeOther.at("/field-mapping/status", "website", website);
    }
    Target target = MappingPage.target(tab).orElse(Target.ORDER);
    Mappings.Stored stored = mappings.read();
    var form = MappingForm.of(target, website, stored.mappings());
    var page = page(form, stored.version(), asked.exact("order"), false, List.of());
    return ResponseEntity.ok(show(request, page, notice(asked)));
  }

  /** Saves, or only adds or takes away a row of the form; what is not saved is said. */
  @PostMapping
  ResponseEntity<String> post(
      HttpServletRequest request, Form sent, Principal person, Keeping keeping) {
    Target target = MappingPage.target(sent.text("tab")).orElse(Target.ORDER);
    var form = MappingForm.of(target, sent.id("website"), sent);
    long version = sent.version();
    String order = sent.exact("order");
    String what = sent.text("do");
    if (what.equals("add")) {
      return ResponseEntity.ok(
          show(request, page(form.added(), version, order, true, List.of()), ""));
    }
    if (what.startsWith("remove.")) {
      var fewer = form.without(Whole.small(what.substring("remove.".length())).orElse(-1));
      return ResponseEntity.ok(show(request, page(fewer, version, order, true, List.of()), ""));
    }
    return save(request, form, new Based(version, order), person.getName(), keeping);
  }

  /** What a person's form stands on. */
  private record Based(long version, String order) {}

  private ResponseEntity<String> save(
      HttpServletRequest request, MappingForm form, Based on, String user, Keeping keeping) {
    var before = mappings.read().mappings();
    var all = form.over(before);
    Deeds.note(request, String.join("; ", new MappingChanges(before, all).told()));
    var change = new Change(all, on.version(), user, around.clock().instant());
    Result result;
    try {
      OrgShape shape = org.freshShape();
      result = keeping.keep(() -> mappings.save(change, shape), Result.Saved.class::isInstance);
    } catch (FailedCall e) {
      result = new Result.Refused(List.of(new Fault("org", away(e))));
    }
    return switch (result) {
      case Result.Refused refused -> {
        var page = page(form, on.version(), on.order(), true, refused.faults());
        yield ResponseEntity.unprocessableContent().body(show(request, page, ""));
      }
      case Result.Saved saved ->
          SeeOther.at(
              MappingPage.at(MappingPage.code(form.target()), form.website()),
              "saved",
              saved.released());
    };
  }

  private MappingPage page(
      MappingForm form, long version, String order, boolean unsaved, List<Fault> faults) {
    Optional<OrgShape> shape = Optional.empty();
    List<Fault> all = faults;
    try {
      if (connections.phase() != Phase.NOT_CONNECTED) {
        shape = Optional.of(org.shape());
      }
    } catch (FailedCall e) {
      all = faults.isEmpty() ? List.of(new Fault("org", away(e))) : faults;
    }
    String number = order.isEmpty() ? newest() : order;
    Target target = form.target();
    return new MappingPage(
        form,
        shape.map(s -> s.objects().getOrDefault(target.object(), Map.of())).orElse(Map.of()),
        MappingPage.tabs(shape, mappings.read().mappings()),
        target.isDocument() && shape.filter(s -> !s.has(target.object())).isPresent(),
        websites.websites(),
        version,
        number,
        unsaved,
        form.told(all));
  }

  static String away(FailedCall e) {
    return "Salesforce's fields can't be read, so nothing can be saved now. "
        + e.failure().message()
        + " "
        + e.failure().hint();
  }

  private String newest() {
    return orders.keys(OrderFilter.ALL, 1).stream()
        .flatMap(key -> orders.find(key).stream())
        .findFirst()
        .map(row ->
            orders.byIncrementId(row.incrementId()).size() == 1
                ? row.incrementId()
                : row.key().toString())
        .orElse("");
  }

  private String show(HttpServletRequest request, MappingPage page, String notice) {
    var model = new MappingModel(page, mappings.history(HISTORY), notice);
    return around.templates().page(request, "mapping", "Field Mapping", model);
  }

  private static String notice(Form asked) {
    return asked
        .whole("saved")
        .map(sent ->
            sent == 0
                ? "Saved. An order that is in Salesforce already gets these values with its next"
                    + " change, or by \"Salesforce Sync\"."
                : "Saved. " + Show.orders(sent) + " that a mapping held up: sent now.")
        .orElse("");
  }
}
