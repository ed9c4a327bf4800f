-- What is of one shop and org says of which connection; what was kept before is of the one that has orders.
CREATE TEMPORARY TABLE ours ON COMMIT DROP AS SELECT coalesce(
  (SELECT connection FROM order_state GROUP BY 1 ORDER BY count(*) DESC LIMIT 1), 'main') AS connection;

-- The version before keeps the tables without a connection while it runs beside this one.
CREATE TABLE connection_cursor (
  connection text NOT NULL,
  name       text NOT NULL,
  reached    timestamptz NOT NULL,
  PRIMARY KEY (connection, name)
);
INSERT INTO connection_cursor SELECT o.connection, c.name, c.reached FROM cursor_position c, ours o;

CREATE TABLE connection_reading (
  connection text NOT NULL,
  name       text NOT NULL,
  every      bigint NOT NULL, -- milliseconds
  done_at    timestamptz NOT NULL,
  why        text NOT NULL DEFAULT '', -- empty = it has not failed since
  PRIMARY KEY (connection, name)
);

ALTER TABLE backfill ADD COLUMN connection text NOT NULL DEFAULT 'main';
UPDATE backfill SET connection = (SELECT connection FROM ours);
ALTER TABLE audit ADD COLUMN connection text NOT NULL DEFAULT 'main';
UPDATE audit SET connection = (SELECT connection FROM ours);

-- Counted by an index alone.
DROP INDEX order_state_counted;
CREATE INDEX order_state_counted ON order_state (connection, sync_status) WHERE increment_id <> '';
