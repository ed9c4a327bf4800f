package io.crossdock.web.order;

import io.crossdock.core.port.settings.SavedViews.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The views one person has saved, and the one on screen.
 *
 * @param all also the one without a name, when columns were chosen for it
 * @param name of the one on screen; empty or unknown = the one without a name
 */
public record GridViews(List<View> all, String name) {

  /** The one on screen, as it is saved; every column where nothing is. */
  public View shown() {
    return find(name).or(() -> find("")).orElse(new View("", "", GridColumn.codes()));
  }

  private Optional<View> find(String wanted) {
    return all.stream().filter(view -> view.name().equals(wanted)).findFirst();
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
