-- A row while the shop or the org as a whole is left alone; all instances honour it.
CREATE TABLE gate (
  remote        text PRIMARY KEY,
  code          text NOT NULL,
  reason        text NOT NULL,
  hint          text NOT NULL,
  closings      integer NOT NULL,
  closed_since  timestamptz NOT NULL,
  closed_until  timestamptz NOT NULL,
  prober        text,
  probe_until   timestamptz
);
