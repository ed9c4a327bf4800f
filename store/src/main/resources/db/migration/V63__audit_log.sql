-- Who did what, and when.
CREATE TABLE audit_log (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL,
  who      text NOT NULL,
  deed     text NOT NULL,
  subject  text NOT NULL,
  address  text NOT NULL
);
CREATE INDEX audit_log_who ON audit_log (lower(who), id DESC);
