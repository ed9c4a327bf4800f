-- The first schema, in the files V1 to V7, a room each. Later migrations only add (MigrationsTest).
--
-- An order is told by its connection and the shop's entity id, here and in every table that is about orders.

-- An order as the shop has it, and what became of it: what the grid shows, searches, filters and sorts by. The queue moves
-- an order without a write to this table. Whoever writes it holds the order's row in "work".
CREATE TABLE shop_order (
  connection          text NOT NULL,
  entity_id           bigint NOT NULL,

  -- as last seen in the shop
  digest              text, -- of the whole order as it was read; null = not read yet
  increment_id        text NOT NULL DEFAULT '', -- '' = not read yet, and not in the grid
  store_id            integer NOT NULL DEFAULT 0,
  website_id          integer NOT NULL DEFAULT 0, -- whose options hold; 0 = not told by the shop
  purchase_point      text NOT NULL DEFAULT '',
  purchased_at        timestamptz,
  bill_to_name        text NOT NULL DEFAULT '',
  ship_to_name        text NOT NULL DEFAULT '',
  email               text NOT NULL DEFAULT '',
  base_grand_total    numeric NOT NULL DEFAULT 0,
  base_currency       text NOT NULL DEFAULT '',
  grand_total         numeric NOT NULL DEFAULT 0,
  currency            text NOT NULL DEFAULT '',
  status              text NOT NULL DEFAULT '',
  related             jsonb, -- orders made of it by editing: [{"id": 12, "number": "000000012", "later": false}]
  forgotten_at        timestamptz, -- its person was forgotten: names and e-mail stay empty, whatever the shop has

  -- whose order the entity id stood for when it was first read: never written over by another's
  first_increment_id  text,
  first_purchased_at  timestamptz,
  first_email         text, -- SHA-256 of the folded address
  first_customer      bigint,

  -- what became of it
  sync_status         text NOT NULL DEFAULT 'PENDING',
  reason_code         text NOT NULL DEFAULT '',
  reason              text NOT NULL DEFAULT '',
  cause               uuid, -- null = nothing hinders it
  salesforce_id       text NOT NULL DEFAULT '', -- of its Order
  PRIMARY KEY (entity_id, connection)
);

-- What the grid filters and sorts by; each page is read from one of these.
CREATE INDEX shop_order_newest ON shop_order (purchased_at DESC, entity_id DESC);
CREATE INDEX shop_order_mark ON shop_order (sync_status, purchased_at DESC, entity_id DESC);
CREATE INDEX shop_order_status ON shop_order (status, purchased_at DESC, entity_id DESC);
CREATE INDEX shop_order_point ON shop_order (purchase_point, purchased_at DESC, entity_id DESC);
CREATE INDEX shop_order_base_total ON shop_order (base_grand_total, entity_id);
CREATE INDEX shop_order_total ON shop_order (grand_total, entity_id);
CREATE INDEX shop_order_number ON shop_order (increment_id, entity_id);
CREATE INDEX shop_order_salesforce_id ON shop_order (salesforce_id) WHERE salesforce_id <> '';

-- Counted again and again by an index alone: by mark (7 MB for a million), and those in Salesforce by website.
CREATE INDEX shop_order_counted ON shop_order (connection, sync_status) WHERE increment_id <> '';
CREATE INDEX shop_order_linked ON shop_order (connection, website_id, reason_code) WHERE salesforce_id <> '';

-- What a change of options sets free is found by the reason it was left for; the Queue page goes by the cause.
CREATE INDEX shop_order_reason ON shop_order (reason_code) WHERE reason_code <> '';
CREATE INDEX shop_order_cause ON shop_order (cause, purchased_at DESC, entity_id DESC) WHERE cause IS NOT NULL;

-- Makes the search by name and e-mail quick. Where the extension is not to be had or not to be made by us, the
-- search reads all orders instead: docs/operating.md.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX shop_order_people ON shop_order
    USING gin (lower(email || ' ' || bill_to_name || ' ' || ship_to_name) gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE NOTICE 'pg_trgm cannot be made here (%): the search by name reads all orders', SQLERRM;
END
$$;

-- What Salesforce has of an order: written when something was sent, read by its key alone.
CREATE TABLE written (
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  applied     jsonb NOT NULL, -- the records in the org, and what was sent to each
  PRIMARY KEY (entity_id, connection)
);

-- What hinders orders, told once for all that it hinders.
CREATE TABLE cause (
  id        uuid PRIMARY KEY, -- the same for the same texts
  kind      text NOT NULL,
  code      text NOT NULL,
  sentence  text NOT NULL,
  hint      text NOT NULL,
  seen_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cause IS 'Of the whole database: texts, and the same text is one row whoever it hinders.';

-- What people have chosen for single orders.
CREATE TABLE order_pin (
  connection    text NOT NULL,
  entity_id     bigint NOT NULL,
  account_id    text,
  contact_id    text,
  owner_id      text,
  -- pinned once, and Crossdock's to choose again
  account_back  boolean NOT NULL DEFAULT false,
  contact_back  boolean NOT NULL DEFAULT false,
  PRIMARY KEY (connection, entity_id)
);

-- Orders a person sends although a filter would leave them.
CREATE TABLE sync_anyway (
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  wished_by   text NOT NULL,
  wished_at   timestamptz NOT NULL,
  PRIMARY KEY (connection, entity_id)
);
