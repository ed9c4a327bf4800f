package io.crossdock.web;

/** Text for pages, escaped for element content and quoted attributes. */
final class Html {

  private Html() {}

  static String text(Object value) {
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
