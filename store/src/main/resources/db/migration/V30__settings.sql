-- Options someone set; website 0 = the connection.
CREATE TABLE setting (
  connection  text NOT NULL,
  website     integer NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  PRIMARY KEY (connection, website, key)
);

-- Who changed what and when; the greatest id is the version.
CREATE TABLE setting_change (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection  text NOT NULL,
  website     integer NOT NULL,
  key         text NOT NULL,
  old_value   text,
  new_value   text,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL
);
CREATE INDEX setting_change_newest ON setting_change (connection, id DESC);

-- Orders a person sends although a filter would leave them.
CREATE TABLE sync_anyway (
  connection  text NOT NULL,
  entity_id   bigint NOT NULL,
  wished_by   text NOT NULL,
  wished_at   timestamptz NOT NULL,
  PRIMARY KEY (connection, entity_id)
);

-- What a change of options sets free is found by the reason it was left for.
CREATE INDEX order_state_reason ON order_state (reason_code) WHERE reason_code <> '';
