package io.crossdock.web.order;

import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.SavedViews.View;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.QueueView;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Sales" > "Orders": the grid, with the columns and views of whoever looks. */
@RestController
@RequestMapping(path = "/orders", produces = MediaType.TEXT_HTML_VALUE)
public class GridPages {

  private static final int MOST_VIEWS = 50;

  private final OrderViews orders;
  private final QueueView queue;
  private final SavedViews views;
  private final Surroundings around;

  GridPages(OrderViews orders, QueueView queue, SavedViews views, Surroundings around) {
    this.orders = orders;
    this.queue = queue;
    this.views = views;
    this.around = around;
  }

  @GetMapping
  String orders(HttpServletRequest request, Form asked, Principal person) {
    var grid = new GridPage(asked);
    String cause = grid.get("cause");
    var model =
        new OrdersModel(
            grid,
            new GridViews(views.of(person.getName()), grid.get("view")),
            grid.faults().isEmpty()
                ? orders.list(grid.query())
                : new OrderViews.Page(List.of(), Optional.empty(), Optional.empty()),
            orders.choices(),
            cause.isEmpty() ? Optional.empty() : queue.group(cause),
            around.config()::shopLink,
            around.config().recordLink(),
            asked.exact("notice"),
            around.operation(asked));
    return around.templates().page(request, "orders", "Orders", model);
  }

  /** Of the view on screen, from now on. */
  @PostMapping("/columns")
  ResponseEntity<Void> columns(Form sent, Principal person) {
    var grid = new GridPage(sent);
    List<String> ticked = sent.ticked("column");
    View shown = shown(grid, person);
    List<String> columns =
        GridColumn.codes().stream()
            .filter(code -> sent.has("all") || ticked.contains(code))
            .toList();
    views.save(person.getName(), new View(shown.name(), shown.query(), columns));
    return SeeOther.at(grid.at(""));
  }

  /** Filter, sorting and columns as they are on screen. */
  @PostMapping("/views")
  ResponseEntity<Void> save(Form sent, Principal person) {
    var grid = new GridPage(sent);
    String name = sent.text("name");
    List<View> mine = views.of(person.getName());
    String fault = fault(name, mine);
    if (!fault.isEmpty()) {
      return SeeOther.at(grid.at(""), "notice", fault);
    }
    var view = new View(name, grid.asked(), shown(grid, person).columns());
    views.save(person.getName(), view);
    return SeeOther.at(GridViews.address(view));
  }

  private static String fault(String name, List<View> mine) {
    if (!name.matches("[^\\p{Cntrl}]{1,64}")) {
      return "A view needs a name of 1 to 64 characters; nothing was saved.";
    }
    if (name.equalsIgnoreCase("Default view") || name.equalsIgnoreCase("Errors only")) {
      return "There is a built-in view of this name; nothing was saved.";
    }
    boolean another = mine.stream().noneMatch(view -> view.name().equals(name));
    return another && mine.size() >= MOST_VIEWS
        ? "You have " + MOST_VIEWS + " views; remove one first. Nothing was saved."
        : "";
  }

  @PostMapping("/views/remove")
  ResponseEntity<Void> remove(
      @RequestParam(name = "name", defaultValue = "") String name, Principal person) {
    views.remove(person.getName(), name);
    return SeeOther.at("/orders");
  }

  private View shown(GridPage grid, Principal person) {
    return new GridViews(views.of(person.getName()), grid.get("view")).shown();
  }
}
