-- The answers that are still kept: what is old is found without reading the journal.
CREATE INDEX attempt_raw ON attempt (ended_at) WHERE raw <> '';
CREATE INDEX operation_started ON operation (started_at);

-- Orders are counted by their mark, again and again: 7 MB for a million.
CREATE INDEX order_state_counted ON order_state (sync_status) WHERE increment_id <> '';
