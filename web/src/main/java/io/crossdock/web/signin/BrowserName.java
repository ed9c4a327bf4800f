package io.crossdock.web.signin;

import java.util.List;
import java.util.Map;

/** A browser in words, by what it says of itself: enough to know one's own again. Pure. */
final class BrowserName {

  /** The first that is found counts: most say that they are others too. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private BrowserName() {}

  /**
   * @param agent the header {@code User-Agent}; nothing of it is kept as it is
   */
  static String of(String agent) {
    String browser = first(BROWSERS, agent, "Another browser");
    String system = first(SYSTEMS, agent, "");
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(List<Map.Entry<String, String>> names, String agent, String none) {
    return names.stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(none);
  }
}
