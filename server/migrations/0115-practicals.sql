-- Practical assessments 实操: rubrics by post, sheets that assessors fill apart, and the standing that follows from them.

create table practical_rubric (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('practical', 'appraisal')),
  post text not null,
  summary text not null default '',
  reference text not null default '',
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array'),
  pass_percent smallint not null check (pass_percent between 1 and 100),
  tolerance smallint not null check (tolerance between 0 and 50),
  theory_weight smallint not null default 0 check (theory_weight between 0 and 90),
  valid_months smallint check (valid_months between 1 and 120),
  -- TRN-010: work that needs this skill goes, from a day on, only to who has passed.
  gate_skill text check (length(gate_skill) between 1 and 50),
  gate_from date,
  state text not null default 'active' check (state in ('active', 'retired')),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code),
  check (gate_from is null or gate_skill is not null)
);
call protect('practical_rubric', 'select, insert, update');

create table practical (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  employee_id uuid not null,
  rubric_id uuid not null,
  -- The rubric as it was on the day: what is changed afterwards concerns nobody who was assessed before.
  rubric jsonb not null,
  purpose text not null check (purpose in ('qualification', 'drill', 'onboarding', 'appraisal')),
  -- The written part; both must pass (TRN-012).
  exam_id uuid,
  planned_at timestamptz not null,
  place text not null default '',
  state text not null default 'open' check (state in ('open', 'third', 'scored', 'signed', 'cancelled')),
  percent numeric(5, 2) check (percent between 0 and 100),
  has_red_line boolean not null default false,
  is_passed boolean,
  scored_at timestamptz,
  valid_until date,
  signature_file_id uuid,
  signed_at timestamptz,
  remark text not null default '',
  created_by uuid not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, id, employee_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, rubric_id) references practical_rubric (organization_id, id),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  foreign key (organization_id, signature_file_id) references file (organization_id, id),
  check ((state in ('scored', 'signed')) = (percent is not null)),
  check ((percent is null) = (is_passed is null) and (percent is null) = (scored_at is null)),
  -- A red line fails, whatever the sum.
  check (not (has_red_line and is_passed)),
  check ((state = 'signed') = (signed_at is not null) and (signed_at is null) = (signature_file_id is null))
);
create index practical_newest on practical (organization_id, site_id, planned_at desc, id desc);
create index practical_of on practical (organization_id, employee_id, rubric_id);
create index practical_by_exam on practical (organization_id, exam_id) where exam_id is not null;
call protect('practical', 'select, insert, update');

create table practical_sheet (
  organization_id uuid not null,
  practical_id uuid not null,
  assessor_id uuid not null,
  candidate_id uuid not null,
  is_third boolean not null default false,
  submitted_at timestamptz,
  percent numeric(5, 2) check (percent between 0 and 100),
  has_red_line boolean,
  marks jsonb not null default '[]' check (jsonb_typeof(marks) = 'array'),
  comment text not null default '',
  primary key (organization_id, practical_id, assessor_id),
  foreign key (organization_id, practical_id, candidate_id) references practical (organization_id, id, employee_id),
  foreign key (organization_id, assessor_id) references employee (organization_id, id),
  -- Nobody assesses themselves.
  check (assessor_id <> candidate_id),
  check ((submitted_at is null) = (percent is null) and (percent is null) = (has_red_line is null))
);
create unique index practical_third on practical_sheet (organization_id, practical_id) where is_third;
create index practical_sheet_waiting on practical_sheet (organization_id, assessor_id) where submitted_at is null;
call protect('practical_sheet', 'select, insert, update');

-- How somebody stands: the practical part as it was scored, the written one as it is marked now, so that an item that is scored anew
-- needs nobody who remembers the assessments that hang on it.
create view practical_standing with (security_invoker = true) as
select p.organization_id, p.id, p.site_id, p.employee_id, p.rubric_id, p.purpose, (p.scored_at at time zone s.time_zone)::date as passed_on, p.valid_until, p.is_passed as practical_passed, p.has_red_line, p.percent,
  case when p.exam_id is null then null else t.percent end as theory_percent,
  case when p.exam_id is null then null else t.is_passed end as theory_passed,
  case
    when not p.is_passed then false
    when p.exam_id is null then true
    when t.is_passed is null then null
    else t.is_passed
  end as is_passed
from practical p
join site s on s.organization_id = p.organization_id and s.id = p.site_id
left join lateral (
  -- The best marked sitting counts, as for the exam itself.
  select round((x.score / nullif(x.max_score, 0) * 100)::numeric, 2) as percent, x.is_passed from exam_sitting x
  where x.organization_id = p.organization_id and x.exam_id = p.exam_id and x.employee_id = p.employee_id and x.state = 'marked'
  order by x.is_passed desc nulls last, x.score desc nulls last limit 1
) t on p.exam_id is not null
where p.state in ('scored', 'signed');
grant select on practical_standing to guanjia_app;

-- Of several assessments by one rubric the newest that is decided counts: who failed since has to pass again.
create view practical_qualification with (security_invoker = true) as
select distinct on (organization_id, employee_id, rubric_id) organization_id, employee_id, rubric_id, id as practical_id, passed_on, valid_until, is_passed
from practical_standing where is_passed is not null order by organization_id, employee_id, rubric_id, passed_on desc, id desc;
grant select on practical_qualification to guanjia_app;

-- What a post asks for. Named things are those of the lists of the organisation.
create table post_requirement (
  organization_id uuid not null references organization (id),
  id uuid not null,
  post text not null,
  kind text not null check (kind in ('certificate', 'practical', 'course', 'skill')),
  name text not null default '',
  rubric_id uuid,
  course_id uuid,
  blocks_from date,
  dropped_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, rubric_id) references practical_rubric (organization_id, id),
  foreign key (organization_id, course_id) references course (organization_id, id),
  check ((kind = 'practical') = (rubric_id is not null) and (kind = 'course') = (course_id is not null) and (kind in ('certificate', 'skill')) = (name <> ''))
);
create unique index post_requirement_once on post_requirement (organization_id, post, kind, name, coalesce(rubric_id, course_id, '00000000-0000-0000-0000-000000000000')) where dropped_at is null;
call protect('post_requirement', 'select, insert, update');
