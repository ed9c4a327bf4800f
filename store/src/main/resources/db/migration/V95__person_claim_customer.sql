-- The key that the contact would get: writes with one key make one contact.
ALTER TABLE person_claim ADD COLUMN customer text NOT NULL DEFAULT '';
