package io.crossdock.app.settings;

import io.crossdock.web.front.Front;
import io.crossdock.web.front.Proxies;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What stands before the console; faults are told by their keys. */
final class FrontSettings {

  private static final String PROXIES = "CROSSDOCK_PROXIES";
  private static final String ADDRESS = "CROSSDOCK_URL";

  private FrontSettings() {}

  /**
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  static Front read(Function<String, Optional<String>> values, List<String> faults) {
    var wrong = new ArrayList<String>();
    Proxies proxies = Proxies.read(values.apply(PROXIES).orElse(""), wrong);
    wrong.forEach(fault -> faults.add(PROXIES + ": " + fault));
    Optional<URI> address = values.apply(ADDRESS).flatMap(FrontSettings::address);
    if (address.isEmpty() && values.apply(ADDRESS).isPresent()) {
      faults.add(
          ADDRESS + ": must be the address people open, such as https://crossdock.example.com");
    }
    return new Front(proxies, address);
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = URI.create(text);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
