-- Contacts as Crossdock last left them, and the shop identities that belong to each.
CREATE TABLE customer_person (
  contact_id  text PRIMARY KEY,
  account_id  text NOT NULL,
  registered  boolean NOT NULL,
  as_of       timestamptz NOT NULL,
  sent        jsonb NOT NULL
);
CREATE TABLE customer_link (
  identity    text PRIMARY KEY,
  contact_id  text NOT NULL REFERENCES customer_person (contact_id) ON DELETE CASCADE
);
CREATE INDEX customer_link_contact ON customer_link (contact_id);
