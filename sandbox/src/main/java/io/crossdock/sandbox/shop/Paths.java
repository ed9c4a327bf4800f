package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;

/** Paths as Magento reads them (tried on a 2.4.7), and what it says to those it does not know. */
final class Paths {

  private static final String REST = "/rest/";

  private Paths() {}

  /** With or without {@code index.php}, and with or without a slash at the end. */
  static String plain(String path) {
    String rest = path.startsWith("/index.php/") ? path.substring("/index.php".length()) : path;
    boolean below = rest.startsWith(REST) && rest.length() > REST.length();
    return below && rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  static Response unknown(Request request) {
    String path = plain(request.path());
    if (!path.equals("/rest") && !path.startsWith(REST)) {
      return Response.html(404, Html.page("404 Not Found", "<p>There is no page here.</p>"));
    }
    Refused refused =
        request.method().matches("HEAD|OPTIONS")
            ? new Refused(405, "Request method is invalid.", null)
            : versioned(path)
                ? Refused.noRoute()
                : Refused.badRequest("Specified request cannot be processed.");
    return Rest.headers(refused.answer());
  }

  /** {@code /rest/V1/..} or {@code /rest/<store>/V1/..}; the V is a capital. */
  private static boolean versioned(String path) {
    String[] parts = path.split("/", -1);
    return (parts.length > 2 && parts[2].equals("V1"))
        || (parts.length > 3 && parts[3].equals("V1"));
  }
}
