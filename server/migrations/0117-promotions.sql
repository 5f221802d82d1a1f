-- Promotion and transfer by rule 晋升调岗 (TRN-015), and certificates that end or are reminded of sixty days before.

create table promotion_rule (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('promotion', 'transfer')),
  from_position_id uuid not null,
  to_position_id uuid not null,
  min_months smallint not null check (min_months between 0 and 240),
  min_score numeric(5, 2) check (min_score between 0 and 100),
  certificates text[] not null default '{}',
  rubric_ids uuid[] not null default '{}',
  min_exam_percent smallint check (min_exam_percent between 0 and 100),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, from_position_id) references job_position (organization_id, id),
  foreign key (organization_id, to_position_id) references job_position (organization_id, id),
  check (from_position_id <> to_position_id)
);
call protect('promotion_rule', 'select, insert, update');

create table promotion_proposal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  rule_id uuid not null,
  kind text not null check (kind in ('promotion', 'transfer')),
  rule_name text not null,
  from_position_id uuid not null,
  to_position_id uuid not null,
  -- What spoke for it on the day of the proposal; the decision is about this.
  facts jsonb not null check (jsonb_typeof(facts) = 'array'),
  state text not null default 'open' check (state in ('open', 'approved', 'rejected')),
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, rule_id) references promotion_rule (organization_id, id),
  foreign key (organization_id, from_position_id) references job_position (organization_id, id),
  foreign key (organization_id, to_position_id) references job_position (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  -- Nobody decides about themselves.
  check (decided_by is distinct from employee_id)
);
-- Who is proposed is not proposed twice at once, whichever rule found them.
create unique index promotion_proposal_open on promotion_proposal (organization_id, employee_id) where state = 'open';
create index promotion_proposal_newest on promotion_proposal (organization_id, site_id, proposed_at desc, id desc);
create index promotion_proposal_of on promotion_proposal (organization_id, employee_id);
call protect('promotion_proposal', 'select, insert, update');

-- Certificates of the release before are reminded of and end like new ones. Nine in the morning and the first moment after the last day
-- are those of the organisation's first site; the job looks at the facts again.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select c.organization_id, gen_random_uuid(), 'people.certificate-reminder', jsonb_build_object('certificateId', c.id, 'until', to_char(c.valid_until, 'YYYY-MM-DD'), 'days', 60),
  ((c.valid_until - 60) + time '09:00') at time zone z.zone, 'certificate:' || c.id || ':' || to_char(c.valid_until, 'YYYY-MM-DD') || ':60'
from certificate c cross join lateral (select coalesce(min(s.time_zone), 'Asia/Shanghai') as zone from site s where s.organization_id = c.organization_id) z
where c.withdrawn_at is null and c.valid_until - 60 > current_date;
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select c.organization_id, gen_random_uuid(), 'people.certificate-end', jsonb_build_object('certificateId', c.id, 'until', to_char(c.valid_until, 'YYYY-MM-DD')),
  (c.valid_until + 1)::timestamp at time zone z.zone, 'certificate-end:' || c.id || ':' || to_char(c.valid_until, 'YYYY-MM-DD')
from certificate c cross join lateral (select coalesce(min(s.time_zone), 'Asia/Shanghai') as zone from site s where s.organization_id = c.organization_id) z
where c.withdrawn_at is null and c.valid_until >= current_date;
