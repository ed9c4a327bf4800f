package io.crossdock.core.port.shop;

import java.util.List;

/** The shop's websites. Thread-safe. */
@FunctionalInterface
public interface Websites {

  /** By id; empty when the shop is away or does not tell. */
  List<Website> websites();

  /**
   * @param name as the shop's own people call it; the code where the shop tells none
   * @param stores names of its store views
   */
  record Website(int id, String name, List<String> stores) {

    /** Such as "Main Website (English, Deutsch)". */
    public String label() {
      return name + " (" + String.join(", ", stores) + ")";
    }
  }
}
