package io.crossdock.store.order;

import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.store.value.AppliedJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customer links in PostgreSQL. Thread-safe. */
public final class StoredCustomerLinks implements CustomerLinks {

  private static final String PERSON =
      "p.contact_id, p.account_id, p.registered, p.as_of, p.sent, p.older";

  /** A registered customer's data comes before any guest's; else the newer order's. */
  private static final String COMES_BEFORE =
      """
      (excluded.as_of >= p.as_of
        OR (excluded.registered AND NOT p.registered AND excluded.as_of > 'epoch'::timestamptz))
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public StoredCustomerLinks(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  @Override
  public Map<String, Person> find(Collection<String> identities) {
    var found = new HashMap<String, Person>();
    jdbc.sql(
            """
            SELECT %s, l.identity
            FROM customer_link l
            JOIN customer_person p ON (p.connection, p.contact_id) = (l.connection, l.contact_id)
            WHERE l.connection = :connection AND l.identity = ANY (:identities)
            """
                .formatted(PERSON))
        .param("connection", connection)
        .param("identities", identities.toArray(String[]::new))
        .query(row -> {
          found.put(row.getString("identity"), person(row));
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
  public Person merged(String loserId, Person winner) {
    return Objects.requireNonNull(transactions.execute(status -> moved(loserId, winner)));
  }

  private Person moved(String loserId, Person winner) {
    String known =
        """
        INSERT INTO customer_person
          (connection, contact_id, account_id, registered, as_of, sent, older)
        VALUES (:connection, :contact, :account, :registered, :asOf, :sent::jsonb, :older)
        ON CONFLICT (connection, contact_id) DO NOTHING
        """;
    filled(known, winner).update();
    jdbc.sql(
            "UPDATE customer_link SET contact_id = :winner"
                + " WHERE connection = :connection AND contact_id = :loser")
        .param("connection", connection)
        .param("winner", winner.contactId())
        .param("loser", loserId)
        .update();
    forget(loserId);
    return jdbc.sql(
            "SELECT "
                + PERSON
                + " FROM customer_person p"
                + " WHERE p.connection = :connection AND p.contact_id = :winner")
        .param("connection", connection)
        .param("winner", winner.contactId())
        .query((row, n) -> person(row))
        .single();
  }

  @Override
  public void forget(String contactId) {
    jdbc.sql("DELETE FROM customer_person WHERE connection = :connection AND contact_id = :id")
        .param("connection", connection)
        .param("id", contactId)
        .update();
  }

  private void save(Person person) {
    filled(
            """
            INSERT INTO customer_person AS p
              (connection, contact_id, account_id, registered, as_of, sent, older)
            VALUES (:connection, :contact, :account, :registered, :asOf, :sent::jsonb, :older)
            ON CONFLICT (connection, contact_id) DO UPDATE SET
              registered = p.registered OR excluded.registered,
              account_id = CASE WHEN %1$s THEN excluded.account_id ELSE p.account_id END,
              sent = CASE WHEN %1$s THEN excluded.sent ELSE p.sent END,
              as_of = CASE WHEN %1$s THEN excluded.as_of ELSE p.as_of END
            """
                .formatted(COMES_BEFORE),
            person)
        .update();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("contact_id"),
        row.getString("account_id"),
        row.getBoolean("registered"),
        row.getTimestamp("as_of").toInstant(),
        AppliedJson.readSent(row.getString("sent")),
        row.getBoolean("older"));
  }

  private JdbcClient.StatementSpec filled(String sql, Person person) {
    return jdbc.sql(sql)
        .param("connection", connection)
        .param("contact", person.contactId())
        .param("account", person.accountId())
        .param("registered", person.registered())
        .param("asOf", Timestamp.from(person.asOf()))
        .param("sent", AppliedJson.writeSent(person.sent()))
        .param("older", person.older());
  }

  private void link(String identity, String contact) {
    String sql =
        """
        INSERT INTO customer_link (connection, identity, contact_id)
        VALUES (:connection, :identity, :contact)
        ON CONFLICT (connection, identity) DO UPDATE SET contact_id = excluded.contact_id
        """;
    jdbc.sql(sql)
        .param("connection", connection)
        .param("identity", identity)
        .param("contact", contact)
        .update();
  }
}
