-- The planner keeps statistics of an index's expression only for indexes over all rows; without them it takes an id for
-- the id of thousands and reads all orders.
CREATE INDEX order_state_order_id ON order_state ((applied->>'order'));
DROP INDEX order_state_salesforce;
ANALYZE order_state;
