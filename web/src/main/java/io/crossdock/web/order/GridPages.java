package io.crossdock.web.order;

import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.SavedViews.View;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.QueueView;
import io.crossdock.web.order.OrderPages.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final OperationViews progress;
  private final SavedViews views;
  private final Surroundings around;

  GridPages(
      OrderViews orders,
      QueueView queue,
      OperationViews progress,
      SavedViews views,
      Surroundings around) {
    this.orders = orders;
    this.queue = queue;
    this.progress = progress;
    this.views = views;
    this.around = around;
  }

  @GetMapping
  String orders(
      HttpServletRequest request, @RequestParam Map<String, String> parameters, Principal person) {
    var grid = new GridPage(parameters);
    var values = new HashMap<String, Object>();
    values.put("grid", grid);
    values.put("views", new GridViews(views.of(person.getName()), grid.get("view")));
    values.put(
        "page",
        grid.faults().isEmpty()
            ? orders.list(grid.query())
            : new OrderViews.Page(List.of(), Optional.empty(), Optional.empty()));
    values.put("choices", orders.choices());
    values.put(
        "cause", grid.get("cause").isEmpty() ? Optional.empty() : queue.group(grid.get("cause")));
    values.put("config", around.config());
    values.put("notice", parameters.getOrDefault("notice", ""));
    values.put("operation", OrderPages.operation(progress, parameters));
    return around.templates().page(request, "orders", "Orders", values);
  }

  /** Of the view on screen, from now on. */
  @PostMapping("/columns")
  ResponseEntity<Void> columns(
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "column", defaultValue = "") List<String> ticked,
      Principal person) {
    var grid = new GridPage(parameters);
    View shown = shown(grid, person);
    List<String> columns =
        GridColumn.codes().stream()
            .filter(code -> parameters.containsKey("all") || ticked.contains(code))
            .toList();
    views.save(person.getName(), new View(shown.name(), shown.query(), columns));
    return to(grid.at(""));
  }

  /** Filter, sorting and columns as they are on screen. */
  @PostMapping("/views")
  ResponseEntity<Void> save(@RequestParam Map<String, String> parameters, Principal person) {
    var grid = new GridPage(parameters);
    String name = parameters.getOrDefault("name", "").strip();
    List<View> mine = views.of(person.getName());
    String fault = fault(name, mine);
    if (!fault.isEmpty()) {
      String at = grid.at("");
      String notice = "notice=" + URLEncoder.encode(fault, StandardCharsets.UTF_8);
      return to(at + (at.contains("?") ? "&" : "?") + notice);
    }
    var view = new View(name, grid.asked(), shown(grid, person).columns());
    views.save(person.getName(), view);
    return to(GridViews.address(view));
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
    return to("/orders");
  }

  private View shown(GridPage grid, Principal person) {
    return new GridViews(views.of(person.getName()), grid.get("view")).shown();
  }

  private static ResponseEntity<Void> to(String where) {
    return ResponseEntity.status(303).location(URI.create(where)).build();
  }
}
