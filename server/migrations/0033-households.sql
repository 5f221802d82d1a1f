-- The household and its file: one number, versions of every file, the chronicle of a unit, change of owner.

alter table person
  add column contact_person text not null default '' check (length(contact_person) <= 50),
  -- The file that goes on after a merge.
  add column merged_into uuid,
  add constraint person_merged_into foreign key (organization_id, merged_into) references person (organization_id, id),
  add constraint person_not_into_itself check (merged_into <> id);
create index person_merged on person (organization_id, merged_into) where merged_into is not null;
-- A merged file is found through the one that goes on.
create or replace view searchable_person as select * from person where organization_id = current_organization() and merged_into is null;

alter table occupancy add column updated_at timestamptz not null default now();
-- 业主、租户、使用人、委托人、商户、受益人、开发商
alter table occupancy drop constraint occupancy_role_check;
alter table occupancy add constraint occupancy_role_check
  check (role in ('owner', 'co_owner', 'tenant', 'family', 'agent', 'occupant', 'client', 'merchant', 'beneficiary', 'developer'));

create table household (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  -- 档案编号: one for each household; a new owner's household gets a new one.
  number text not null,
  type text not null check (type in ('owner_occupier', 'tenant', 'company', 'vacant_owner', 'merchant')),
  -- Chosen by hand, not found from who lives there.
  is_type_fixed boolean not null default false,
  salutation text not null default '' check (length(salutation) <= 30),
  service_note text not null default '' check (length(service_note) <= 500),
  care_tags text[] not null default '{}',
  tags text[] not null default '{}',
  language text check (language in ('zh-CN', 'zh-TW', 'en')),
  emergency_name text not null default '',
  emergency_relation text not null default '',
  emergency_phone text not null default '',
  -- Null: not known. Both days count.
  opened_on date,
  closed_on date,
  -- Its data are to be checked from this day on.
  review_due_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  check (opened_on is null or closed_on is null or closed_on >= opened_on),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  constraint one_household exclude using gist (organization_id with =, unit_id with =, daterange(opened_on, closed_on, '[]') with &&)
);
create unique index household_open on household (organization_id, unit_id) where closed_on is null;
create index household_of_unit on household (organization_id, unit_id);
create index household_of_type on household (organization_id, site_id, type, number) where closed_on is null;
call protect('household', 'select, insert, update');

-- What kind of household a unit has on a day, from who holds it and how it is used (HHD-025).
create function household_type(of_unit uuid, on_day date) returns text language sql stable as $$
  select case
    when bool_or(o.role = 'merchant') or (u.use = 'shop' and u.state not in ('vacant', 'not_handed_over')) then 'merchant'
    when bool_or(p.kind = 'company' and o.role = 'tenant') or (bool_or(p.kind = 'company' and o.role = 'owner') and not bool_or(o.role = 'tenant')) then 'company'
    when bool_or(o.role = 'tenant') or u.state = 'let' then 'tenant'
    when u.state = 'self_occupied' or bool_or(o.role in ('family', 'occupant')) then 'owner_occupier'
    else 'vacant_owner' end
  from unit u
  left join occupancy o on o.organization_id = u.organization_id and o.unit_id = u.id and coalesce(o.from_on, '-infinity') <= on_day and coalesce(o.until_on, 'infinity') >= on_day
  left join person p on p.organization_id = o.organization_id and p.id = o.person_id
  where u.id = of_unit
  group by u.organization_id, u.id
$$;

-- Opens the file of each of these units that somebody holds and that has none open, and brings the types up to date.
create function sync_households(units uuid[], today date) returns void language plpgsql volatile as $$
begin
  with missing as (
    select u.organization_id, u.site_id, u.id as unit_id, row_number() over (partition by u.site_id order by u.sort_key) as place,
      (select max(h.closed_on) + 1 from household h where h.organization_id = u.organization_id and h.unit_id = u.id) as after_last,
      (select min(o.from_on) from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id and o.role = 'owner' and coalesce(o.until_on, 'infinity') >= today) as owned_from
    from unit u
    where u.id = any (units)
      and exists (select from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id)
      and not exists (select from household h where h.organization_id = u.organization_id and h.unit_id = u.id and h.closed_on is null)
  ), counted as (
    insert into number_counter (organization_id, site_id, series, last)
    select m.organization_id, m.site_id, 'household', count(*) from missing m group by 1, 2
    on conflict (organization_id, site_id, series) do update set last = number_counter.last + excluded.last
    returning organization_id, site_id, last
  )
  insert into household (organization_id, id, site_id, unit_id, number, type, opened_on, review_due_on)
  select m.organization_id, gen_random_uuid(), m.site_id, m.unit_id,
    'H-' || lpad((c.last - (select count(*) from missing n where n.site_id = m.site_id) + m.place)::text, 6, '0'), household_type(m.unit_id, today), coalesce(m.after_last, m.owned_from), today
  from missing m join counted c on c.organization_id = m.organization_id and c.site_id = m.site_id;
  update household h set type = t.type
  from (select h2.organization_id, h2.id, household_type(h2.unit_id, today) as type from household h2 where h2.unit_id = any (units) and h2.closed_on is null and not h2.is_type_fixed) t
  where h.organization_id = t.organization_id and h.id = t.id and t.type is not null and h.type <> t.type;
end $$;

-- Files that stand already: one household for each unit that somebody holds.
with missing as (
  select u.organization_id, u.site_id, u.id, row_number() over (partition by u.organization_id, u.site_id order by u.sort_key) as place
  from unit u where exists (select from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id)
), counted as (
  insert into number_counter (organization_id, site_id, series, last)
  select organization_id, site_id, 'household', count(*) from missing group by 1, 2
)
insert into household (organization_id, id, site_id, unit_id, number, type, opened_on, review_due_on)
select m.organization_id, gen_random_uuid(), m.site_id, m.id, 'H-' || lpad(m.place::text, 6, '0'), household_type(m.id, current_date),
  (select min(o.from_on) from occupancy o where o.organization_id = m.organization_id and o.unit_id = m.id and o.role = 'owner' and coalesce(o.until_on, 'infinity') >= current_date), current_date
from missing m;

-- What a file said before it was changed. The row itself is the present version; whoever changes it, by whatever way, leaves the old one here.
create table archive_version (
  organization_id uuid not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('unit', 'person', 'household', 'occupancy')),
  record_id uuid not null,
  version integer,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  facts jsonb not null,
  primary key (organization_id, id)
);
create index archive_version_of on archive_version (organization_id, record_id, valid_until);
create index archive_version_of_unit on archive_version (organization_id, (facts ->> 'unit_id')) where kind = 'occupancy';
-- Deleted only when a person's data are erased.
call protect('archive_version', 'select, insert, delete');

create function keep_archive_version() returns trigger language plpgsql as $$
declare
  kept jsonb := to_jsonb(old) - array['organization_id', 'id_number_sealed', 'id_number_index', 'pinyin', 'initials', 'grams', 'sort_key', 'created_at'];
  until timestamptz := now();
begin
  if tg_op = 'UPDATE' and new.updated_at > old.updated_at then until := new.updated_at; end if;
  if tg_argv[0] = 'person' then
    kept := kept || jsonb_build_object('phones', coalesce((select jsonb_agg(p.number order by p.position) from person_phone p where p.organization_id = old.organization_id and p.person_id = old.id), '[]'));
  end if;
  insert into archive_version (organization_id, kind, record_id, version, valid_from, valid_until, facts)
  values (old.organization_id, tg_argv[0], old.id, (kept ->> 'version')::integer, old.updated_at, until, kept);
  return null;
end $$;
-- Whether the version was counted up or not, no change of facts goes without one; phones stand in a table of their own and count it up.
create trigger keep_version after update on unit for each row
  when ((to_jsonb(old) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on']) is distinct from (to_jsonb(new) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on'])) execute function keep_archive_version('unit');
create trigger keep_version after update on person for each row
  when ((to_jsonb(old) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on']) is distinct from (to_jsonb(new) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on'])) execute function keep_archive_version('person');
create trigger keep_version after update on household for each row
  when ((to_jsonb(old) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on']) is distinct from (to_jsonb(new) - array['site_ids', 'created_at', 'updated_at', 'id_number_sealed', 'id_number_index', 'review_due_on'])) execute function keep_archive_version('household');
create trigger keep_version after update or delete on occupancy for each row execute function keep_archive_version('occupancy');

-- 单元大事记
create table chronicle_entry (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('handover', 'renovation', 'owner_change', 'tenancy_change', 'complaint', 'leak', 'dispute', 'violation', 'lawsuit', 'death', 'incident', 'other')),
  happened_on date not null,
  title text not null check (length(title) between 1 and 200),
  detail text not null default '',
  is_pinned boolean not null default true,
  -- What made a rule write it; the same happening enters once.
  event_key text,
  record_type text,
  record_id uuid,
  written_by uuid,
  writer text not null,
  written_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, unit_id, event_key),
  check ((record_type is null) = (record_id is null)),
  check ((withdrawn_at is null) = (withdrawn_reason = '')),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create index chronicle_of_unit on chronicle_entry (organization_id, unit_id, happened_on desc, id desc);
call protect('chronicle_entry', 'select, insert, update');

-- Kinds without a row enter by themselves, pinned.
create table chronicle_rule (
  organization_id uuid not null,
  kind text not null,
  is_active boolean not null,
  is_pinned boolean not null,
  primary key (organization_id, kind)
);
call protect('chronicle_rule', 'select, insert, update');

create table owner_change (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  takes_over_on date not null,
  reason text not null check (reason in ('sale', 'first_sale', 'inheritance', 'gift', 'court', 'division', 'other')),
  from_household uuid,
  to_household uuid not null,
  from_persons uuid[] not null,
  to_persons uuid[] not null check (cardinality(to_persons) > 0),
  steps jsonb not null,
  note text not null default '',
  done_by text not null,
  done_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, to_household),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, from_household) references household (organization_id, id),
  foreign key (organization_id, to_household) references household (organization_id, id)
);
create index owner_change_of_unit on owner_change (organization_id, unit_id, takes_over_on desc);
call protect('owner_change', 'select, insert');

-- Each night the files of a site are looked through: leases that ended change the type, campaigns remind.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'archives.nightly', jsonb_build_object('siteId', id), now(), 'archives-nightly:' || id || ':first' from site;
