-- The key that the contact would get: writes with one key make one contact.
ALTER TABLE person_claim ADD COLUMN customer text NOT NULL DEFAULT '';
-- Whether a request of the order has left since it claimed. Of older claims nobody knows.
ALTER TABLE person_claim ADD COLUMN sent boolean NOT NULL DEFAULT true;
ALTER TABLE person_claim ALTER COLUMN sent SET DEFAULT false;
