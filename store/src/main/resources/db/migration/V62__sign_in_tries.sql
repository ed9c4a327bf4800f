-- Failed tries to sign in, by digest of the address, or of user and address.
CREATE TABLE sign_in_try (
  subject  text PRIMARY KEY,
  count    integer NOT NULL,
  last     timestamptz NOT NULL
);
