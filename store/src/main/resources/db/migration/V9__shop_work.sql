-- How long the shop has worked for all instances, by the minute.
CREATE TABLE shop_work (
  connection  text NOT NULL,
  minute      timestamptz NOT NULL,
  millis      bigint NOT NULL,
  PRIMARY KEY (connection, minute)
);
