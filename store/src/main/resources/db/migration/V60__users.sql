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
CREATE UNIQUE INDEX console_user_folded ON console_user (lower(name));
