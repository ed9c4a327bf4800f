-- The shop and the org this database belongs to: a copy that meets others sends nothing.
CREATE TABLE known_system (
  remote        text PRIMARY KEY,
  identity      text NOT NULL,
  since         timestamptz NOT NULL,
  confirmed_by  text NOT NULL
);

-- What an entity id was when it was first read. An id that comes back as another order is never written over it.
ALTER TABLE order_state
  ADD COLUMN first_increment_id text,
  ADD COLUMN first_purchased_at timestamptz;
UPDATE order_state SET first_increment_id = increment_id, first_purchased_at = purchased_at
WHERE increment_id <> '' AND purchased_at IS NOT NULL;
