-- When an order was in Salesforce for the first time.
ALTER TABLE order_state ADD COLUMN first_synced_at timestamptz;
UPDATE order_state SET first_synced_at = last_synced_at WHERE last_synced_at IS NOT NULL;

-- The journal by what attempts came to.
CREATE INDEX attempt_outcome ON attempt (outcome, ended_at DESC, id DESC);
