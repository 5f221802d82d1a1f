-- Appeals against a score, corrective actions with a re-check, 6S areas.

-- By when a fact can be appealed after the close, and by when an appeal is answered; whom a closed month proposes for an award, and who
-- gets a duty to improve.
alter table score_rule
  add column appeal_days integer not null default 3 check (appeal_days between 0 and 31),
  add column answer_days integer not null default 3 check (answer_days between 1 and 31),
  add column award_places integer not null default 3 check (award_places between 0 and 20),
  add column award_from integer not null default 90 check (award_from between 0 and 100),
  add column award_fen integer not null default 20000 check (award_fen between 0 and 10000000),
  add column duty_below integer not null default 70 check (duty_below between 0 and 100);

create table score_appeal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  month date not null check (extract(day from month) = 1),
  employee_id uuid not null,
  -- Which evidence: its key, and what the fact said when it was appealed.
  key text not null check (key <> 'prior' and key not like 'red_line:%'),
  source text not null check (source in ('return_visit', 'rating', 'reception', 'mystery_visit', 'check')),
  record_id uuid not null,
  record_number text not null default '',
  lost numeric(9, 4) not null,
  reason text not null check (length(reason) between 1 and 1000),
  state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  appealed_at timestamptz not null,
  answer_due_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null default '' check (length(decision) <= 1000),
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check (answer_due_at > appealed_at),
  check ((state in ('accepted', 'refused')) = (decided_at is not null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_at is null or decision <> ''),
  constraint nobody_decides_the_own_appeal check (decided_by is null or decided_by <> employee_id)
);
create index score_appeal_newest on score_appeal (organization_id, site_id, appealed_at desc, id desc);
create index score_appeal_accepted on score_appeal (organization_id, site_id) where state = 'accepted';
-- A fact is appealed once; what was withdrawn may be taken up again.
create unique index score_appeal_of_fact on score_appeal (organization_id, site_id, month, employee_id, key) where state <> 'withdrawn';
call protect('score_appeal', 'select, insert, update');

-- What an appeal that was accepted after the close made of a frozen score. The score itself stays; the newest correction is what is shown.
create table score_correction (
  organization_id uuid not null,
  id uuid not null,
  score_id uuid not null,
  appeal_id uuid not null,
  total_before numeric(5, 2),
  customer numeric(5, 2) check (customer between 0 and 100),
  mystery numeric(5, 2) check (mystery between 0 and 100),
  internal numeric(5, 2) check (internal between 0 and 100),
  total numeric(5, 2) check (total between 0 and 100),
  is_capped boolean not null,
  weights jsonb not null,
  voices integer not null check (voices >= 0),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  unique (organization_id, score_id, appeal_id),
  foreign key (organization_id, score_id) references score (organization_id, id),
  foreign key (organization_id, appeal_id) references score_appeal (organization_id, id)
);
call protect('score_correction', 'select, insert');

-- 6S areas 6S 责任区: who answers for which place.
create table six_s_area (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  owner_id uuid not null,
  every_days integer not null default 7 check (every_days between 1 and 366),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id)
);
call protect('six_s_area', 'select, insert, update');

alter table service_check drop constraint service_check_occasion_check;
alter table service_check
  add column area_id uuid,
  add foreign key (organization_id, area_id) references six_s_area (organization_id, id),
  add constraint service_check_occasion_check check (occasion in ('routine', 'internal_audit', 'mystery_visit', 'six_s')),
  add constraint service_check_area check ((occasion = 'six_s') = (area_id is not null)),
  add constraint service_check_area_is_a_place check (area_id is null or employee_id is null);
create index service_check_of_area on service_check (organization_id, area_id, checked_at desc) where area_id is not null;

-- Corrective actions 整改事项: of a check, an audit, a 6S round, a meeting, an evaluation, a low score. Done by an owner by a day, and
-- looked at again by somebody else.
create table quality_action (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  source text not null check (source in ('check', 'meeting', 'evaluation', 'score', 'by_hand')),
  source_id uuid,
  -- Tells what of the source it is for, so that one finding has one action.
  source_key text not null default '',
  title text not null check (length(title) between 1 and 200),
  problem text not null default '' check (length(problem) <= 2000),
  cause text not null default '' check (length(cause) <= 2000),
  owner_id uuid not null,
  due_on date not null,
  needs_photo boolean not null default false,
  state text not null check (state in ('open', 'done', 'closed', 'dropped')),
  round integer not null default 1 check (round > 0),
  done_text text not null default '' check (length(done_text) <= 2000),
  done_by uuid,
  done_at timestamptz,
  verified_by uuid,
  verified_at timestamptz,
  verdict text not null default '' check (length(verdict) <= 1000),
  raised_by uuid,
  raised_at timestamptz not null,
  ended_at timestamptz,
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  foreign key (organization_id, verified_by) references employee (organization_id, id),
  foreign key (organization_id, raised_by) references employee (organization_id, id),
  check ((source = 'by_hand') = (source_id is null)),
  check ((done_at is null) = (done_by is null)),
  check (state not in ('done', 'closed') or done_at is not null),
  check ((verified_at is null) = (verified_by is null)),
  check (state <> 'closed' or verified_at is not null),
  check ((state in ('closed', 'dropped')) = (ended_at is not null)),
  constraint nobody_checks_the_own_work check (state <> 'closed' or (verified_by <> done_by and verified_by <> owner_id))
);
create index quality_action_newest on quality_action (organization_id, site_id, raised_at desc, id desc);
create index quality_action_of_owner on quality_action (organization_id, owner_id) where ended_at is null;
create unique index quality_action_of_source on quality_action (organization_id, source, source_id, source_key) where source_key <> '';
create index quality_action_by_source on quality_action (organization_id, source_id) where source_id is not null;
call protect('quality_action', 'select, insert, update');

-- The promises, for organisations of the release before; new ones get them with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id, p.code, p.name, p.target from organization o
    cross join (values ('score-appeal', '评分申诉', 'score_appeal', 'P3D'), ('quality-action', '整改事项', 'quality_action', 'P7D'), ('quality-meeting', '服务质量分析会', 'quality_meeting', 'P7D'), ('service-evaluation', '服务评估', 'service_evaluation', 'P14D')) p (code, name, type, target)
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = p.code)
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, wanted.code, 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, wanted.name, 100, jsonb_build_object('types', jsonb_build_array(replace(wanted.code, '-', '_'))),
      replace('{"task":{"target":"P_TARGET","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}', 'P_TARGET', wanted.target)::jsonb, now(), now());
  end loop;
end $$;
