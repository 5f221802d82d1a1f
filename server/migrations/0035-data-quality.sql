-- When each part of a file was last checked with the household, what is missing, and how it is asked for.

create table household_verification (
  organization_id uuid not null,
  household_id uuid not null,
  field_group text not null check (field_group in ('contact', 'identity', 'family', 'property', 'emergency')),
  verified_on date not null,
  how text not null check (how in ('in_person', 'phone', 'app', 'paper')),
  verified_by text not null,
  verified_at timestamptz not null,
  primary key (organization_id, household_id, field_group),
  foreign key (organization_id, household_id) references household (organization_id, id)
);
call protect('household_verification', 'select, insert, update');

-- 征集
create table campaign (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  title text not null check (length(title) between 1 and 60),
  words text not null default '',
  fields text[] not null check (cardinality(fields) > 0),
  types text[] not null default '{}',
  building_ids uuid[] not null default '{}',
  only_flagged boolean not null,
  state text not null default 'draft' check (state in ('draft', 'running', 'ended')),
  starts_on date,
  ends_on date not null,
  remind_every_days integer not null check (remind_every_days between 1 and 60),
  reminded_at timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  check ((state = 'draft') = (starts_on is null)),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index campaign_of_site on campaign (organization_id, site_id, made_at desc);
call protect('campaign', 'select, insert, update');

create table campaign_household (
  organization_id uuid not null,
  campaign_id uuid not null,
  household_id uuid not null,
  unit_id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'corrected')),
  -- Somebody of the household has a sign-in and was told.
  is_reached boolean not null default false,
  reminders integer not null default 0,
  answered_at timestamptz,
  primary key (organization_id, campaign_id, household_id),
  check ((state = 'asked') = (answered_at is null)),
  foreign key (organization_id, campaign_id) references campaign (organization_id, id),
  foreign key (organization_id, household_id) references household (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create index campaign_of_household on campaign_household (organization_id, household_id);
create index campaign_of_unit on campaign_household (organization_id, unit_id);
call protect('campaign_household', 'select, insert, update');

-- What a household wishes to correct; each field is decided for itself.
create table data_correction (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  household_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  campaign_id uuid,
  note text not null default '',
  submitted_by text not null,
  submitter_account uuid,
  submitted_at timestamptz not null,
  is_open boolean not null default true,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, household_id) references household (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, campaign_id) references campaign (organization_id, id)
);
create index correction_of_site on data_correction (organization_id, site_id, submitted_at desc, id desc);
create index correction_of_household on data_correction (organization_id, household_id, submitted_at desc);
create index correction_of_unit on data_correction (organization_id, unit_id);
create index correction_of_person on data_correction (organization_id, person_id);
create index correction_open on data_correction (organization_id, site_id) where is_open;
call protect('data_correction', 'select, insert, update');

create table data_correction_item (
  organization_id uuid not null,
  id uuid not null,
  correction_id uuid not null,
  field text not null,
  from_value text not null,
  to_value text not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  reason text not null default '',
  decided_by text,
  decided_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, correction_id, field),
  check ((state = 'waiting') = (decided_at is null)),
  -- A refusal says why.
  check (state <> 'refused' or reason <> ''),
  foreign key (organization_id, correction_id) references data_correction (organization_id, id)
);
call protect('data_correction_item', 'select, insert, update');

-- What a colleague noticed; it enters a file only through the review.
create table observation (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  topic text not null check (topic in ('contact', 'family', 'preference', 'care', 'vehicle', 'pet', 'property', 'other')),
  words text not null,
  is_sensitive boolean not null,
  consent_how text check (consent_how in ('in_person', 'phone', 'paper', 'app', 'message')),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
  kept_as text check (kept_as in ('service_note', 'care_tag', 'tag', 'person_note')),
  kept_words text not null default '',
  reason text not null default '',
  noticed_by uuid not null,
  noticer text not null,
  noticed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (organization_id, id),
  -- Of health, faith, money and the like nothing is written down without consent.
  check (not is_sensitive or consent_how is not null),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'accepted') = (kept_as is not null)),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id)
);
create index observation_of_site on observation (organization_id, site_id, noticed_at desc, id desc);
create index observation_waiting on observation (organization_id, site_id) where state = 'waiting';
create index observation_of_unit on observation (organization_id, unit_id);
create index observation_of_person on observation (organization_id, person_id);
call protect('observation', 'select, insert, update');

-- Each open household with what its file has and lacks. The invoker's own policies hold.
create view household_quality with (security_invoker = true) as
select q.*, (select count(*)::int from unnest(array[q.has_main_party, q.has_phone, q.has_identity, q.has_bill_payer, q.has_emergency, q.has_language, q.has_area, q.has_layout, q.has_handed_over_on, q.has_salutation]) v (is_there) where is_there) as filled
from (
  select h.organization_id, h.id, h.site_id, h.unit_id, h.number, h.type, h.review_due_on, u.code, u.sort_key, u.building_id, main.person_id as main_id, main.name as main_name,
    main.person_id is not null as has_main_party,
    coalesce(main.has_phone, false) as has_phone,
    coalesce(main.has_identity, false) as has_identity,
    coalesce(main.has_payer, false) as has_bill_payer,
    (h.emergency_name <> '' and h.emergency_phone <> '') or coalesce(main.has_emergency, false) as has_emergency,
    h.language is not null as has_language,
    u.building_area is not null as has_area,
    u.layout <> '' as has_layout,
    u.handed_over_on is not null or u.state = 'not_handed_over' as has_handed_over_on,
    h.salutation <> '' as has_salutation,
    coalesce(u.indoor_area > u.building_area, false) or coalesce(u.building_area not between alike.area * 0.7 and alike.area * 1.3, false) as has_area_mismatch,
    checked.on_day as verified_on
  from household h
  join unit u on u.organization_id = h.organization_id and u.id = h.unit_id
  join site s on s.organization_id = h.organization_id and s.id = h.site_id
  left join lateral (
    select (array_agg(o.person_id order by array_position(array['tenant', 'merchant', 'occupant', 'owner'], o.role), o.id))[1] as person_id,
      (array_agg(p.name order by array_position(array['tenant', 'merchant', 'occupant', 'owner'], o.role), o.id))[1] as name,
      bool_or(exists (select from person_phone f where f.organization_id = p.organization_id and f.person_id = p.id)) as has_phone,
      bool_or(p.id_number_index is not null) as has_identity, bool_or(o.is_bill_payer) as has_payer, bool_or(p.emergency_contact <> '') as has_emergency
    from occupancy o join person p on p.organization_id = o.organization_id and p.id = o.person_id
    where o.organization_id = h.organization_id and o.unit_id = h.unit_id and o.role in ('owner', 'tenant', 'merchant', 'occupant')
      and daterange(o.from_on, o.until_on, '[]') @> (now() at time zone s.time_zone)::date
  ) main on true
  left join lateral (
    -- Rooms of the same layout above and below each other have the same area.
    select (percentile_cont(0.5) within group (order by v.building_area))::numeric as area from unit v
    where v.organization_id = u.organization_id and v.building_id = u.building_id and v.layout = u.layout and u.layout <> '' and u.building_area is not null and v.building_area is not null
    having count(*) >= 3
  ) alike on true
  left join lateral (
    -- All five parts, by the oldest; a part that was never checked counts as never.
    select case when count(*) = 5 then min(v.verified_on) end as on_day from household_verification v where v.organization_id = h.organization_id and v.household_id = h.id
  ) checked on true
  where h.closed_on is null
) q;
grant select on household_quality to guanjia_app;
