-- One lease per instance instead of one per row: renewing it is one small update, however many rows it
-- holds. Only the database's clock tells whether it runs.
CREATE TABLE instance (
  name         text PRIMARY KEY,
  alive_until  timestamptz NOT NULL
);

-- The place in the queue that a claimed row takes again when it is handed back.
ALTER TABLE order_state ADD COLUMN queued_at timestamptz;

-- Claims read the first entries of this index and nothing else.
DROP INDEX order_state_due;
CREATE INDEX order_state_due ON order_state (priority DESC, due_at, entity_id)
  WHERE due_at IS NOT NULL AND lease_owner IS NULL;
