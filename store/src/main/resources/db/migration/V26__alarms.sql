CREATE TABLE alarm (
  code      text PRIMARY KEY,
  sentence  text NOT NULL,
  hint      text NOT NULL,
  since     timestamptz NOT NULL DEFAULT now(),
  told      boolean NOT NULL DEFAULT false
);

-- Since when a live order is not in the org as it should be; null = it is, or a setting leaves it out.
ALTER TABLE order_state ADD COLUMN unsynced_since timestamptz;
CREATE INDEX order_state_unsynced ON order_state (unsynced_since) WHERE unsynced_since IS NOT NULL;
CREATE INDEX attempt_ended ON attempt (ended_at);
