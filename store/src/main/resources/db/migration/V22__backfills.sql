CREATE TABLE backfill (
  id           uuid PRIMARY KEY,
  placed_from  timestamptz NOT NULL,
  placed_before timestamptz NOT NULL,
  statuses     text[] NOT NULL,
  started_by   text NOT NULL,
  started_at   timestamptz NOT NULL,
  state        text NOT NULL,
  -- the place reached in the shop
  reached      timestamptz NOT NULL,
  page         integer NOT NULL
);
CREATE INDEX backfill_running ON backfill (started_at) WHERE state = 'RUNNING';

-- What it has queued, and the notice that must be observed for the order to be through.
CREATE TABLE backfill_order (
  backfill     uuid NOT NULL REFERENCES backfill (id),
  connection   text NOT NULL,
  entity_id    bigint NOT NULL,
  generation   bigint NOT NULL,
  PRIMARY KEY (backfill, connection, entity_id)
);
