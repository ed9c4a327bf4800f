-- Contacts that were there before Crossdock: only their blanks are filled (setting).
ALTER TABLE customer_person ADD COLUMN older boolean NOT NULL DEFAULT false;
