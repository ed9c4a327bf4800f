package io.crossdock.salesforce;

import io.crossdock.core.port.CustomerLinks;
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

  private static Person newer(Person was, Person now) {
    Person data = now.asOf().isBefore(was.asOf()) ? was : now;
    return new Person(
        was.contactId(),
        data.accountId(),
        was.registered() || now.registered(),
        data.asOf(),
        data.sent());
  }
}
