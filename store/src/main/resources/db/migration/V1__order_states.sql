-- One row per order: what is known of it, and its place in the queue.
CREATE TABLE order_state (
  connection        text NOT NULL,
  entity_id         bigint NOT NULL,
  -- as last seen in the shop
  digest            text,
  increment_id      text NOT NULL DEFAULT '',
  store_id          integer NOT NULL DEFAULT 0,
  purchase_point    text NOT NULL DEFAULT '',
  purchased_at      timestamptz,
  bill_to_name      text NOT NULL DEFAULT '',
  ship_to_name      text NOT NULL DEFAULT '',
  email             text NOT NULL DEFAULT '',
  base_grand_total  numeric NOT NULL DEFAULT 0,
  base_currency     text NOT NULL DEFAULT '',
  grand_total       numeric NOT NULL DEFAULT 0,
  currency          text NOT NULL DEFAULT '',
  status            text NOT NULL DEFAULT '',
  -- the queue
  generation        bigint NOT NULL DEFAULT 0,
  observed          bigint NOT NULL DEFAULT 0,
  due_at            timestamptz,
  priority          smallint NOT NULL DEFAULT 0,
  trigger           text NOT NULL DEFAULT 'POLL',
  retrying          boolean NOT NULL DEFAULT false,
  failures          integer NOT NULL DEFAULT 0,
  lease_owner       text,
  lease_until       timestamptz,
  attempt           uuid,
  claimed           bigint NOT NULL DEFAULT 0,
  -- what was made true
  fingerprint       text, -- null = never written, '' = unknown
  recheck_at        timestamptz,
  applied           jsonb,
  sync_status       text NOT NULL DEFAULT 'PENDING',
  reason_code       text NOT NULL DEFAULT '',
  reason            text NOT NULL DEFAULT '',
  last_synced_at    timestamptz,
  PRIMARY KEY (connection, entity_id)
);
CREATE INDEX order_state_due ON order_state (priority DESC, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX order_state_attempt ON order_state (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX order_state_lease ON order_state (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX order_state_newest ON order_state (purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_increment ON order_state (increment_id);

-- The journal: one row per finished attempt.
CREATE TABLE attempt (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  attempt     uuid NOT NULL,
  trigger     text NOT NULL,
  instance    text NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz NOT NULL,
  outcome     text NOT NULL,
  code        text NOT NULL,
  message     text NOT NULL,
  hint        text NOT NULL,
  raw         text NOT NULL
);
CREATE INDEX attempt_order ON attempt (connection, entity_id, id DESC);

CREATE TABLE cursor_position (
  name     text PRIMARY KEY,
  reached  timestamptz NOT NULL
);

-- A person's or a script's request to send several orders.
CREATE TABLE operation (
  id          uuid PRIMARY KEY,
  started_by  text NOT NULL,
  started_at  timestamptz NOT NULL
);
CREATE TABLE operation_order (
  operation   uuid NOT NULL REFERENCES operation (id),
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  generation  bigint NOT NULL,
  PRIMARY KEY (operation, connection, entity_id)
);

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
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
