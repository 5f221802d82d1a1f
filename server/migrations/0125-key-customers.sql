-- 重点客户: whom the customer-service supervisor keeps in touch with, why, and by when next (ORG-025).

create table key_customer (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- A household, a person, or a person of a household.
  unit_id uuid,
  person_id uuid,
  reason text not null check (reason in ('committee', 'large_holder', 'repeat_complaint', 'unsettled', 'special_care', 'public_figure', 'other')),
  why text not null default '' check (length(why) <= 500),
  owner_id uuid not null,
  -- The day on which the owner means to be in touch next.
  next_contact_on date not null,
  added_by uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  end_reason text not null default '' check (length(end_reason) <= 500),
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, added_by) references employee (organization_id, id),
  check (unit_id is not null or person_id is not null),
  check (reason <> 'other' or why <> ''),
  check (ended_at is null or end_reason <> '')
);
-- One is on the list once at a time.
create unique index key_customer_once on key_customer (organization_id, site_id, unit_id, person_id) nulls not distinct where ended_at is null;
create index key_customer_due on key_customer (organization_id, site_id, next_contact_on, id);
create index key_customer_of_owner on key_customer (organization_id, owner_id, next_contact_on) where ended_at is null;
create index key_customer_of_unit on key_customer (organization_id, unit_id) where unit_id is not null;
create index key_customer_of_person on key_customer (organization_id, person_id) where person_id is not null;
call protect('key_customer', 'select, insert, update');

-- Who works in zones sees those of the own zones, those who live nowhere here, and the own ones.
create policy own_zones on key_customer as restrictive for select
  using (site_id <> all ((select walled_sites())::uuid[]) or acting_employee() = owner_id or unit_id in (select own_units())
    or (unit_id is null and (lives_in_zones(organization_id, person_id, (select own_buildings())) or lives_nowhere(organization_id, person_id))));
-- Those of them in the walled sites, through that wall; asked for once in a statement.
create function own_key_customers() returns setof uuid language sql stable rows 50
  as $$ select id from key_customer where site_id = any (walled_sites()) $$;

-- What was said and done each time somebody was in touch.
create table key_contact (
  organization_id uuid not null,
  id uuid not null,
  key_customer_id uuid not null,
  site_id uuid not null,
  at timestamptz not null,
  by_employee uuid not null,
  words text not null check (length(words) between 1 and 1000),
  primary key (organization_id, id),
  foreign key (organization_id, key_customer_id) references key_customer (organization_id, id),
  foreign key (organization_id, by_employee) references employee (organization_id, id)
);
create index key_contact_of_customer on key_contact (organization_id, key_customer_id, at desc);
call protect('key_contact', 'select, insert, update');
create policy own_zones on key_contact as restrictive for select
  using (site_id <> all ((select walled_sites())::uuid[]) or key_customer_id in (select own_key_customers()));
