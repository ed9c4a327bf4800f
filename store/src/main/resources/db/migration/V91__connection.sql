-- A connection made in the console: the environment's keys with their values, secrets encrypted.
CREATE TABLE connection_value (
  connection  text NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  secret      boolean NOT NULL,
  PRIMARY KEY (connection, key)
);
-- What every instance watches: it begins anew when the revision is another.
CREATE TABLE connection_setup (
  connection  text PRIMARY KEY,
  revision    bigint NOT NULL,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  started_by  text,
  started_at  timestamptz
);
