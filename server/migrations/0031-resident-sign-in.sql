-- Sign-in of residents by phone code, and requests to be registered.

-- A code that was sent. It lies with the organisation that knows the number, or with the oldest one when nobody does, so that a known and an
-- unknown number take the same way. Number, address and installation are kept as keyed hashes; the number also sealed, to find the person
-- once the code was right.
create table phone_code (
  organization_id uuid not null references organization (id),
  id uuid not null,
  ticket_hash bytea not null,
  code_hash bytea not null,
  phone_index bytea not null,
  phone_sealed bytea not null,
  address_index bytea not null,
  installation_index bytea,
  attempts smallint not null default 0 check (attempts between 0 and 5),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id),
  check (expires_at > created_at)
);
create index phone_code_of_ticket on phone_code (ticket_hash);
create index phone_code_of_phone on phone_code (phone_index, created_at);
create index phone_code_of_address on phone_code (address_index, created_at);
create index phone_code_of_installation on phone_code (installation_index, created_at) where installation_index is not null;
call protect('phone_code');

create index person_phone_number on person_phone (number);

-- Where a code for a number lies: with an organisation that knows it, else with the oldest one.
create function organization_for_phone(wanted text) returns uuid
  language sql stable security definer set search_path = public
  as $$ select coalesce((select organization_id from person_phone where number = wanted order by organization_id limit 1),
          (select id from organization order by created_at, id limit 1)) $$;

create function organization_of_ticket(hash bytea) returns uuid
  language sql stable security definer set search_path = public
  as $$ select organization_id from phone_code where ticket_hash = hash $$;

-- Codes asked for since a moment, over the whole installation, and when the last was for this phone.
create function phone_codes_since(since timestamptz, phone bytea, address bytea, installation bytea)
  returns table (of_phone integer, of_address integer, of_installation integer, last_at timestamptz)
  language sql stable security definer set search_path = public
  as $$ select (select count(*)::int from phone_code where phone_index = phone and created_at > since),
          (select count(*)::int from phone_code where address_index = address and created_at > since),
          (select count(*)::int from phone_code where installation_index = installation and created_at > since),
          (select max(created_at) from phone_code where phone_index = phone) $$;

-- Everybody of every organisation who has this number; asked only after its code was right.
create function persons_with_phone(wanted text) returns table (organization_id uuid, person_id uuid)
  language sql stable security definer set search_path = public
  as $$ select p.organization_id, p.person_id from person_phone p where p.number = wanted order by p.organization_id, p.person_id limit 20 $$;

-- Sites at which a person whom nobody knows may ask to be registered; told only after the code was right.
create function sites_to_register_at() returns table (id uuid, organization_id uuid, name text, organization text)
  language sql stable security definer set search_path = public
  as $$ select s.id, s.organization_id, s.name, o.name from site s join organization o on o.id = s.organization_id
        where s.kind <> 'sales_office' order by o.name, s.name limit 200 $$;

revoke all on function organization_for_phone(text), organization_of_ticket(bytea), phone_codes_since(timestamptz, bytea, bytea, bytea),
  persons_with_phone(text), sites_to_register_at() from public;
grant execute on function organization_for_phone(text), organization_of_ticket(bytea), phone_codes_since(timestamptz, bytea, bytea, bytea),
  persons_with_phone(text), sites_to_register_at() to guanjia_app;

create table registration (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  phone text not null check (length(phone) between 3 and 30),
  name text not null check (length(name) between 1 and 50),
  room text not null check (length(room) between 1 and 40),
  role text not null check (role in ('owner', 'co_owner', 'tenant', 'family', 'agent')),
  note text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused')),
  asked_at timestamptz not null,
  person_id uuid,
  unit_id uuid,
  reason text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'approved') = (person_id is not null and unit_id is not null)),
  check ((state = 'refused') = (reason <> ''))
);
-- Asking again while one waits changes nothing.
create unique index registration_waiting on registration (organization_id, site_id, phone) where state = 'waiting';
create index registration_newest on registration (organization_id, site_id, asked_at desc, id desc);
call protect('registration', 'select, insert, update');
