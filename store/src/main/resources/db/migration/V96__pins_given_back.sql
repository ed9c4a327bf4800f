-- What was pinned once and is Crossdock's to choose again.
ALTER TABLE order_pin
  ADD COLUMN account_back boolean NOT NULL DEFAULT false,
  ADD COLUMN contact_back boolean NOT NULL DEFAULT false;
