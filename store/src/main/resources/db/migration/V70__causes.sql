-- What hinders orders, told once for all that it hinders.
CREATE TABLE cause (
  id        uuid PRIMARY KEY,
  kind      text NOT NULL,
  code      text NOT NULL,
  sentence  text NOT NULL,
  hint      text NOT NULL,
  seen_at   timestamptz NOT NULL DEFAULT now()
);

-- null = nothing hinders it
ALTER TABLE order_state ADD COLUMN cause uuid;
UPDATE order_state SET cause = md5(sync_status || reason_code || reason)::uuid
WHERE reason_code <> '' AND sync_status IN ('OUT_OF_SYNC', 'PENDING');
INSERT INTO cause (id, kind, code, sentence, hint)
SELECT DISTINCT ON (cause) cause,
  CASE sync_status WHEN 'PENDING' THEN 'WAITING' ELSE 'BLOCKED' END, reason_code, reason, ''
FROM order_state WHERE cause IS NOT NULL;
CREATE INDEX order_state_cause ON order_state (cause, purchased_at DESC, entity_id DESC)
  WHERE cause IS NOT NULL;
