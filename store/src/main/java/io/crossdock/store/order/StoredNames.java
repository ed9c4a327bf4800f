package io.crossdock.store.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.OrgNames.Named;
import io.crossdock.core.port.org.OrgNames.Names;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of the records of orders that somebody has looked at. */
public final class StoredNames implements KeptNames {

  private final JdbcClient jdbc;

  public StoredNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Kept> find(OrderKey key) {
    return jdbc.sql("SELECT * FROM order_name WHERE connection = :connection AND entity_id = :id")
        .param("connection", key.connection())
        .param("id", key.entityId())
        .query((row, n) ->
            new Kept(
                new Names(named(row, "account"), named(row, "contact"), named(row, "owner")),
                row.getString("order_id"),
                row.getString("contact_id"),
                Times.read(row, "asked_at").orElseThrow()))
        .optional();
  }

  @Override
  public void save(OrderKey key, Kept kept) {
    jdbc.sql(
            """
            INSERT INTO order_name (connection, entity_id, order_id, contact_id, account, contact,
              owner, asked_at)
            VALUES (:connection, :id, :order, :contactId, :account, :contact, :owner, :at)
            ON CONFLICT (connection, entity_id) DO UPDATE SET order_id = excluded.order_id,
              contact_id = excluded.contact_id, account = excluded.account,
              contact = excluded.contact, owner = excluded.owner, asked_at = excluded.asked_at
            """)
        .param("connection", key.connection())
        .param("id", key.entityId())
        .param("order", kept.orderId())
        .param("contactId", kept.contactId())
        .param("account", texts(kept.names().account()))
        .param("contact", texts(kept.names().contact()))
        .param("owner", texts(kept.names().owner()))
        .param("at", Times.sql(kept.at()))
        .update();
  }

  private static String[] texts(Named named) {
    return new String[] {named.id(), named.name()};
  }

  private static Named named(ResultSet row, String column) throws SQLException {
    String[] texts = (String[]) row.getArray(column).getArray();
    return new Named(texts[0], texts[1], "");
  }
}
