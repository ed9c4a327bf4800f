-- How each person likes the orders grid; the view without a name is what is seen without choosing one.
CREATE TABLE saved_view (
  owner    text NOT NULL, -- in lower case
  name     text NOT NULL,
  query    text NOT NULL,
  columns  text[] NOT NULL,
  PRIMARY KEY (owner, name)
);
