package io.crossdock.access;

/** What a person or a script may do; each role may also do what those before it may. */
public enum Role {
  /** Looks at everything that concerns orders. */
  VIEWER,
  /** Sends orders, pins records, starts back-fills and audits. */
  OPERATOR,
  /** Changes options, mappings, connections, users and tokens. */
  ADMIN;

  /** Whether this role may do what needs {@code least}. */
  public boolean covers(Role least) {
    return compareTo(least) >= 0;
  }
}
