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
  old_value   text, -- null = the default
  new_value   text,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL
);
CREATE INDEX setting_change_newest ON setting_change (connection, id DESC);

-- Websites the shop has told of. One that comes later is new: nothing of it is sent until someone says so.
CREATE TABLE known_website (
  connection  text NOT NULL,
  website     integer NOT NULL,
  PRIMARY KEY (connection, website)
);

-- Changes of options that concern orders, and how far each is: batches in the order of entity ids.
CREATE TABLE released (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection  text NOT NULL,
  send        boolean NOT NULL, -- or told what they are left for now
  codes       text[] NOT NULL, -- reasons that no longer hold
  websites    integer[] NOT NULL, -- whose orders in Salesforce would be written otherwise
  others      boolean NOT NULL, -- whether those of all other websites would, but for "excepted"
  excepted    integer[] NOT NULL,
  orders      bigint NOT NULL, -- counted before
  queued      bigint NOT NULL DEFAULT 0,
  reached     bigint NOT NULL DEFAULT -1, -- an entity id
  due_at      timestamptz NOT NULL,
  started_by  text NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT now(),
  done_at     timestamptz
);
CREATE INDEX released_open ON released (connection, id) WHERE done_at IS NULL;

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

-- A connection made in the console: the environment's keys with their values, secrets encrypted.
CREATE TABLE connection_value (
  connection  text NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  secret      boolean NOT NULL,
  PRIMARY KEY (connection, key)
);

-- What every instance watches: it begins anew when the revision is another.
CREATE TABLE connection_setup (
  connection  text PRIMARY KEY,
  revision    bigint NOT NULL,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  started_by  text,
  started_at  timestamptz
);

-- The Magento Admin module.
CREATE TABLE shop_module (
  connection      text PRIMARY KEY,
  secret          text, -- sealed
  role            text,
  paired_by       text,
  paired_at       timestamptz,
  version         text NOT NULL DEFAULT '',
  called_at       timestamptz,
  -- its numbered notices
  last_notice     timestamptz,
  number          bigint NOT NULL DEFAULT 0,
  missing         bigint[] NOT NULL DEFAULT '{}',
  missing_since   timestamptz,
  unsent          bigint NOT NULL DEFAULT 0, -- as the module says
  unbroken_since  timestamptz,
  lost            bigint NOT NULL DEFAULT 0
);
