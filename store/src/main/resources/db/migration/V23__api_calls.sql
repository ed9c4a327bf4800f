-- Salesforce calls of all instances, by the hour.
CREATE TABLE api_calls (
  hour   timestamptz PRIMARY KEY,
  calls  bigint NOT NULL
);
