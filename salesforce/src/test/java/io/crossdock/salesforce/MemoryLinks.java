package io.crossdock.salesforce;

import io.crossdock.core.port.org.CustomerLinks;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Links kept in memory, by the same rules as the stored ones. */
final class MemoryLinks implements CustomerLinks {

  private final Map<String, String> contacts = new ConcurrentHashMap<>();
  private final Map<String, Person> persons = new ConcurrentHashMap<>();

  @Override
  public Map<String, Person> find(Collection<String> identities) {
    var found = new HashMap<String, Person>();
    for (String identity : identities) {
      Person person = persons.get(contacts.getOrDefault(identity, ""));
      if (person != null) {
        found.put(identity, person);
      }
    }
    return found;
  }

  @Override
  public void save(Map<String, Person> links) {
    links.forEach((identity, person) -> {
      persons.merge(person.contactId(), person, MemoryLinks::newer);
      contacts.put(identity, person.contactId());
    });
  }

  @Override
  public void forget(String contactId) {
    persons.remove(contactId);
  }

  @Override
  public Person merged(String loserId, Person winner) {
    persons.putIfAbsent(winner.contactId(), winner);
    contacts.replaceAll((identity, id) -> id.equals(loserId) ? winner.contactId() : id);
    forget(loserId);
    return persons.getOrDefault(winner.contactId(), winner);
  }

  private static Person newer(Person was, Person now) {
    boolean takesOver =
        now.registered() && !was.registered() && now.asOf().isAfter(java.time.Instant.EPOCH);
    Person data = now.asOf().isBefore(was.asOf()) && !takesOver ? was : now;
    return new Person(
        was.contactId(),
        data.accountId(),
        was.registered() || now.registered(),
        data.asOf(),
        data.sent(),
        was.older());
  }
}
