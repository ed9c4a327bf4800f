-- Orders whose person was forgotten: names and e-mail stay empty, whatever the shop still has.
ALTER TABLE order_state ADD COLUMN forgotten_at timestamptz;
