-- The lane is told apart from the instance, which is the owner. Of older claims nobody reads it.
ALTER TABLE person_claim ADD COLUMN lane text NOT NULL DEFAULT '';
