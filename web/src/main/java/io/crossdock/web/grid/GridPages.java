package io.crossdock.web.grid;

import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.SavedViews.View;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.QueueView;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.grid.OrdersModel.Count;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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

  /** A page counts no further before it is shown; the rest is counted when it is. */
  private static final int AT_ONCE = 1_000;

  /** Of how many orders there are at all. */
  private static final Duration KEPT = Duration.ofSeconds(20);

  /** More new orders than these are "more". */
  private static final int NEWER = 100;

  private final OrderViews orders;
  private final QueueView queue;
  private final SavedViews views;
  private final Surroundings around;
  private final AtomicReference<Every> every = new AtomicReference<>(new Every(0, Instant.EPOCH));

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
            found(grid),
            orders.choices(),
            cause.isEmpty() ? Optional.empty() : queue.group(cause),
            new OrdersModel.Links(around.config()::shopLink, around.config().recordLink()),
            around.words(),
            asked.exact("notice"),
            around.operation(asked));
    return around.templates().page(request, "orders", "Orders", model);
  }

  /** A page that is not full tells by itself how many there are. */
  private OrdersModel.Found found(GridPage grid) {
    if (!grid.faults().isEmpty()) {
      var nothing = new OrderViews.Page(List.of(), Optional.empty(), Optional.empty());
      return new OrdersModel.Found(nothing, Count.exactly(0), orders.newest());
    }
    long newest = orders.newest(); // before the rows are read: what comes between is told as new
    OrderViews.Page page = orders.list(grid.query());
    boolean whole =
        grid.page() == 1 && page.nextCursor().isEmpty() && page.previousCursor().isEmpty();
    Count count = whole ? Count.exactly(page.rows().size()) : counted(grid, AT_ONCE);
    return new OrdersModel.Found(page, count, newest);
  }

  private Count counted(GridPage grid, int most) {
    return new Count(orders.count(grid.filter(), most + 1), most);
  }

  /** How many match after all, for a page that is on screen; taken over by it. */
  @GetMapping("/found")
  String found(Form asked) {
    var grid = new GridPage(asked);
    Count count = grid.faults().isEmpty() ? counted(grid, GridPage.NUMBERED) : Count.exactly(0);
    boolean every = count.more() && grid.filter().equals(OrderFilter.ALL);
    return around
        .templates()
        .part(
            "gridcount",
            new OrdersModel.Counted(grid, every ? Count.exactly(everyOrder()) : count));
  }

  /** Reads an index of all of them; kept for a moment, as each page that is opened asks. */
  private int everyOrder() {
    Instant now = around.clock().instant();
    Every known = every.get();
    if (now.isBefore(known.until()) && now.isAfter(known.until().minus(KEPT))) {
      return known.orders();
    }
    OrderViews.Counts marks = orders.counts();
    long all = marks.inSync() + marks.outOfSync() + marks.pending() + marks.notSent();
    var counted = new Every(Math.toIntExact(all), now.plus(KEPT));
    every.set(counted);
    return counted.orders();
  }

  private record Every(int orders, Instant until) {}

  /**
   * Of the rows on screen, those that are no longer as they are shown, and how many came since;
   * taken over by the page.
   */
  @GetMapping("/marks")
  String marks(Form asked, @RequestParam(name = "shown", defaultValue = "") List<String> shown) {
    Set<GridRow> known =
        shown.stream()
            .limit(GridPage.SIZES.getLast())
            .flatMap(text -> GridRow.parse(text).stream())
            .collect(Collectors.toSet());
    List<Row> changed =
        orders.find(known.stream().map(GridRow::key).toList()).stream()
            .filter(row -> !known.contains(GridRow.of(row)))
            .toList();
    var grid = new GridPage(asked);
    int newer =
        asked.whole("newest").map(at -> orders.countAfter(at, grid.filter(), NEWER)).orElse(0);
    var model =
        new OrdersModel.Marks(changed, newer, grid, around.config().recordLink(), around.words());
    return around.templates().part("marks", model);
  }

  /** Asks before all that match are sent. */
  @GetMapping("/all")
  String all(HttpServletRequest request, Form asked) {
    var grid = new GridPage(asked);
    int found = grid.faults().isEmpty() ? orders.count(grid.filter(), GridPage.MOST + 1) : 0;
    var model = new OrdersModel.All(grid, found, around.words());
    return around.templates().page(request, "sendall", "Sync with Salesforce", model);
  }

  /** To the order of this number; where there are several, or none, to the search for it. */
  @GetMapping("/jump")
  ResponseEntity<Void> jump(@RequestParam(name = "number", defaultValue = "") String typed) {
    String number = typed.strip().replaceFirst("^#", "");
    String padded = number.matches("[0-9]{1,8}") ? "%09d".formatted(Long.valueOf(number)) : number;
    List<Row> named = orders.byIncrementId(padded);
    return named.size() == 1
        ? SeeOther.at("/orders/" + named.getFirst().key())
        : SeeOther.at("/orders", "q", number);
  }

  /** Of the view on screen, from now on. */
  @PostMapping("/columns")
  ResponseEntity<Void> columns(Form sent, Principal person) {
    var grid = new GridPage(sent);
    List<String> ticked = sent.ticked("column");
    View shown = shown(grid, person);
    List<String> columns =
        sent.has("all")
            ? GridColumn.codes()
            : ticked.stream().filter(GridColumn.codes()::contains).toList();
    views.save(person.getName(), new View(shown.name(), shown.query(), columns));
    return SeeOther.at(grid.start());
  }

  /** Filter, sorting and columns as they are on screen. */
  @PostMapping("/views")
  ResponseEntity<Void> save(Form sent, Principal person) {
    var grid = new GridPage(sent);
    String name = sent.text("name");
    List<View> mine = views.of(person.getName());
    String fault = fault(name, mine);
    if (!fault.isEmpty()) {
      return SeeOther.at(grid.start(), "notice", fault);
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
