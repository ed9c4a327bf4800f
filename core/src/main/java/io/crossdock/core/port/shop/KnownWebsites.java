package io.crossdock.core.port.shop;

import io.crossdock.core.port.shop.Websites.Website;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The websites a connection was made with, and those that came later: of a new one nothing is sent
 * until a person sets "Send orders of this website" to Yes. Thread-safe.
 */
@FunctionalInterface
public interface KnownWebsites {

  /**
   * The first websites that are met belong to the connection. Of each that comes later the option
   * is set to No, in the name of Crossdock. One transaction.
   *
   * @return the new ones
   */
  List<Website> meet(List<Website> websites, Instant at);

  /**
   * What becomes of websites that are met.
   *
   * @param unknown those that are known from now on
   * @param off of these, those that came later than the connection
   */
  record Met(List<Website> unknown, List<Website> off) {

    /**
     * @param known by id
     */
    public static Met of(List<Website> websites, Set<Integer> known) {
      var unknown = websites.stream().filter(one -> !known.contains(one.id())).toList();
      return new Met(unknown, known.isEmpty() ? List.of() : unknown);
    }
  }
}
