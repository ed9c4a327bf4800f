package io.crossdock.web.answer;

import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param path of the page's address
 * @param operator may send orders; others only look
 * @param closed the systems that are left alone now, each with its reason
 * @param admin may change options, connections and users
 * @param phase how far the connection is
 */
public record Shell(
    String title,
    String path,
    String person,
    boolean operator,
    boolean admin,
    String csrfName,
    String csrfToken,
    List<Gates.Closed> closed,
    Phase phase) {

  /** For {@code aria-current} of a menu entry: whether the page is one of these or below it. */
  public @Nullable String current(String... areas) {
    boolean here =
        Stream.of(areas).anyMatch(area -> path.equals(area) || path.startsWith(area + "/"));
    return here ? "page" : null;
  }

  /** As {@link #current}, of a page that others stand below in the menu. */
  public @Nullable String currentPage(String address) {
    return path.equals(address) ? "page" : null;
  }
}
