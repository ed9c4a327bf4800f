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
  raw         text NOT NULL -- what the other system answered, masked; emptied after some days
);
CREATE INDEX attempt_order ON attempt (connection, entity_id, id DESC);

-- Newest first: whole, by what attempts came to, and by why an order was looked at.
CREATE INDEX attempt_newest ON attempt (ended_at DESC, id DESC);
CREATE INDEX attempt_outcome ON attempt (outcome, ended_at DESC, id DESC);
CREATE INDEX attempt_trigger ON attempt (trigger, ended_at DESC, id DESC);

-- The answers that are still kept: what is old is found without reading the journal.
CREATE INDEX attempt_raw ON attempt (ended_at) WHERE raw <> '';

-- Makes the search by text quick; of what was sent there is none. See V1 for a database without the extension.
DO $$
BEGIN
  CREATE INDEX attempt_text ON attempt USING gin (lower(code || ' ' || message) gin_trgm_ops)
    WHERE outcome IN ('skipped', 'deferred', 'retry', 'blocked');
EXCEPTION WHEN undefined_object THEN
  RAISE NOTICE 'no pg_trgm here (%): the search by text reads all failures', SQLERRM;
END
$$;

-- Comparisons of a period of the shop with the org.
CREATE TABLE audit (
  id             uuid PRIMARY KEY,
  connection     text NOT NULL,
  placed_from    timestamptz NOT NULL,
  placed_before  timestamptz NOT NULL,
  asked_by       text NOT NULL,
  asked_at       timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz,
  failure        text NOT NULL DEFAULT '', -- why there is no report
  checked        integer NOT NULL DEFAULT 0,
  same           integer NOT NULL DEFAULT 0,
  left_out       integer NOT NULL DEFAULT 0,
  pending        integer NOT NULL DEFAULT 0
);
CREATE INDEX audit_asked ON audit (asked_at);

CREATE TABLE audit_finding (
  audit         uuid NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
  connection    text NOT NULL,
  entity_id     bigint NOT NULL,
  increment_id  text NOT NULL,
  kind          text NOT NULL,
  sentence      text NOT NULL,
  PRIMARY KEY (audit, connection, entity_id)
);
