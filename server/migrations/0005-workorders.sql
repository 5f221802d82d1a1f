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
  raised_by uuid not null,
  raised_at timestamptz not null,
  assigned_at timestamptz,
  accepted_at timestamptz,
  arrived_at timestamptz,
  arrival_position jsonb,
  five_pieces text[] not null default '{}',
  suspend_reason text,
  suspend_until timestamptz,
  status_before_suspend text,
  result text not null default '',
  labour_minutes integer check (labour_minutes >= 0),
  materials jsonb not null default '[]',
  is_paid boolean not null default false,
  price_fen bigint check (price_fen >= 0),
  done_at timestamptz,
  done_by uuid,
  verified_at timestamptz,
  verified_by uuid,
  verify_note text not null default '',
  is_passed boolean,
  closed_at timestamptz,
  rework_of uuid,
  needs_quality_tracking boolean not null default false,
  next_due_at timestamptz,
  import_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, category_id) references case_category (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, worker_id) references employee (organization_id, id),
  foreign key (organization_id, raised_by) references employee (organization_id, id),
  foreign key (organization_id, verified_by) references employee (organization_id, id),
  foreign key (organization_id, rework_of) references work_order (organization_id, id),
  check (status not in ('assigned', 'accepted', 'arrived', 'working', 'suspended', 'done') or worker_id is not null),
  check ((status = 'suspended') = (suspend_reason is not null)),
  check (status not in ('done', 'verified') or done_at is not null),
  -- The worker never verifies the own work (RPR-019).
  check (verified_by is null or verified_by <> done_by),
  check (appointment_to is null or appointment_from is null or appointment_to > appointment_from),
  check (rework_of <> id)
);
create index work_order_newest on work_order (organization_id, site_id, raised_at desc, id desc);
create index work_order_by_status on work_order (organization_id, site_id, status, raised_at desc, id desc);
create index work_order_of_worker on work_order (organization_id, worker_id, raised_at desc) where status not in ('closed', 'cancelled');
create index work_order_of_case on work_order (organization_id, case_id);
create index work_order_of_unit on work_order (organization_id, unit_id, raised_at desc);
create index work_order_pool on work_order (organization_id, site_id, raised_at) where is_in_pool;
create index work_order_due on work_order (organization_id, site_id, next_due_at, id) where status not in ('closed', 'cancelled', 'verified');
create index work_order_number_prefix on work_order (organization_id, number text_pattern_ops);
call protect('work_order', 'select, insert, update');
