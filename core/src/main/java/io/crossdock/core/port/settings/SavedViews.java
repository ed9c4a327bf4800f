package io.crossdock.core.port.settings;

import java.util.List;

/**
 * How people like the orders grid, each their own; one list for all instances. Names of people that
 * differ in case alone are one. Thread-safe.
 */
public interface SavedViews {

  /** By name; first the one without a name, where columns were chosen for it. */
  List<View> of(String person);

  /** Replaces the one of the same name. */
  void save(String person, View view);

  /** Nothing happens when there is none of this name. */
  void remove(String person, String name);

  /**
   * @param name empty = what is seen without choosing a view
   * @param query filter and sorting, as the grid's address has them
   * @param columns the codes of those shown, in their order
   */
  record View(String name, String query, List<String> columns) {}
}
