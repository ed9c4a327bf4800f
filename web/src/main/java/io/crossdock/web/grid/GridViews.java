package io.crossdock.web.grid;

import io.crossdock.core.port.settings.SavedViews.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The views one person has saved, and the one on screen.
 *
 * @param all also the one without a name, when columns were chosen for it
 * @param name of the one on screen; empty or unknown = the one without a name
 */
public record GridViews(List<View> all, String name) {

  public static final int TICK = 32;
  public static final int NUMBER = 94;
  public static final int ACTION = 64;

  /** The one on screen, as it is saved; every column where nothing is. */
  public View shown() {
    return find(name).or(() -> find("")).orElse(new View("", "", GridColumn.codes()));
  }

  private Optional<View> find(String wanted) {
    return all.stream().filter(view -> view.name().equals(wanted)).findFirst();
  }

  /** Those shown, from left to right. */
  public List<GridColumn> columns() {
    return shown().columns().stream().flatMap(GridColumn::of).distinct().toList();
  }

  /** All there are: those shown, as they are, and then the others. */
  public List<GridColumn> choice() {
    return Stream.concat(columns().stream(), Stream.of(GridColumn.values())).distinct().toList();
  }

  /** In percent, of a column that is about so many pixels wide at least. */
  public String width(int least) {
    int all = TICK + NUMBER + ACTION + columns().stream().mapToInt(GridColumn::width).sum();
    return "%.2f%%".formatted(100.0 * least / all);
  }

  public String width(GridColumn column) {
    return width(column.width());
  }

  public boolean shows(GridColumn column) {
    return shown().columns().contains(column.code());
  }

  public List<View> named() {
    return all.stream().filter(view -> !view.name().isEmpty()).toList();
  }

  public boolean is(View view) {
    return view.name().equals(name);
  }

  public static String address(View view) {
    return view.name().isEmpty()
        ? "/orders"
        : "/orders?"
            + (view.query().isEmpty() ? "" : view.query() + "&")
            + "view="
            + URLEncoder.encode(view.name(), StandardCharsets.UTF_8);
  }
}
