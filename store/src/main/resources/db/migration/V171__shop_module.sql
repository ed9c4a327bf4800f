-- A token of the Magento Admin module may say for whom it speaks.
ALTER TABLE api_token ADD COLUMN module boolean NOT NULL DEFAULT false;

CREATE TABLE shop_module (
  connection     text PRIMARY KEY,
  secret         text, -- sealed
  role           text,
  paired_by      text,
  paired_at      timestamptz,
  version        text NOT NULL DEFAULT '',
  called_at      timestamptz,
  -- its numbered notices
  last_notice    timestamptz,
  number         bigint NOT NULL DEFAULT 0,
  missing        bigint[] NOT NULL DEFAULT '{}',
  missing_since  timestamptz,
  unsent         bigint NOT NULL DEFAULT 0,
  unbroken_since timestamptz,
  lost           bigint NOT NULL DEFAULT 0
);

-- Who asked for an order is found without reading all that was ever asked for.
CREATE INDEX operation_order_order ON operation_order (connection, entity_id);
