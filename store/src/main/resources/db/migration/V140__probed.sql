-- The order that was let through last while the gate was closed: the next probe is another one.
ALTER TABLE gate ADD COLUMN probed bigint;
