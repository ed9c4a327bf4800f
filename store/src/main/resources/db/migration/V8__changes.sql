-- What a send changed of records that were there: record, field, old and new value, as JSON; forgotten with the person.
ALTER TABLE attempt ADD COLUMN changes text NOT NULL DEFAULT '';

-- How many orders the shop has in its period; 0 = not told.
ALTER TABLE backfill ADD COLUMN orders bigint NOT NULL DEFAULT 0;

-- What people call the records of an order that somebody has looked at; forgotten with its person.
CREATE TABLE order_name (
  connection    text NOT NULL,
  entity_id     bigint NOT NULL,
  order_id      text NOT NULL,
  contact_id    text NOT NULL, -- that the order had then
  account       text[] NOT NULL, -- id and name
  contact       text[] NOT NULL,
  owner         text[] NOT NULL,
  asked_at      timestamptz NOT NULL,
  PRIMARY KEY (connection, entity_id)
);
