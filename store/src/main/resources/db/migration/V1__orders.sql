-- One row per order: its state, and at the same time its place in the queue.
create table order_state (
  connection text not null,
  entity_id bigint not null,
  increment_id text not null default '',
  grid jsonb not null default '{}',
  purchased_at timestamptz,
  digest text not null default '',
  generation bigint not null default 0,
  observed bigint not null default 0,
  due_at timestamptz not null,
  priority int not null default 0,
  trigger text not null,
  lease_owner text,
  lease_until timestamptz,
  attempt uuid,
  failures int not null default 0,
  retrying boolean not null default false,
  sync_status text not null default 'PENDING',
  reason_code text not null default '',
  reason text not null default '',
  fingerprint text,
  applied jsonb,
  last_synced_at timestamptz,
  primary key (connection, entity_id)
);
create index order_state_due on order_state (priority desc, due_at)
  where generation > observed or retrying;
create index order_state_page on order_state (purchased_at desc, entity_id desc);
create index order_state_increment on order_state (increment_id);

create table attempt (
  attempt uuid primary key,
  connection text not null,
  entity_id bigint not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  trigger text not null,
  outcome text not null,
  code text not null,
  message text not null,
  hint text not null,
  raw text not null,
  sent text not null,
  instance text not null
);
create index attempt_order on attempt (connection, entity_id, started_at desc);

create table cursor (
  name text primary key,
  reached timestamptz not null
);
