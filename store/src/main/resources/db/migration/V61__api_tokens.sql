-- Bearer tokens of scripts, by their SHA-256 alone.
CREATE TABLE api_token (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  hash          text NOT NULL UNIQUE,
  created_by    text NOT NULL,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz
);
CREATE UNIQUE INDEX api_token_name ON api_token (lower(name));
