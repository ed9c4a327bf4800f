package io.crossdock.web.page;

import io.crossdock.core.port.Gates;
import java.util.List;

/**
 * What every page has around it.
 *
 * @param operator may send orders; others only look
 * @param closed the systems that are left alone now, each with its reason
 * @param admin may change options, connections and users
 */
public record Shell(
    String title,
    String person,
    boolean operator,
    boolean admin,
    String csrfName,
    String csrfToken,
    List<Gates.Closed> closed) {}
