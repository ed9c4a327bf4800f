-- Runs that take over records which were in the org before Crossdock; one at a time.
CREATE TABLE adoption (
  id          uuid PRIMARY KEY,
  connection  text NOT NULL,
  wanted      jsonb NOT NULL,
  started_by  text NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT now(),
  ended_at    timestamptz,
  state       text NOT NULL DEFAULT 'RUNNING',
  trouble     text NOT NULL DEFAULT '',
  -- the place reached
  step        text NOT NULL DEFAULT 'ORG',
  kind        text NOT NULL DEFAULT 'PRODUCT',
  after       text NOT NULL DEFAULT '',
  before      timestamptz NOT NULL DEFAULT now(),
  page        integer NOT NULL DEFAULT 1,
  -- who works on it
  holder      text NOT NULL DEFAULT '',
  held_until  timestamptz NOT NULL DEFAULT '-infinity',
  not_before  timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE UNIQUE INDEX adoption_one ON adoption (connection) WHERE state = 'RUNNING';

-- What the org holds, and what became of it.
CREATE TABLE adoption_record (
  adoption   uuid NOT NULL REFERENCES adoption (id) ON DELETE CASCADE,
  kind       text NOT NULL,
  record_id  text NOT NULL,
  held       text NOT NULL, -- what it has in the field that is matched
  number     text NOT NULL,
  store      text NOT NULL,
  made_at    timestamptz NOT NULL,
  keyed      boolean NOT NULL, -- it has Crossdock's key already
  outcome    text NOT NULL DEFAULT '', -- '' = not matched yet
  code       text NOT NULL DEFAULT '',
  thing      text NOT NULL DEFAULT '', -- the key of what it is in the shop
  sentence   text NOT NULL DEFAULT '',
  PRIMARY KEY (adoption, kind, record_id)
);
CREATE INDEX adoption_record_open ON adoption_record (adoption, kind, number) WHERE outcome = '';
CREATE INDEX adoption_record_disputed ON adoption_record (thing)
  WHERE kind = 'ORDER' AND outcome IN ('CONFLICT', 'DOUBLE');

-- What the shop has; gone when the run has ended.
CREATE TABLE adoption_thing (
  adoption    uuid NOT NULL REFERENCES adoption (id) ON DELETE CASCADE,
  kind        text NOT NULL,
  key         text NOT NULL,
  number      text NOT NULL,
  label       text NOT NULL,
  store_id    integer NOT NULL,
  store_name  text NOT NULL,
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  PRIMARY KEY (adoption, kind, key)
);
CREATE INDEX adoption_thing_number ON adoption_thing (adoption, kind, number);

-- Counted when the run ended.
CREATE TABLE adoption_tally (
  adoption   uuid NOT NULL REFERENCES adoption (id) ON DELETE CASCADE,
  kind       text NOT NULL,
  in_shop    bigint NOT NULL,
  shop_only  bigint NOT NULL,
  PRIMARY KEY (adoption, kind)
);
