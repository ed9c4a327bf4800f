package io.crossdock.core.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Which Contact a shop identity (a customer id, a folded e-mail) belongs to: many identities, one
 * Contact. A link is written once the org confirmed the record. Thread-safe.
 */
public interface CustomerLinks {

  /**
   * @param identities such as {@code main:customer:7} or {@code main:email:<sha-256>}
   * @return the known ones
   */
  Map<String, Link> find(Collection<String> identities);

  /** Adds or moves links; {@code asOf} never goes back. One transaction. */
  void save(Map<String, Link> links);

  /**
   * @param contactId of a person account: its PersonContactId
   * @param adopted the record is older than Crossdock
   * @param asOf purchase time of the newest order the contact's data came from
   */
  record Link(String accountId, String contactId, boolean adopted, Instant asOf) {}
}
