-- Work orders: from a case or by hand; one worker answers for each.

create table work_order (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  case_id uuid,
  kind text not null check (kind in ('repair', 'cleaning', 'greening', 'security', 'pest_control', 'maintenance', 'paid_service', 'other')),
  status text not null check (status in ('open', 'assigned', 'accepted', 'arrived', 'working', 'suspended', 'done', 'verified', 'closed', 'cancelled')),
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent', 'emergency')),
  title text not null check (length(title) between 1 and 200),
  symptom text not null default '',
  category_id uuid,
  unit_id uuid,
  place_kind text not null default 'unit' check (place_kind in ('unit', 'public_area', 'facility', 'parking')),
  place text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  safety_note text not null default '',
  appointment_from timestamptz,
  appointment_to timestamptz,
  worker_id uuid,
  is_in_pool boolean not null default false,
  -- When it was last offered to the pool: who comes too late is told so, who never was asked sees nothing.
  offered_at timestamptz,
  raised_by uuid not null,
  raised_at timestamptz not null,
  assigned_at timestamptz,
  accepted_at timestamptz,
  -- The first arrival of anybody; a second worker who comes later does not move it.
  arrived_at timestamptz,
  arrival_position jsonb,
  five_pieces text[] not null default '{}',
  started_at timestamptz,
  suspend_reason text,
  suspended_at timestamptz,
  suspend_until timestamptz,
  status_before_suspend text,
  result text not null default '',
  labour_minutes integer check (labour_minutes >= 0),
  materials jsonb not null default '[]',
  is_paid boolean not null default false,
  price_fen bigint check (price_fen >= 0),
  done_at timestamptz,
  done_by uuid,
  -- Everybody who was on site for it: none of them may verify or close it.
  worked_by uuid[] not null default '{}',
  verified_at timestamptz,
  verified_by uuid,
  verify_note text not null default '',
  is_passed boolean,
  -- When it was closed or cancelled.
  closed_at timestamptz,
  rework_of uuid,
  needs_quality_tracking boolean not null default false,
  -- Effective time of the last act: what is told afterwards never lies before it.
  moved_at timestamptz not null,
  next_due_at timestamptz,
  grams text[] not null default '{}',
  import_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, site_id, import_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, category_id) references case_category (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, worker_id) references employee (organization_id, id),
  foreign key (organization_id, raised_by) references employee (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  foreign key (organization_id, verified_by) references employee (organization_id, id),
  foreign key (organization_id, rework_of) references work_order (organization_id, id),
  check (status not in ('assigned', 'accepted', 'arrived', 'working', 'suspended', 'done') or worker_id is not null),
  check ((status = 'suspended') = (suspend_reason is not null and suspended_at is not null and status_before_suspend is not null)),
  check (status not in ('done', 'verified', 'closed') or (done_at is not null and done_by is not null)),
  check (status not in ('closed', 'cancelled') or closed_at is not null),
  check (not is_in_pool or (status = 'open' and offered_at is not null)),
  check ((verified_at is null) = (verified_by is null)),
  -- The worker never verifies the own work (RPR-019).
  check (verified_by is null or verified_by <> done_by),
  check (appointment_to is null or appointment_from is null or appointment_to > appointment_from),
  check (rework_of <> id)
);
create index work_order_newest on work_order (organization_id, site_id, raised_at desc, id desc);
create index work_order_by_status on work_order (organization_id, site_id, status, raised_at desc, id desc);
create index work_order_of_worker on work_order (organization_id, worker_id, raised_at desc, id desc);
create index work_order_of_case on work_order (organization_id, case_id);
create index work_order_of_unit on work_order (organization_id, unit_id, raised_at desc);
create index work_order_pool on work_order (organization_id, site_id, raised_at) where is_in_pool;
-- Without a running promise an order comes last, yet it comes.
create index work_order_due on work_order (organization_id, site_id, coalesce(next_due_at, 'infinity'::timestamptz), id) where status not in ('closed', 'cancelled');
create index work_order_reworks on work_order (organization_id, rework_of) where rework_of is not null;
create index work_order_number_prefix on work_order (organization_id, number text_pattern_ops);
create index work_order_grams on work_order using gin (organization_id, grams);
alter table work_order alter column grams set statistics 2000;
call protect('work_order', 'select, insert, update');

-- As searchable_case: the door through which words and numbers find by index.
create view searchable_work_order as select organization_id, id, number, substr(number, 12) as tail, grams from work_order where organization_id = current_organization();
grant select on searchable_work_order to guanjia_app;
create index work_order_number_tail on work_order (organization_id, substr(number, 12));

create function keep_work_order_facts() returns trigger language plpgsql as $$
begin
  if new.number <> old.number or new.site_id <> old.site_id or new.raised_by <> old.raised_by or new.raised_at <> old.raised_at
    or new.case_id is distinct from old.case_id or new.rework_of is distinct from old.rework_of then
    raise exception 'number, site, origin and raising of a work order never change' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_work_order_facts before update on work_order for each row execute function keep_work_order_facts();
