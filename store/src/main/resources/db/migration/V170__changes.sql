-- The transaction that last changed what people see of an order; null = none since there is this column. The feed of
-- changes compares it with snapshots: a place in an order of commits could be told by no number that is given out before.
ALTER TABLE order_state ADD COLUMN changed xid8;
CREATE INDEX order_state_changed ON order_state (connection, changed, entity_id) WHERE changed IS NOT NULL;

CREATE FUNCTION order_state_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE TRIGGER order_state_came BEFORE INSERT ON order_state
  FOR EACH ROW EXECUTE FUNCTION order_state_changed();

-- Only where a statement sets one of these, and in effect: a claim costs a comparison.
CREATE TRIGGER order_state_changed
  BEFORE UPDATE OF increment_id, sync_status, reason, last_synced_at, due_at, lease_owner ON order_state
  FOR EACH ROW WHEN (
    OLD.sync_status <> NEW.sync_status OR OLD.reason <> NEW.reason OR OLD.increment_id <> NEW.increment_id
    OR OLD.last_synced_at IS DISTINCT FROM NEW.last_synced_at
    OR (OLD.lease_owner IS NOT NULL OR coalesce(OLD.due_at < now() + interval '1 minute', false))
      <> (NEW.lease_owner IS NOT NULL OR coalesce(NEW.due_at < now() + interval '1 minute', false)))
  EXECUTE FUNCTION order_state_changed();

CREATE TRIGGER order_state_record BEFORE UPDATE OF applied ON order_state
  FOR EACH ROW WHEN (OLD.applied->>'order' IS DISTINCT FROM NEW.applied->>'order')
  EXECUTE FUNCTION order_state_changed();
