-- Who may sign in. The stamp moves with role, password and activity: older sessions are over.
CREATE TABLE console_user (
  name             text PRIMARY KEY,
  password_hash    text NOT NULL,
  role             text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  active           boolean NOT NULL DEFAULT true,
  stamp            bigint NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL,
  last_sign_in_at  timestamptz
);
COMMENT ON TABLE console_user IS 'Of the whole database: people sign in to the console, not to a connection.';
CREATE UNIQUE INDEX console_user_folded ON console_user (lower(name));

-- Sign-ins to the console: what is shown as one's own, and what ends on every instance at once.
CREATE TABLE console_session (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  who       text NOT NULL, -- in lower case
  began_at  timestamptz NOT NULL,
  address   text NOT NULL,
  browser   text NOT NULL,
  ended_at  timestamptz
);
COMMENT ON TABLE console_session IS 'Of the whole database: see console_user.';
CREATE INDEX console_session_who ON console_session (who, began_at);

-- Failed tries to sign in, by digest of the address, or of user and address.
CREATE TABLE sign_in_try (
  subject  text PRIMARY KEY,
  count    integer NOT NULL,
  last     timestamptz NOT NULL
);
COMMENT ON TABLE sign_in_try IS 'Of the whole database: see console_user.';

-- Bearer tokens of scripts, by their SHA-256 alone.
CREATE TABLE api_token (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  hash          text NOT NULL UNIQUE,
  created_by    text NOT NULL,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz,
  module_of     text -- the connection whose Magento Admin module has it: it may say for whom it speaks, there alone
);
COMMENT ON TABLE api_token IS 'Of the whole database: scripts sign in to the console, not to a connection. A module''s is good for its own alone.';
CREATE UNIQUE INDEX api_token_name ON api_token (lower(name));

-- Who did what, and when.
CREATE TABLE audit_log (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL,
  who      text NOT NULL,
  deed     text NOT NULL,
  subject  text NOT NULL,
  address  text NOT NULL
);
COMMENT ON TABLE audit_log IS 'Of the whole database: it tells of all that was done.';
CREATE INDEX audit_log_who ON audit_log (lower(who), id DESC);

-- How each person likes the orders grid; the view without a name is what is seen without choosing one.
CREATE TABLE saved_view (
  owner    text NOT NULL, -- in lower case
  name     text NOT NULL,
  query    text NOT NULL,
  columns  text[] NOT NULL,
  PRIMARY KEY (owner, name)
);
COMMENT ON TABLE saved_view IS 'Of the whole database: a person likes the grid so.';
