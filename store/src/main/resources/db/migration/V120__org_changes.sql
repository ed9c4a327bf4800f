-- How many changes of the org instances have met: each describes the org anew when it has grown.
CREATE TABLE org_change (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  met    bigint NOT NULL,
  met_at timestamptz NOT NULL
);
INSERT INTO org_change (met, met_at) VALUES (0, now());
