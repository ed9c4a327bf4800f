package io.crossdock.store;

import io.crossdock.core.port.CustomerLinks;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customer links in PostgreSQL. Thread-safe. */
final class StoredCustomerLinks implements CustomerLinks {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  StoredCustomerLinks(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Map<String, Person> find(Collection<String> identities) {
    var found = new HashMap<String, Person>();
    String sql =
        """
        SELECT l.identity, p.contact_id, p.account_id, p.registered, p.as_of, p.sent
        FROM customer_link l JOIN customer_person p ON p.contact_id = l.contact_id
        WHERE l.identity = ANY (:identities)
        """;
    jdbc.sql(sql)
        .param("identities", identities.toArray(String[]::new))
        .query(row -> {
          found.put(
              row.getString(1),
              new Person(
                  row.getString(2),
                  row.getString(3),
                  row.getBoolean(4),
                  row.getTimestamp(5).toInstant(),
                  AppliedJson.readSent(row.getString(6))));
        });
    return found;
  }

  @Override
  public void save(Map<String, Person> links) {
    var persons = new TreeMap<String, Person>();
    links.values().forEach(person -> persons.put(person.contactId(), person));
    transactions.executeWithoutResult(status -> {
      persons.values().forEach(this::save);
      new TreeMap<>(links).forEach((identity, person) -> link(identity, person.contactId()));
    });
  }

  @Override
  public void forget(String contactId) {
    jdbc.sql("DELETE FROM customer_person WHERE contact_id = :id").param("id", contactId).update();
  }

  private void save(Person person) {
    String sql =
        """
        INSERT INTO customer_person AS p (contact_id, account_id, registered, as_of, sent)
        VALUES (:contact, :account, :registered, :asOf, :sent::jsonb)
        ON CONFLICT (contact_id) DO UPDATE SET
          registered = p.registered OR excluded.registered,
          account_id = CASE WHEN excluded.as_of >= p.as_of
                            THEN excluded.account_id ELSE p.account_id END,
          sent = CASE WHEN excluded.as_of >= p.as_of THEN excluded.sent ELSE p.sent END,
          as_of = greatest(p.as_of, excluded.as_of)
        """;
    jdbc.sql(sql)
        .param("contact", person.contactId())
        .param("account", person.accountId())
        .param("registered", person.registered())
        .param("asOf", Timestamp.from(person.asOf()))
        .param("sent", AppliedJson.writeSent(person.sent()))
        .update();
  }

  private void link(String identity, String contact) {
    String sql =
        """
        INSERT INTO customer_link (identity, contact_id) VALUES (:identity, :contact)
        ON CONFLICT (identity) DO UPDATE SET contact_id = excluded.contact_id
        """;
    jdbc.sql(sql).param("identity", identity).param("contact", contact).update();
  }
}
