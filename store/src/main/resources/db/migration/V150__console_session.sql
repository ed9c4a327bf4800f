-- Sign-ins to the console: what is shown as one's own, and what ends on every instance at once.
CREATE TABLE console_session (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  who       text NOT NULL, -- in lower case
  began_at  timestamptz NOT NULL,
  address   text NOT NULL,
  browser   text NOT NULL,
  ended_at  timestamptz
);

CREATE INDEX console_session_who ON console_session (who, began_at);
