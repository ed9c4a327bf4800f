package io.crossdock.bench;

import java.sql.SQLException;
import java.sql.Statement;

/** Orders that are known and in sync, as rows written by SQL. */
final class Seed {

  private Seed() {}

  /** Puts the rows of the table {@code seed} where they belong. */
  static void keep(Statement statement) throws SQLException {
    statement.execute(
        """
        INSERT INTO work (connection, entity_id, generation, observed, fingerprint, last_synced_at)
        SELECT connection, entity_id, generation, observed, fingerprint, last_synced_at FROM seed
        """);
    statement.execute(
        """
        INSERT INTO shop_order (connection, entity_id, digest, increment_id, store_id, website_id,
          purchase_point, purchased_at, bill_to_name, ship_to_name, email, base_grand_total,
          base_currency, grand_total, currency, status, sync_status, salesforce_id)
        SELECT connection, entity_id, digest, increment_id, store_id, website_id, purchase_point,
          purchased_at, bill_to_name, ship_to_name, email, base_grand_total, base_currency,
          grand_total, currency, status, sync_status, coalesce(applied ->> 'order', '')
        FROM seed
        """);
    statement.execute(
        """
        INSERT INTO written (connection, entity_id, applied)
        SELECT connection, entity_id, applied FROM seed WHERE applied IS NOT NULL
        """);
    statement.execute("DROP TABLE seed");
    statement.execute("VACUUM ANALYZE work, shop_order, written");
  }

  /** With the entity ids 1 to {@code orders}. */
  static void orders(Statement statement, int orders) throws SQLException {
    statement.execute(
        """
        CREATE TEMP TABLE seed (connection, entity_id, digest, increment_id, store_id, website_id,
          purchase_point, purchased_at, bill_to_name, ship_to_name, email, base_grand_total,
          base_currency, grand_total, currency, status, generation, observed, fingerprint,
          applied, sync_status, last_synced_at) AS
        SELECT 'main', n, md5(n::text), lpad(n::text, 9, '0'), 1, 1, 'Main Website',
          now() - interval '100 days' - n * interval '1 minute',
          'Ada Family' || n %% 9973, 'Ada Family' || n %% 9973,
          'customer' || n %% 300000 || '@example.com', n %% 60000, 'USD', n %% 60000, 'USD',
          'complete', 1, 1, md5((n + 1)::text),
          jsonb_build_object('order', '801' || n, 'sent', jsonb_build_object('Status', 'Activated')),
          'IN_SYNC', now() - interval '99 days'
        FROM generate_series(1, %d) n\
        """
            .formatted(orders));
    keep(statement);
  }
}
