package io.crossdock.core.port.org;

import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Bindings.Bound;
import java.util.Collection;
import java.util.Set;

/** The org's part of {@link Bindings}. Every method throws {@code FailedCall}. Thread-safe. */
public interface OrgBindings {

  /** One call; changes nothing. */
  Bound examine(Plan plan, String recordId);

  /** Examines and, where nothing stands against it, writes; two calls. */
  Bound bind(Plan plan, String recordId, Set<String> delete);

  /**
   * Of these Accounts, Contacts, users and queues, those that the org does not have, and users that
   * are no longer active; of others nothing is said. A call an object.
   */
  Set<String> missing(Collection<String> recordIds);
}
