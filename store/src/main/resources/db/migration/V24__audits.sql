-- Comparisons of a period of the shop with the org.
CREATE TABLE audit (
  id           uuid PRIMARY KEY,
  placed_from  timestamptz NOT NULL,
  placed_before timestamptz NOT NULL,
  asked_by     text NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz,
  failure      text NOT NULL DEFAULT '',
  checked      integer NOT NULL DEFAULT 0,
  same         integer NOT NULL DEFAULT 0,
  left_out     integer NOT NULL DEFAULT 0,
  pending      integer NOT NULL DEFAULT 0
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
