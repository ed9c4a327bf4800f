-- The first schema, in the files V1 to V7, a room each. Later migrations only add (MigrationsTest).
--
-- An order is told by its connection and the shop's entity id, here and in every table that is about orders.

-- One row per order: what is known of it, what was made true of it, and its place in the queue.
CREATE TABLE order_state (
  connection          text NOT NULL,
  entity_id           bigint NOT NULL,

  -- as last seen in the shop; what the grid shows, filters and sorts by
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

  -- the queue
  generation          bigint NOT NULL DEFAULT 0, -- counts notices
  observed            bigint NOT NULL DEFAULT 0, -- the generation that was dealt with last
  due_at              timestamptz, -- null = nothing to do
  priority            smallint NOT NULL DEFAULT 0, -- of the Trigger; 0 = history
  trigger             text NOT NULL DEFAULT 'POLL',
  retrying            boolean NOT NULL DEFAULT false, -- waits for a time that a notice does not bring forward
  failures            integer NOT NULL DEFAULT 0, -- tries in a row
  queued_at           timestamptz, -- the place that a claimed row takes again when it is handed back
  lease_owner         text, -- the instance that works on it
  attempt             uuid, -- the fencing token of its claim
  claimed             bigint NOT NULL DEFAULT 0, -- the generation at the claim
  recheck_at          timestamptz, -- until then a write of unknown outcome may still land in the org
  unsynced_since      timestamptz, -- since when a live order is not in the org as it should be; null = it is

  -- what was made true
  fingerprint         text, -- of what was written; null = never, '' = unknown: the org is read first
  applied             jsonb, -- the records in the org and what was sent to each
  sync_status         text NOT NULL DEFAULT 'PENDING',
  reason_code         text NOT NULL DEFAULT '',
  reason              text NOT NULL DEFAULT '',
  cause               uuid, -- null = nothing hinders it
  first_synced_at     timestamptz,
  last_synced_at      timestamptz,

  -- the transaction that last changed what people see of it; null = none since there is this column
  changed             xid8,
  PRIMARY KEY (connection, entity_id)
);

-- The queue. Claims read the first entries of the first index and nothing else.
CREATE INDEX order_state_due ON order_state (priority DESC, due_at, entity_id)
  WHERE due_at IS NOT NULL AND lease_owner IS NULL;
CREATE INDEX order_state_attempt ON order_state (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX order_state_lease ON order_state (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX order_state_unsynced ON order_state (unsynced_since) WHERE unsynced_since IS NOT NULL;

-- What the grid filters and sorts by; each page is read from one of these.
CREATE INDEX order_state_newest ON order_state (purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_mark ON order_state (sync_status, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_status ON order_state (status, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_point ON order_state (purchase_point, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_base_total ON order_state (base_grand_total, entity_id);
CREATE INDEX order_state_total ON order_state (grand_total, entity_id);
CREATE INDEX order_state_number ON order_state (increment_id, entity_id);

-- Over all rows: the planner keeps statistics of an expression only for such an index, and without them it takes an id
-- for the id of thousands and reads all orders.
CREATE INDEX order_state_order_id ON order_state ((applied->>'order'));

-- Counted again and again by an index alone: by mark (7 MB for a million), and those in Salesforce by website.
CREATE INDEX order_state_counted ON order_state (connection, sync_status) WHERE increment_id <> '';
CREATE INDEX order_state_linked ON order_state (connection, website_id, reason_code) WHERE applied IS NOT NULL;

-- What a change of options sets free is found by the reason it was left for; the Queue page goes by the cause.
CREATE INDEX order_state_reason ON order_state (reason_code) WHERE reason_code <> '';
CREATE INDEX order_state_cause ON order_state (cause, purchased_at DESC, entity_id DESC) WHERE cause IS NOT NULL;

-- Makes the search by name and e-mail quick. Where the extension is not to be had or not to be made by us, the
-- search reads all orders instead: docs/operating.md.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX order_state_people ON order_state
    USING gin (lower(email || ' ' || bill_to_name || ' ' || ship_to_name) gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE NOTICE 'pg_trgm cannot be made here (%): the search by name reads all orders', SQLERRM;
END
$$;

-- The feed of changes compares the transaction with snapshots: a place in an order of commits could be told by no number
-- that is given out before.
CREATE INDEX order_state_changed ON order_state (connection, changed, entity_id) WHERE changed IS NOT NULL;

CREATE FUNCTION order_state_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE TRIGGER order_state_came BEFORE INSERT ON order_state
  FOR EACH ROW EXECUTE FUNCTION order_state_changed();

-- Only where a statement sets one of these, and in effect: a claim costs a comparison.
CREATE TRIGGER order_state_changed
  BEFORE UPDATE OF increment_id, sync_status, reason, last_synced_at, due_at, lease_owner ON order_state
  FOR EACH ROW WHEN (
    OLD.sync_status <> NEW.sync_status OR OLD.reason <> NEW.reason OR OLD.increment_id <> NEW.increment_id
    OR OLD.last_synced_at IS DISTINCT FROM NEW.last_synced_at
    OR (OLD.lease_owner IS NOT NULL OR coalesce(OLD.due_at < now() + interval '1 minute', false))
      <> (NEW.lease_owner IS NOT NULL OR coalesce(NEW.due_at < now() + interval '1 minute', false)))
  EXECUTE FUNCTION order_state_changed();

CREATE TRIGGER order_state_record BEFORE UPDATE OF applied ON order_state
  FOR EACH ROW WHEN (OLD.applied->>'order' IS DISTINCT FROM NEW.applied->>'order')
  EXECUTE FUNCTION order_state_changed();

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
