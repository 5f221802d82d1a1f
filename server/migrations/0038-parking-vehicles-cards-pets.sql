-- What households have: parking spaces, vehicles, cards, pets.

create table parking_space (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  kind text not null check (kind in ('underground', 'surface', 'mechanical', 'garage')),
  lot text not null default '',
  place text not null default '',
  square_metres numeric(8, 2) check (square_metres >= 0),
  state text not null default 'unsold' check (state in ('unsold', 'sold', 'leased', 'visitor', 'civil_defence', 'reserved')),
  owner_id uuid,
  unit_id uuid,
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  unique (organization_id, id, state),
  check (owner_id is null or state = 'sold'),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create index space_of_owner on parking_space (organization_id, owner_id) where owner_id is not null;
create index space_of_unit on parking_space (organization_id, unit_id) where unit_id is not null;
create index space_in_state on parking_space (organization_id, site_id, state, code);
call protect('parking_space', 'select, insert, update');

-- A lease that runs holds its space in the state `leased`, and a space comes to that state from `unsold` only (UNT-012).
create table parking_lease (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  space_id uuid not null,
  person_id uuid not null,
  unit_id uuid,
  from_on date not null,
  until_on date,
  rent_fen integer check (rent_fen >= 0),
  ended_on date,
  held_state text generated always as (case when ended_on is null then 'leased' end) stored,
  primary key (organization_id, id),
  check (until_on >= from_on),
  check (ended_on >= from_on),
  foreign key (organization_id, space_id) references parking_space (organization_id, id),
  foreign key (organization_id, space_id, held_state) references parking_space (organization_id, id, state),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create unique index one_running_lease on parking_lease (organization_id, space_id) where ended_on is null;
create index lease_of_person on parking_lease (organization_id, person_id);
call protect('parking_lease', 'select, insert, update');

create function only_unsold_spaces_are_leased() returns trigger language plpgsql as $$
begin
  if new.state = 'leased' and (tg_op = 'INSERT' or old.state not in ('unsold', 'leased')) then
    raise exception 'Only an unsold, idle space can be leased' using errcode = 'check_violation', constraint = 'only_unsold_spaces_are_leased';
  end if;
  return new;
end $$;
create trigger only_unsold_spaces_are_leased before insert or update of state on parking_space for each row execute function only_unsold_spaces_are_leased();

create table vehicle (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- As platform/text writes it: no dot, no blanks.
  plate text collate "C" not null check (length(plate) between 5 and 12),
  plate_kind text not null check (plate_kind in ('ordinary', 'new_energy', 'trailer', 'learner', 'police', 'hk_macau', 'embassy', 'military', 'emergency')),
  -- Without the sign of the province: what people say at the gate.
  plate_tail text collate "C" generated always as (substr(plate, 2)) stored,
  type text not null default 'car' check (type in ('car', 'van', 'truck', 'motorcycle', 'other')),
  brand text not null default '',
  colour text not null default '',
  person_id uuid,
  unit_id uuid,
  note text not null default '',
  registered_on date not null,
  ended_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create unique index plate_once_at_a_site on vehicle (organization_id, site_id, plate) where ended_on is null;
create index vehicle_by_plate on vehicle (organization_id, plate);
create index vehicle_by_tail on vehicle (organization_id, plate_tail);
create index vehicle_of_person on vehicle (organization_id, person_id) where person_id is not null;
create index vehicle_of_unit on vehicle (organization_id, unit_id) where unit_id is not null;
call protect('vehicle', 'select, insert, update');

create table vehicle_space (
  organization_id uuid not null,
  vehicle_id uuid not null,
  space_id uuid not null,
  primary key (organization_id, vehicle_id, space_id),
  foreign key (organization_id, vehicle_id) references vehicle (organization_id, id),
  foreign key (organization_id, space_id) references parking_space (organization_id, id)
);
create index vehicles_of_space on vehicle_space (organization_id, space_id);
call protect('vehicle_space');

create table access_card (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('resident', 'vehicle')),
  number text collate "C" check (length(number) between 1 and 40),
  state text not null check (state in ('applied', 'issued', 'expiring', 'expired', 'lost', 'cancelled')),
  person_id uuid not null,
  unit_id uuid not null,
  vehicle_id uuid,
  applied_at timestamptz not null,
  issued_on date,
  valid_until date,
  end_note text not null default '',
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (state in ('applied', 'cancelled') or (number is not null and issued_on is not null)),
  check (state not in ('expiring', 'expired') or valid_until is not null),
  check (valid_until >= issued_on),
  check ((kind = 'vehicle') = (vehicle_id is not null)),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, vehicle_id) references vehicle (organization_id, id)
);
-- A number opens one door: it may be given again only after its card was cancelled.
create unique index card_number_once on access_card (organization_id, site_id, number) where number is not null and state <> 'cancelled';
create index card_newest on access_card (organization_id, site_id, applied_at desc, id desc);
create index card_ends on access_card (organization_id, site_id, valid_until) where state in ('issued', 'expiring');
create index card_of_person on access_card (organization_id, person_id);
create index card_of_unit on access_card (organization_id, unit_id);
create index card_of_vehicle on access_card (organization_id, vehicle_id) where vehicle_id is not null;
call protect('access_card', 'select, insert, update');

create table pet (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text collate "C" not null check (length(name) between 1 and 50),
  species text not null check (species in ('dog', 'cat', 'bird', 'other')),
  breed text not null default '',
  colour text not null default '',
  sex text not null default 'unknown' check (sex in ('male', 'female', 'unknown')),
  born_on date,
  person_id uuid not null,
  unit_id uuid not null,
  licence_number text not null default '',
  licence_until date,
  note text not null default '',
  ended_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create unique index pet_once_in_a_unit on pet (organization_id, unit_id, species, name) where ended_on is null;
create index pet_of_site on pet (organization_id, site_id, name, id);
create index pet_of_person on pet (organization_id, person_id);
call protect('pet', 'select, insert, update');

create table vaccination (
  organization_id uuid not null,
  id uuid not null,
  pet_id uuid not null,
  vaccine text not null check (length(vaccine) between 1 and 50),
  given_on date not null,
  due_on date,
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  unique (organization_id, pet_id, vaccine, given_on),
  check (due_on > given_on),
  foreign key (organization_id, pet_id) references pet (organization_id, id)
);
call protect('vaccination', 'select, insert');
