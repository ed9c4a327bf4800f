package io.crossdock.core.port.org;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Which Contact a shop identity (a customer id, a folded e-mail) belongs to: many identities, also
 * of several websites, one Contact. A link is saved once the org confirmed the record; one that is
 * lost by a crash is found again by the key stamped on the Contact. Thread-safe.
 */
public interface CustomerLinks {

  /**
   * @param identities such as {@code main:customer:7} or {@code main:email:<sha-256>}
   * @return the known ones
   */
  Map<String, Person> find(Collection<String> identities);

  /**
   * Adds or moves links. A person's data never goes back to an older order's, but a registered
   * customer's come before any guest's. One transaction.
   */
  void save(Map<String, Person> links);

  /**
   * A Contact was merged into another: all its links are the winner's. One transaction.
   *
   * @param winner as it is remembered where nothing is known of it yet
   * @return the winner as it is remembered now
   */
  Person merged(String loserId, Person winner);

  /** Forgets a Contact that the org no longer has, and every link to it. */
  void forget(String contactId);

  /**
   * A Contact as Crossdock last left it.
   *
   * @param contactId of a person account: its PersonContactId
   * @param registered whether one of its identities is a customer's account: guests leave it alone
   * @param asOf purchase time of the order its data came from; the epoch: none yet
   * @param sent field values last sent, or read when it was found, by object: {@code Account},
   *     {@code Contact}
   * @param older whether it was there before Crossdock
   */
  record Person(
      String contactId,
      String accountId,
      boolean registered,
      Instant asOf,
      Map<String, Map<String, Object>> sent,
      boolean older) {

    /** One that Crossdock made. */
    public Person(
        String contactId,
        String accountId,
        boolean registered,
        Instant asOf,
        Map<String, Map<String, Object>> sent) {
      this(contactId, accountId, registered, asOf, sent, false);
    }

    public Person at(String contact, String account) {
      return new Person(contact, account, registered, asOf, sent, older);
    }

    public Person with(Map<String, Map<String, Object>> values, Instant of) {
      return new Person(contactId, accountId, registered, of, values, older);
    }
  }
}
