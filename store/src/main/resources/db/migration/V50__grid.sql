-- What the orders grid filters and sorts by; each page is read from one of these.
CREATE INDEX order_state_mark ON order_state (sync_status, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_status ON order_state (status, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_point ON order_state (purchase_point, purchased_at DESC, entity_id DESC);
CREATE INDEX order_state_base_total ON order_state (base_grand_total, entity_id);
CREATE INDEX order_state_total ON order_state (grand_total, entity_id);
CREATE INDEX order_state_number ON order_state (increment_id, entity_id);
DROP INDEX order_state_increment;
CREATE INDEX order_state_salesforce ON order_state ((applied->>'order')) WHERE applied IS NOT NULL;

-- Makes the search by name and e-mail quick. Where the extension is not to be had or not to be made by us, the
-- search reads all orders instead: docs/operating.md.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX order_state_people ON order_state
    USING gin (lower(email || ' ' || bill_to_name || ' ' || ship_to_name) gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE NOTICE 'pg_trgm cannot be made here (%): the search by name reads all orders', SQLERRM;
END
$$;
