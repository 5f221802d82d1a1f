-- Paid work: quotes and their acceptance, signature, warranty, readings, labour, what is to be billed.

alter table work_order drop constraint work_order_kind_check;
alter table work_order add constraint work_order_kind_check
  check (kind in ('repair', 'cleaning', 'greening', 'security', 'pest_control', 'maintenance', 'paid_service', 'other', 'appliance_repair', 'water_power_on'));
alter table work_order
  add column free_reason text check (free_reason in ('warranty', 'goodwill', 'contract')),
  add column free_note text not null default '',
  -- The total that the customer has accepted.
  add column quoted_fen bigint check (quoted_fen >= 0),
  add column begun_unaccepted_at timestamptz,
  add column signature_file_id uuid,
  add column signed_by text,
  add column signed_at timestamptz,
  add column warranty_until date,
  add column not_rework_reason text not null default '',
  add column outside_cost_fen bigint check (outside_cost_fen >= 0),
  add column outside_cost_note text not null default '',
  add column invoice_note text not null default '';
-- Prices from before there were quotes were agreed when the order was raised.
update work_order set quoted_fen = price_fen where price_fen is not null;
alter table work_order
  add check (price_fen is null or (is_paid and quoted_fen is not null and price_fen <= quoted_fen)),
  add check (free_reason is null or not is_paid),
  add check ((signature_file_id is null) = (signed_at is null) and (signed_at is null) = (signed_by is null)),
  add foreign key (organization_id, signature_file_id) references file (organization_id, id);
-- Second failures: what was done in a unit for a category and still holds.
create index work_order_in_warranty on work_order (organization_id, unit_id, category_id, done_at desc) where warranty_until is not null;

alter table case_category add column warranty_days integer check (warranty_days between 0 and 3650);
update case_category set warranty_days = 90 where kind = 'repair' and parent_id is null;

create table quote (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  case_id uuid,
  work_order_id uuid,
  unit_id uuid,
  title text not null,
  status text not null default 'sent' check (status in ('sent', 'accepted', 'refused', 'expired', 'replaced', 'withdrawn')),
  total_fen bigint not null check (total_fen >= 0),
  valid_until timestamptz not null,
  note text not null default '',
  sent_at timestamptz not null,
  sent_by_account uuid,
  sent_by_name text not null,
  decided_at timestamptz,
  accepted_via text check (accepted_via in ('app', 'signature', 'phone')),
  accepted_by text,
  said_at timestamptz,
  recorded_by text,
  signature_file_id uuid,
  reason text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, signature_file_id) references file (organization_id, id),
  check (case_id is not null or work_order_id is not null),
  check (valid_until > sent_at),
  check ((status = 'sent') = (decided_at is null)),
  -- A replaced quote may have been accepted before: how it was stays with it.
  check (status not in ('accepted') or accepted_via is not null),
  check (num_nulls(accepted_via, accepted_by, said_at, recorded_by) in (0, 4)),
  check (accepted_via is distinct from 'signature' or signature_file_id is not null)
);
-- One open and one accepted quote at a time: for an order, or for a case that has no order yet.
create unique index quote_open_of_order on quote (organization_id, work_order_id) where status = 'sent' and work_order_id is not null;
create unique index quote_accepted_of_order on quote (organization_id, work_order_id) where status = 'accepted' and work_order_id is not null;
create unique index quote_open_of_case on quote (organization_id, case_id) where status = 'sent' and work_order_id is null;
create unique index quote_accepted_of_case on quote (organization_id, case_id) where status = 'accepted' and work_order_id is null;
create index quote_newest on quote (organization_id, site_id, sent_at desc, id desc);
create index quote_waiting on quote (organization_id, site_id, sent_at desc, id desc) where status = 'sent';
create index quote_of_case on quote (organization_id, case_id);
create index quote_of_order on quote (organization_id, work_order_id);
create index quote_of_unit on quote (organization_id, unit_id);
call protect('quote', 'select, insert, update');

create table quote_line (
  organization_id uuid not null,
  quote_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('listed', 'unlisted', 'material')),
  version_id uuid,
  name text not null,
  unit text not null,
  quantity numeric(12, 3) not null check (quantity > 0),
  price_fen bigint not null check (price_fen >= 0),
  amount_fen bigint not null check (amount_fen = round(quantity * price_fen)),
  warranty_days integer,
  primary key (organization_id, quote_id, position),
  foreign key (organization_id, quote_id) references quote (organization_id, id),
  foreign key (organization_id, version_id) references paid_service_version (organization_id, id),
  check ((kind = 'listed') = (version_id is not null))
);
call protect('quote_line', 'select, insert');

create function keep_quote_facts() returns trigger language plpgsql as $$
begin
  if new.number <> old.number or new.total_fen <> old.total_fen or new.valid_until <> old.valid_until or new.sent_at <> old.sent_at
    or new.case_id is distinct from old.case_id or (old.work_order_id is not null and new.work_order_id is distinct from old.work_order_id)
    or (old.status not in ('sent', 'accepted') and new.status <> old.status) then
    raise exception 'what a quote says never changes' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_quote_facts before update on quote for each row execute function keep_quote_facts();

create function check_quote_total() returns trigger language plpgsql as $$
begin
  if new.total_fen <> (select coalesce(sum(amount_fen), -1) from quote_line l where l.organization_id = new.organization_id and l.quote_id = new.id) then
    raise exception 'the total of a quote is the sum of its lines' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger check_quote_total after insert on quote deferrable initially deferred for each row execute function check_quote_total();

-- A service ordered from the list by somebody who saw its price.
create table paid_order (
  organization_id uuid not null,
  case_id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  version_id uuid not null,
  quantity numeric(12, 3) not null check (quantity > 0),
  wished_from timestamptz,
  wished_to timestamptz,
  invoice_note text not null default '',
  ordered_by uuid,
  ordered_at timestamptz not null,
  primary key (organization_id, case_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, version_id) references paid_service_version (organization_id, id),
  check ((wished_from is null) = (wished_to is null) and wished_to > wished_from)
);
create index paid_order_of_unit on paid_order (organization_id, unit_id, ordered_at desc);
call protect('paid_order', 'select, insert');

-- Income beside the property fee (PAY-006); billing takes it from here.
create table paid_charge (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  work_order_id uuid not null,
  unit_id uuid,
  title text not null,
  amount_fen bigint not null check (amount_fen > 0),
  category text not null default 'paid_service' check (category = 'paid_service'),
  pay_state text not null default 'to_be_billed' check (pay_state in ('to_be_billed')),
  invoice_note text not null default '',
  completed_at timestamptz not null,
  primary key (organization_id, id),
  -- However often the work is reported, it is billed once.
  unique (organization_id, work_order_id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id)
);
create index paid_charge_newest on paid_charge (organization_id, site_id, completed_at desc, id desc);
call protect('paid_charge', 'select, insert');

create table labour_grade (
  organization_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 30),
  fen_per_hour integer not null check (fen_per_hour >= 0),
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name)
);
call protect('labour_grade', 'select, insert, update');
create table labour_grade_worker (
  organization_id uuid not null,
  employee_id uuid not null,
  grade_id uuid not null,
  primary key (organization_id, employee_id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, grade_id) references labour_grade (organization_id, id)
);
call protect('labour_grade_worker');

-- Minutes of each who worked on an order, with the rate that held then.
create table work_labour (
  organization_id uuid not null,
  work_order_id uuid not null,
  employee_id uuid not null,
  minutes integer check (minutes >= 0),
  grade text,
  fen_per_hour integer check (fen_per_hour >= 0),
  primary key (organization_id, work_order_id, employee_id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check ((grade is null) = (fen_per_hour is null))
);
call protect('work_labour', 'select, insert');

-- What the meters showed when water and power were let in (RPR-027).
create table start_reading (
  organization_id uuid not null,
  work_order_id uuid not null,
  meter text not null check (meter in ('water', 'electricity')),
  unit_id uuid not null,
  value numeric(12, 3) not null check (value >= 0),
  photo_file_id uuid not null,
  read_at timestamptz not null,
  read_by uuid,
  primary key (organization_id, work_order_id, meter),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, photo_file_id) references file (organization_id, id)
);
create index start_reading_of_unit on start_reading (organization_id, unit_id, read_at desc);
call protect('start_reading', 'select, insert');

-- 质量跟踪记录: one for each finished repair; reworks and a sample are looked at again some days later (RPR-018).
create table quality_tracking (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  work_order_id uuid not null,
  reason text not null check (reason in ('rework', 'sample', 'none')),
  state text not null check (state in ('planned', 'good', 'bad', 'unplanned')),
  due_on date,
  done_at timestamptz not null,
  checked_at timestamptz,
  checked_by uuid,
  note text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, work_order_id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, checked_by) references employee (organization_id, id),
  check ((state in ('good', 'bad')) = (checked_at is not null and checked_by is not null)),
  check ((reason = 'none') = (due_on is null)),
  check (state <> 'planned' or due_on is not null),
  check (state <> 'bad' or note <> '')
);
create index quality_tracking_newest on quality_tracking (organization_id, site_id, done_at desc, id desc);
create index quality_tracking_due on quality_tracking (organization_id, site_id, due_on) where state = 'planned';
call protect('quality_tracking', 'select, insert, update');
