-- What staff know of the people they serve, why it helps, and how long it may be known.

-- One fact about a person or a household. Once it is erased, only that there was one remains: who, when, why it went, and neither its kind
-- nor its words.
create table care_fact (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  person_id uuid,
  unit_id uuid,
  kind text check (kind in ('elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday',
    'bereavement', 'unwell', 'new_baby', 'travelling', 'special_request', 'language', 'contact_time', 'form_of_address', 'habit')),
  words text not null default '' check (length(words) <= 500),
  -- `MM-DD`, of a birthday; the year is nobody's business.
  month_day text check (month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  source text not null check (source in ('resident', 'family', 'noticed', 'case', 'archive')),
  noticed_by uuid,
  noticed_at timestamptz not null,
  noticed_on date not null,
  -- The last day on which it may be known; null as long as it holds.
  expires_on date,
  consent text not null check (consent in ('not_needed', 'given', 'refused', 'withdrawn')),
  consent_how text check (consent_how in ('in_person', 'phone', 'paper', 'app', 'message')),
  consent_at timestamptz,
  consent_asked_by uuid,
  erased_at timestamptz,
  erased_because text check (erased_because in ('withdrawn', 'refused', 'expired', 'removed')),
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check (person_id is not null or unit_id is not null),
  constraint erased_leaves_nothing check ((erased_at is null) = (kind is not null) and (erased_at is null) = (erased_because is null)
    and (erased_at is null or (words = '' and month_day is null))),
  -- Who a person is, how they are and when they were born is kept with their own consent only (PRS-010, PRS-011, PRS-013).
  constraint consent_before_fact check (kind is null or consent = 'given' or (consent = 'not_needed' and kind not in
    ('elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday', 'new_baby'))),
  constraint consent_is_told check ((consent = 'not_needed') = (consent_at is null) and (consent = 'not_needed') = (consent_how is null)),
  -- That somebody has a cold is a matter of days and has no words: no health detail without consent (PRS-012).
  constraint passing_illness_passes check (kind is distinct from 'unwell' or (words = '' and expires_on is not null and expires_on <= noticed_on + 7)),
  constraint situations_pass check (kind is null or kind not in ('bereavement', 'travelling', 'new_baby') or expires_on is not null),
  constraint birthday_has_its_day check ((kind is not distinct from 'birthday') = (month_day is not null)),
  check (kind is distinct from 'birthday' or person_id is not null)
);
create index care_fact_of_unit on care_fact (organization_id, unit_id) where erased_at is null;
create index care_fact_of_person on care_fact (organization_id, person_id) where erased_at is null;
create index care_fact_of_site on care_fact (organization_id, site_id, kind) where erased_at is null;
create index care_fact_expiry on care_fact (organization_id, site_id, expires_on) where erased_at is null and expires_on is not null;
create index care_fact_erased on care_fact (organization_id, site_id, erased_at desc) where erased_at is not null;
call protect('care_fact', 'select, insert, update');

-- What an occasion or a fact should bring to mind, and what is well done then.
create table care_rule (
  organization_id uuid not null,
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  occasion text not null check (occasion in ('elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday',
    'bereavement', 'unwell', 'new_baby', 'travelling', 'special_request', 'language', 'contact_time', 'form_of_address', 'habit',
    'outage', 'weather', 'festival', 'newly_moved_in', 'mail')),
  -- Of an occasion of the whole site: the facts of the households that it concerns; empty means every household once.
  concerns text[] not null default '{}',
  prompt text not null check (length(prompt) between 1 and 100),
  act text not null check (length(act) between 1 and 300),
  -- Whether the fact itself is shown to everybody who serves, or only to who holds the right; the act is shown to all.
  audience text not null default 'all' check (audience in ('all', 'restricted')),
  -- How many days a fact of this kind is kept unless somebody says otherwise; null as long as it holds.
  keep_days integer check (keep_days between 1 and 1830),
  is_suggested boolean not null default true,
  package text check (package in ('elderly', 'children', 'women')),
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code),
  foreign key (organization_id) references organization (id)
);
call protect('care_rule', 'select, insert, update');

-- Weather and festivals, entered by hand for a site.
create table care_occasion (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('weather', 'festival')),
  title text not null check (length(title) between 1 and 100),
  from_on date not null,
  until_on date not null check (until_on >= from_on and until_on <= from_on + 31),
  made_by uuid,
  cancelled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index care_occasion_of_site on care_occasion (organization_id, site_id, until_on);
call protect('care_occasion', 'select, insert, update');

-- What each night erased, in numbers: how many, never what.
create table care_purge (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  day date not null,
  erased integer not null check (erased >= 0),
  at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, day),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('care_purge', 'select, insert, update');

-- Sites that exist already begin their nights at once.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'relations.purge', jsonb_build_object('siteId', id), now(), 'care-purge:' || id from site;

-- What is known today of the households of a site: a fact of a household, and those of the people who live there.
create function care_facts_at(of_site uuid, today date)
  returns table (unit_id uuid, fact_id uuid, person_id uuid, kind text, words text, month_day text, expires_on date)
  language sql stable
  as $$ select coalesce(f.unit_id, o.unit_id), f.id, f.person_id, f.kind, f.words, f.month_day, f.expires_on
        from care_fact f
        left join occupancy o on f.unit_id is null and o.organization_id = f.organization_id and o.person_id = f.person_id and o.site_id = f.site_id
          and o.role <> 'agent' and coalesce(o.from_on, '-infinity') <= today and coalesce(o.until_on, 'infinity') >= today
        where f.site_id = of_site and f.erased_at is null and coalesce(f.expires_on, 'infinity') >= today $$;

-- Whether somebody born on `MM-DD` has their birthday on a day; who was born on 29 February celebrates on the 28th of a common year.
create function care_birthday_on(month_day text, today date) returns boolean language sql immutable
  as $$ select month_day = to_char(today, 'MM-DD') or (month_day = '02-29' and to_char(today, 'MM-DD') = '02-28' and to_char(today + 1, 'MM-DD') = '03-01') $$;
