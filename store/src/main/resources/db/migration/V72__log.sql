-- The journal, newest first, whole and by why an order was looked at; by outcome it has one already.
CREATE INDEX attempt_newest ON attempt (ended_at DESC, id DESC);
DROP INDEX attempt_ended;
CREATE INDEX attempt_trigger ON attempt (trigger, ended_at DESC, id DESC);

-- Makes the search by text quick; of what was sent there is none. See V50 for a database without the extension.
DO $$
BEGIN
  CREATE INDEX attempt_text ON attempt USING gin (lower(code || ' ' || message) gin_trgm_ops)
    WHERE outcome IN ('skipped', 'deferred', 'retry', 'blocked');
EXCEPTION WHEN undefined_object THEN
  RAISE NOTICE 'no pg_trgm here (%): the search by text reads all failures', SQLERRM;
END
$$;
