-- Contacts as Crossdock last left them.
CREATE TABLE customer_person (
  connection  text NOT NULL,
  contact_id  text NOT NULL,
  account_id  text NOT NULL,
  registered  boolean NOT NULL, -- its data is a registered customer's: no guest's comes over it
  as_of       timestamptz NOT NULL, -- of the order that it was taken from
  sent        jsonb NOT NULL,
  older       boolean NOT NULL DEFAULT false, -- it was there before Crossdock: only its blanks are filled (setting)
  PRIMARY KEY (connection, contact_id)
);

-- The shop identities that belong to each.
CREATE TABLE customer_link (
  connection  text NOT NULL,
  identity    text NOT NULL,
  contact_id  text NOT NULL,
  PRIMARY KEY (connection, identity),
  FOREIGN KEY (connection, contact_id) REFERENCES customer_person ON DELETE CASCADE
);
CREATE INDEX customer_link_contact ON customer_link (connection, contact_id);

-- Orders that are bringing a person into the org. All rows of a person have one owner, an instance, and one lane of it.
CREATE TABLE person_claim (
  person      text NOT NULL,
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  owner       text NOT NULL, -- the instance
  lane        text NOT NULL,
  claimed_at  timestamptz NOT NULL,
  customer    text NOT NULL DEFAULT '', -- the key that the contact would get: writes with one key make one contact
  sent        boolean NOT NULL DEFAULT false, -- whether a request of the order has left since it claimed
  PRIMARY KEY (person, connection, entity_id)
);
CREATE INDEX person_claim_order ON person_claim (connection, entity_id);
