-- Five standards of public facilities 五标准: lamps are counted, and each month of the zones is frozen with its ranking.

create table lamp_count (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  zone_id uuid,
  building_id uuid,
  place text not null default '' check (length(place) <= 200),
  inspected integer not null check (inspected between 1 and 10000),
  lit integer not null check (lit between 0 and inspected),
  note text not null default '' check (length(note) <= 500),
  -- The record of a round from which the numbers were taken; none for a count by hand.
  record_id uuid,
  counted_by uuid not null,
  counted_at timestamptz not null,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, record_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, record_id) references inspection_record (organization_id, id),
  foreign key (organization_id, counted_by) references employee (organization_id, id),
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null))
);
create index lamp_count_by_time on lamp_count (organization_id, site_id, counted_at desc, id desc);
create index lamp_count_of_zone on lamp_count (organization_id, zone_id, counted_at) where zone_id is not null;
call protect('lamp_count', 'select, insert, update');

-- Where lamps do not burn: each place has one work order.
create table lamp_broken (
  organization_id uuid not null,
  count_id uuid not null,
  position integer not null,
  place text not null check (length(place) between 1 and 100),
  count integer not null check (count > 0),
  work_order_id uuid not null,
  primary key (organization_id, count_id, position),
  foreign key (organization_id, count_id) references lamp_count (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id)
);
call protect('lamp_broken', 'select, insert, update');

-- A closed month: frozen once, and again with a reason when something was corrected late; what was said before stays.
create table zone_month (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  month date not null check (extract(day from month) = 1),
  number integer not null check (number > 0),
  standards jsonb not null,
  checks jsonb not null,
  reason text not null default '' check ((number = 1) = (reason = '') and length(reason) <= 500),
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, month, number),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('zone_month', 'select, insert');
grant update (reason) on zone_month to guanjia_app;
-- A frozen month says what it said; only the name of a person who is forgotten is covered.
create function zone_month_stays() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' then
    raise exception 'a closed month is not edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger zone_month_stays before update on zone_month for each row execute function zone_month_stays();

create table zone_month_line (
  organization_id uuid not null,
  month_id uuid not null,
  zone_id uuid not null,
  position integer not null,
  steward_id uuid,
  standards jsonb not null,
  score numeric(4, 1) check (score between 0 and 100),
  rank integer check (rank > 0),
  primary key (organization_id, month_id, zone_id),
  foreign key (organization_id, month_id) references zone_month (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, steward_id) references employee (organization_id, id),
  check ((rank is null) = (score is null))
);
call protect('zone_month_line', 'select, insert');
-- The ready checklist of stairwells counted lamps before anybody read the numbers; from its next round on they are lamp counts.
update checklist_version v
set items = (select jsonb_agg(case when i ->> 'kind' = 'number' and i ->> 'id' = 'lamps' then i || '{"counts":"lamps_inspected"}' when i ->> 'kind' = 'number' and i ->> 'id' = 'lamps_lit' then i || '{"counts":"lamps_lit"}' else i end order by n) from jsonb_array_elements(v.items) with ordinality e (i, n))
from checklist c
where c.organization_id = v.organization_id and c.id = v.checklist_id and c.ready_key = 'stairwell'
  and jsonb_path_exists(v.items, '$[*] ? (@.id == "lamps" && @.kind == "number")') and jsonb_path_exists(v.items, '$[*] ? (@.id == "lamps_lit" && @.kind == "number")');

-- The first places of a month are proposed for praise, each colleague once.
alter table reward_proposal drop constraint reward_proposal_source_type_check;
alter table reward_proposal add constraint reward_proposal_source_type_check check (source_type in ('case', 'score', 'check', 'thank_you', 'nonconformity', 'zone_month'));
alter table reward_proposal drop constraint reward_proposed_by_somebody;
alter table reward_proposal add constraint reward_proposed_by_somebody check (proposed_by is not null or source_type in ('score', 'zone_month'));
create unique index reward_of_zone_month on reward_proposal (organization_id, source_id, employee_id) where source_type = 'zone_month';

-- Sites of the release before close their months by themselves, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'insight.close-zones', jsonb_build_object('siteId', id, 'month', to_char(now() at time zone time_zone, 'YYYY-MM')), now(), 'close-zones:' || id || ':first' from site;
