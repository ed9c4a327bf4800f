-- A database that was put back from a backup knows less than the org has. One row per restore, by the name it was
-- given: what was placed before it is read from the org before anything of it is written.
CREATE TABLE restored (
  name  text PRIMARY KEY,
  at    timestamptz NOT NULL
);
