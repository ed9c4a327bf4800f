package io.crossdock.core.port.shop;

import java.util.List;

/** The shop's websites. Thread-safe. */
@FunctionalInterface
public interface Websites {

  /** By id; empty when the shop is away or does not tell. */
  List<Website> websites();

  /**
   * @param stores names of its store views
   */
  record Website(int id, String code, List<String> stores) {}
}
