package io.crossdock.web.options;

import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.view.OrderViews;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.options.BackfillsModel.Estimate;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Sync all orders now": history with estimate, progress, pause, resume and cancel. */
@RestController
@RequestMapping(path = "/salesforce/orders/history", produces = MediaType.TEXT_HTML_VALUE)
public class BackfillPages {

  private static final int SHOWN = 10;

  private final Backfills backfills;
  private final OrderViews views;
  private final Surroundings around;

  BackfillPages(Backfills backfills, OrderViews views, Surroundings around) {
    this.backfills = backfills;
    this.views = views;
    this.around = around;
  }

  @GetMapping
  String page(HttpServletRequest request) {
    return show(request, BackfillForm.BLANK, Optional.empty(), "");
  }

  /** The bars alone, asked for again and again while one runs. */
  @GetMapping("/progress")
  String progress(HttpServletRequest request) {
    return around.templates().part(request, "backfills", recent());
  }

  @PostMapping
  ResponseEntity<String> ask(HttpServletRequest request, Form sent, Principal person) {
    var form =
        new BackfillForm(sent.text("from"), sent.text("before"), Set.copyOf(sent.ticked("status")));
    if (!form.faults().isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, form, Optional.empty(), ""));
    }
    if (!sent.has("start")) {
      long orders = backfills.estimate(form.request());
      var estimate = new Estimate(orders, BackfillsApi.calls(orders));
      return ResponseEntity.ok(show(request, form, Optional.of(estimate), ""));
    }
    backfills.start(form.request(), person.getName());
    Deeds.note(request, "from " + form.from() + " before " + form.before());
    return back();
  }

  /** One that has ended while the page was on screen is shown as it is now. */
  @PostMapping("/{id}/{action}")
  ResponseEntity<String> act(
      HttpServletRequest request,
      @PathVariable("id") String id,
      @PathVariable("action") String action) {
    if (BackfillsApi.ended(backfills, id)) {
      String notice = "That one had ended already, so nothing was changed.";
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .body(show(request, BackfillForm.BLANK, Optional.empty(), notice));
    }
    BackfillsApi.act(backfills, id, action);
    return back();
  }

  private String show(
      HttpServletRequest request, BackfillForm form, Optional<Estimate> estimate, String notice) {
    var model = new BackfillsModel(form, estimate, views.choices().statuses(), recent(), notice);
    return around.templates().page(request, "history", "Sync all orders now", model);
  }

  private BackfillsModel.Recent recent() {
    return new BackfillsModel.Recent(backfills.recent(SHOWN), around.words());
  }

  private static ResponseEntity<String> back() {
    return SeeOther.at("/salesforce/orders/history");
  }
}
