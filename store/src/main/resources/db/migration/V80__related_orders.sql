-- Editing an order in Magento makes another one of it: [{"id": 12, "number": "000000012", "later": false}].
ALTER TABLE order_state ADD COLUMN related jsonb;
