-- Who works, what is left alone meanwhile, and how far all that runs for longer has got.

-- The queue: one row per order, which is its place in it, narrow and often written. Who works on an order, or writes of it
-- in any other table, holds this row.
CREATE TABLE work (
  connection       text NOT NULL,
  entity_id        bigint NOT NULL,
  generation       bigint NOT NULL DEFAULT 0, -- counts notices
  observed         bigint NOT NULL DEFAULT 0, -- the generation that was dealt with last
  due_at           timestamptz, -- null = nothing to do
  priority         smallint NOT NULL DEFAULT 0, -- of the Trigger; 0 = history
  trigger          text NOT NULL DEFAULT 'POLL',
  retrying         boolean NOT NULL DEFAULT false, -- waits for a time that a notice does not bring forward
  failures         integer NOT NULL DEFAULT 0, -- tries in a row
  queued_at        timestamptz, -- the place that a claimed row takes again when it is handed back
  lease_owner      text, -- the instance that works on it
  attempt          uuid, -- the fencing token of its claim
  claimed          bigint NOT NULL DEFAULT 0, -- the generation at the claim
  fingerprint      text, -- of what was written; null = never, '' = unknown: the org is read first
  recheck_at       timestamptz, -- until then a write of unknown outcome may still land in the org
  unsynced_since   timestamptz, -- since when a live order is not in the org as it should be; null = it is
  first_synced_at  timestamptz,
  last_synced_at   timestamptz,
  changed          xid8, -- the transaction that last changed what people see of it
  PRIMARY KEY (entity_id, connection)
) WITH (fillfactor = 70);

-- Claims read the first entries of the first index and nothing else.
CREATE INDEX work_due ON work (priority DESC, due_at, entity_id) WHERE due_at IS NOT NULL AND lease_owner IS NULL;
CREATE INDEX work_attempt ON work (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX work_lease ON work (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX work_unsynced ON work (unsynced_since) WHERE unsynced_since IS NOT NULL;

-- The feed of changes compares the transaction with snapshots: a place in an order of commits could be told by no number
-- that is given out before.
CREATE INDEX work_changed ON work (connection, changed, entity_id) WHERE changed IS NOT NULL;

CREATE FUNCTION work_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE TRIGGER work_came BEFORE INSERT ON work FOR EACH ROW EXECUTE FUNCTION work_changed();

-- Only where a statement sets one of these, and in effect: a claim costs a comparison.
CREATE TRIGGER work_changed BEFORE UPDATE OF last_synced_at, due_at, lease_owner ON work
  FOR EACH ROW WHEN (
    OLD.last_synced_at IS DISTINCT FROM NEW.last_synced_at
    OR (OLD.lease_owner IS NOT NULL OR coalesce(OLD.due_at < now() + interval '1 minute', false))
      <> (NEW.lease_owner IS NOT NULL OR coalesce(NEW.due_at < now() + interval '1 minute', false)))
  EXECUTE FUNCTION work_changed();

CREATE FUNCTION shop_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE work SET changed = pg_current_xact_id()
  WHERE connection = NEW.connection AND entity_id = NEW.entity_id AND changed IS DISTINCT FROM pg_current_xact_id();
  RETURN NULL;
END
$$;

CREATE TRIGGER shop_order_changed AFTER UPDATE OF increment_id, sync_status, reason, salesforce_id ON shop_order
  FOR EACH ROW WHEN (
    OLD.sync_status <> NEW.sync_status OR OLD.reason <> NEW.reason OR OLD.increment_id <> NEW.increment_id
    OR OLD.salesforce_id <> NEW.salesforce_id)
  EXECUTE FUNCTION shop_order_changed();

-- All that is known of an order, for who reads. Of the tables it does not need, PostgreSQL reads nothing.
CREATE VIEW order_state AS
  SELECT o.*, w.generation, w.observed, w.due_at, w.priority, w.trigger, w.retrying, w.failures, w.queued_at,
    w.lease_owner, w.attempt, w.claimed, w.fingerprint, w.recheck_at, w.unsynced_since, w.first_synced_at,
    w.last_synced_at, w.changed, a.applied
  FROM shop_order o
  LEFT JOIN work w ON w.connection = o.connection AND w.entity_id = o.entity_id
  LEFT JOIN written a ON a.connection = o.connection AND a.entity_id = o.entity_id;

-- One lease per instance: renewing it is one small update, however many rows it holds. Only the database's clock tells
-- whether it runs.
CREATE TABLE instance (
  name         text PRIMARY KEY,
  alive_until  timestamptz NOT NULL
);
COMMENT ON TABLE instance IS 'Of the whole database: an instance lives or is dead for all that it works on.';

-- A row while the shop or the org as a whole is left alone; all instances honour it.
CREATE TABLE gate (
  connection    text NOT NULL,
  remote        text NOT NULL,
  code          text NOT NULL,
  reason        text NOT NULL,
  hint          text NOT NULL,
  closings      integer NOT NULL, -- in a row: the wait grows with it
  closed_since  timestamptz NOT NULL,
  closed_until  timestamptz NOT NULL,
  prober        text, -- the instance that lets one order through
  probe_until   timestamptz,
  probed        bigint, -- the order that was let through last: the next probe is another one
  PRIMARY KEY (connection, remote)
);

-- The shop and the org a connection belongs to: a copy of the database that meets others sends nothing.
CREATE TABLE known_system (
  connection    text NOT NULL,
  remote        text NOT NULL,
  identity      text NOT NULL,
  since         timestamptz NOT NULL,
  confirmed_by  text NOT NULL,
  another       text, -- the one that is connected now, until an admin confirms it
  PRIMARY KEY (connection, remote)
);

-- How many changes of the org instances have met: each describes the org anew when it has grown.
CREATE TABLE org_change (
  connection  text PRIMARY KEY,
  met         bigint NOT NULL
);

-- Salesforce calls of all instances, by the hour.
CREATE TABLE api_calls (
  connection  text NOT NULL,
  hour        timestamptz NOT NULL,
  calls       bigint NOT NULL,
  PRIMARY KEY (connection, hour)
);

-- A row while something is wrong that a person should know.
CREATE TABLE alarm (
  connection  text NOT NULL,
  code        text NOT NULL,
  sentence    text NOT NULL,
  hint        text NOT NULL,
  since       timestamptz NOT NULL DEFAULT now(),
  told        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (connection, code)
);

-- How far each way of finding changes has read.
CREATE TABLE cursor_position (
  connection  text NOT NULL,
  name        text NOT NULL,
  reached     timestamptz NOT NULL,
  PRIMARY KEY (connection, name)
);

-- When each way of reading the shop last got on: silence is an alarm.
CREATE TABLE reading (
  connection  text NOT NULL,
  name        text NOT NULL,
  every       bigint NOT NULL, -- milliseconds
  done_at     timestamptz NOT NULL,
  why         text NOT NULL DEFAULT '', -- empty = it has not failed since
  PRIMARY KEY (connection, name)
);

CREATE TABLE backfill (
  id             uuid PRIMARY KEY,
  connection     text NOT NULL,
  placed_from    timestamptz NOT NULL,
  placed_before  timestamptz NOT NULL,
  statuses       text[] NOT NULL,
  started_by     text NOT NULL,
  started_at     timestamptz NOT NULL,
  state          text NOT NULL,
  -- the place reached in the shop
  reached        timestamptz NOT NULL,
  page           integer NOT NULL
);
CREATE INDEX backfill_running ON backfill (started_at) WHERE state = 'RUNNING';

-- What it has queued, and the notice that must be observed for the order to be through.
CREATE TABLE backfill_order (
  backfill    uuid NOT NULL REFERENCES backfill (id),
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  generation  bigint NOT NULL,
  PRIMARY KEY (backfill, connection, entity_id)
);

-- A person's or a script's request to send several orders.
CREATE TABLE operation (
  id          uuid PRIMARY KEY,
  connection  text NOT NULL,
  started_by  text NOT NULL,
  started_at  timestamptz NOT NULL
);
CREATE INDEX operation_started ON operation (started_at);

CREATE TABLE operation_order (
  operation   uuid NOT NULL REFERENCES operation (id),
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  generation  bigint NOT NULL,
  PRIMARY KEY (operation, connection, entity_id)
);
-- Who asked for an order is found without reading all that was ever asked for.
CREATE INDEX operation_order_order ON operation_order (connection, entity_id);

-- A database that was put back from a backup knows less than the org has. One row per restore, by the name it was
-- given: what was placed before it is read from the org before anything of it is written.
CREATE TABLE restored (
  name  text PRIMARY KEY,
  at    timestamptz NOT NULL
);
COMMENT ON TABLE restored IS 'Of the whole database: it is put back as one.';

-- db-scheduler's table, as its version 16 documents it.
CREATE TABLE scheduled_tasks (
  task_name             text NOT NULL,
  task_instance         text NOT NULL,
  task_data             bytea,
  execution_time        timestamptz NOT NULL,
  picked                boolean NOT NULL,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint NOT NULL,
  priority              smallint,
  state                 text,
  PRIMARY KEY (task_name, task_instance)
);
COMMENT ON TABLE scheduled_tasks IS 'Of the whole database: recurring work.';
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
