-- Values of the shop in fields of the org; website 0 = the connection.
CREATE TABLE field_mapping (
  connection  text NOT NULL,
  website     integer NOT NULL,
  target      text NOT NULL,
  field       text NOT NULL,
  expression  text NOT NULL,
  enabled     boolean NOT NULL,
  occasion    text NOT NULL,
  otherwise   text NOT NULL,
  blank       text NOT NULL,
  PRIMARY KEY (connection, website, target, field)
);

-- Who changed what and when; the greatest id is the version. Mappings as JSON.
CREATE TABLE field_mapping_change (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection  text NOT NULL,
  before      text,
  after       text,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL
);
CREATE INDEX field_mapping_change_newest ON field_mapping_change (connection, id DESC);
