package io.crossdock.store.order;

import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.store.value.AppliedJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** In the order given, which is that of their ids: two instances wait for each other at most. */
  private static final String NEW =
      """
      INSERT INTO customer_person AS p
        (connection, contact_id, account_id, registered, as_of, sent, older)
      SELECT :connection, contact, account, registered, as_of::timestamptz, sent::jsonb, older
      FROM unnest(:contacts::text[], :accounts::text[], :registered::boolean[], :asOf::text[],
        :sent::text[], :older::boolean[]) AS n(contact, account, registered, as_of, sent, older)
      """;

  private static final String SAVE =
      NEW
          + """
          ON CONFLICT (connection, contact_id) DO UPDATE SET
            registered = p.registered OR excluded.registered,
            account_id = CASE WHEN %1$s THEN excluded.account_id ELSE p.account_id END,
            sent = CASE WHEN %1$s THEN excluded.sent ELSE p.sent END,
            as_of = CASE WHEN %1$s THEN excluded.as_of ELSE p.as_of END
          """
              .formatted(COMES_BEFORE);

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
      filled(SAVE, List.copyOf(persons.values())).update();
      link(new TreeMap<>(links));
    });
  }

  @Override
  public Person merged(String loserId, Person winner) {
    return Objects.requireNonNull(transactions.execute(status -> moved(loserId, winner)));
  }

  private Person moved(String loserId, Person winner) {
    filled(NEW + "ON CONFLICT (connection, contact_id) DO NOTHING", List.of(winner)).update();
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

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("contact_id"),
        row.getString("account_id"),
        row.getBoolean("registered"),
        row.getTimestamp("as_of").toInstant(),
        AppliedJson.readSent(row.getString("sent")),
        row.getBoolean("older"));
  }

  private JdbcClient.StatementSpec filled(String sql, List<Person> persons) {
    return jdbc.sql(sql)
        .param("connection", connection)
        .param("contacts", texts(persons, Person::contactId))
        .param("accounts", texts(persons, Person::accountId))
        .param("registered", persons.stream().map(Person::registered).toArray(Boolean[]::new))
        .param("asOf", texts(persons, person -> person.asOf().toString()))
        .param("sent", texts(persons, person -> AppliedJson.writeSent(person.sent())))
        .param("older", persons.stream().map(Person::older).toArray(Boolean[]::new));
  }

  private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private void link(SortedMap<String, Person> links) {
    jdbc.sql(
            """
            INSERT INTO customer_link (connection, identity, contact_id)
            SELECT :connection, * FROM unnest(:identities::text[], :contacts::text[])
            ON CONFLICT (connection, identity) DO UPDATE SET contact_id = excluded.contact_id
            """)
        .param("connection", connection)
        .param("identities", links.keySet().toArray(String[]::new))
        .param("contacts", texts(links.values(), Person::contactId))
        .update();
  }
}
