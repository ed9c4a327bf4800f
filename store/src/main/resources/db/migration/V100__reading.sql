-- When each way of reading the shop last got on: silence is an alarm.
CREATE TABLE reading (
  name     text PRIMARY KEY,
  every    bigint NOT NULL, -- milliseconds
  done_at  timestamptz NOT NULL,
  why      text NOT NULL DEFAULT '' -- empty = it has not failed since
);

-- Whose order an entity id stood for when it was first read: a renumbered order has the same buyer.
ALTER TABLE order_state
  ADD COLUMN first_email text, -- SHA-256 of the folded address
  ADD COLUMN first_customer bigint;
-- An answer that was none once made orders "no longer in the shop": each is looked at once more.
UPDATE order_state SET generation = generation + 1, due_at = least(due_at, now())
WHERE reason_code = 'gone-from-shop' AND lease_owner IS NULL;
