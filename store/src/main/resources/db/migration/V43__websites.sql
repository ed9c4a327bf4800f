-- Which options concern an order; 0 = not told by the shop.
ALTER TABLE order_state ADD COLUMN website_id integer NOT NULL DEFAULT 0;

-- Websites the shop has told of. One that comes later is new: nothing of it is sent until someone says so.
CREATE TABLE known_website (
  connection  text NOT NULL,
  website     integer NOT NULL,
  PRIMARY KEY (connection, website)
);
