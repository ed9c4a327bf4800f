-- What people have chosen for single orders.
CREATE TABLE order_pin (
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  account_id  text,
  contact_id  text,
  owner_id    text,
  PRIMARY KEY (connection, entity_id)
);
