package io.crossdock.core.port.shop;

import java.util.List;

/** The shop's customer groups. Thread-safe. */
@FunctionalInterface
public interface CustomerGroups {

  /** As they were within the last hour. */
  Told groups();

  /**
   * @param groups by id; empty when the shop does not tell
   * @param why it does not, in sentences; empty when it does
   */
  record Told(List<Group> groups, String why) {}

  record Group(int id, String name) {}
}
