-- Changes of options that concern orders, and how far each is: batches in the order of entity ids.
CREATE TABLE released (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  send       boolean NOT NULL,
  codes      text[] NOT NULL,
  websites   integer[] NOT NULL,
  others     boolean NOT NULL,
  excepted   integer[] NOT NULL,
  orders     bigint NOT NULL,
  queued     bigint NOT NULL DEFAULT 0,
  reached    bigint NOT NULL DEFAULT -1,
  due_at     timestamptz NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  done_at    timestamptz
);
CREATE INDEX released_open ON released (connection, id) WHERE done_at IS NULL;

-- Orders in Salesforce are counted by website without reading their rows.
CREATE INDEX order_state_linked ON order_state (connection, website_id, reason_code)
  WHERE applied IS NOT NULL;
