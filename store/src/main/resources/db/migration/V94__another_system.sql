-- The other shop or org that is connected now, until an admin confirms it.
ALTER TABLE known_system ADD COLUMN another text;
