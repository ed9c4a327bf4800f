-- Orders that are bringing a person into the org. All rows of a person have one owner: a lane of an
-- instance.
CREATE TABLE person_claim (
  person      text NOT NULL,
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  owner       text NOT NULL,
  claimed_at  timestamptz NOT NULL,
  PRIMARY KEY (person, connection, entity_id)
);
CREATE INDEX person_claim_order ON person_claim (connection, entity_id);
