-- The store of a site: items, and a register of what came in and went out.

create table store_item (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  specification text not null default '',
  unit text not null check (length(unit) between 1 and 10),
  place text not null default '',
  minimum numeric(12, 3) not null default 0 check (minimum >= 0),
  price_fen integer check (price_fen >= 0),
  -- The sum of its movements. Whoever takes the last one wins; nobody takes what is not there.
  on_hand numeric(12, 3) not null default 0 check (on_hand >= 0),
  is_active boolean not null default true,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('store_item', 'select, insert, update');

create table store_movement (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('receive', 'issue', 'give_back', 'damage', 'count')),
  -- Signed: what came in is positive.
  quantity numeric(12, 3) not null,
  after numeric(12, 3) not null check (after >= 0),
  work_order_id uuid,
  price_fen integer check (price_fen >= 0),
  note text not null default '',
  at timestamptz not null,
  by_account uuid,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, item_id) references store_item (organization_id, id),
  check (kind not in ('receive', 'give_back') or quantity > 0),
  check (kind not in ('issue', 'damage') or quantity < 0)
);
create index movement_newest on store_movement (organization_id, site_id, at desc, id desc);
create index movement_of_item on store_movement (organization_id, item_id, at desc, id desc);
create index movement_of_order on store_movement (organization_id, work_order_id) where work_order_id is not null;
comment on table store_movement is 'The in/out register: never changed, never deleted';
call protect('store_movement', 'select, insert');
