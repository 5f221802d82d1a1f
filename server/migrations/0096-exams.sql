-- Exams: patterns, occasions, sittings with frozen papers, marks, appeals, what was scored anew, certificates.

create table exam_blueprint (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  post text not null,
  sections jsonb not null,
  duration_minutes integer not null check (duration_minutes between 5 and 300),
  pass_percent integer not null check (pass_percent between 1 and 100),
  max_attempts integer not null check (max_attempts between 1 and 5),
  retake_after_days integer not null check (retake_after_days between 0 and 90),
  markers integer not null check (markers in (1, 2)),
  mark_tolerance double precision not null check (mark_tolerance >= 0),
  certificate_months integer check (certificate_months between 0 and 120),
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name)
);
call protect('exam_blueprint', 'select, insert, update');

create table exam (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 100),
  blueprint_id uuid not null,
  -- What the pattern said when the exam was made.
  post text not null,
  sections jsonb not null,
  duration_minutes integer not null,
  pass_percent integer not null,
  max_attempts integer not null,
  retake_after_days integer not null,
  markers integer not null,
  mark_tolerance double precision not null,
  certificate_months integer,
  grace_seconds integer not null default 30 check (grace_seconds between 0 and 300),
  -- The questions from which its papers are drawn, as they were on publishing: a seed gives the same paper for ever.
  pool jsonb,
  state text not null default 'draft' check (state in ('draft', 'published', 'closed', 'cancelled')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, blueprint_id) references exam_blueprint (organization_id, id),
  check (closes_at > opens_at),
  check (state not in ('published', 'closed') or pool is not null)
);
create index exam_newest on exam (organization_id, site_id, opens_at desc, id desc);
call protect('exam', 'select, insert, update');

create table exam_candidate (
  organization_id uuid not null,
  exam_id uuid not null,
  employee_id uuid not null,
  added_at timestamptz not null,
  primary key (organization_id, exam_id, employee_id),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('exam_candidate', 'select, insert');

create table exam_sitting (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  exam_id uuid not null,
  employee_id uuid not null,
  attempt integer not null check (attempt > 0),
  seed integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'in_progress', 'marking', 'marked', 'absent')),
  started_at timestamptz,
  deadline_at timestamptz,
  submitted_at timestamptz,
  submitted_by text check (submitted_by in ('candidate', 'deadline')),
  -- The one screen that may write answers.
  holder uuid,
  holder_device text not null default '',
  holder_seen_at timestamptz,
  -- Items whose marks people still have to give.
  open_marks integer not null default 0 check (open_marks >= 0),
  score double precision,
  max_score double precision,
  section_scores jsonb,
  is_passed boolean,
  is_pass_kept boolean not null default false,
  marked_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, exam_id, employee_id, attempt),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check (state not in ('in_progress', 'marking', 'marked') or (started_at is not null and deadline_at is not null)),
  check ((state in ('marking', 'marked')) = (submitted_at is not null)),
  check ((submitted_at is null) = (submitted_by is null)),
  check ((state = 'marked') = (is_passed is not null)),
  check (state <> 'marked' or (score is not null and max_score is not null and open_marks = 0))
);
create unique index exam_sitting_live on exam_sitting (organization_id, employee_id) where state = 'in_progress';
create index exam_sitting_of_employee on exam_sitting (organization_id, employee_id, state);
create index exam_sitting_marked on exam_sitting (organization_id, site_id, marked_at) where state = 'marked';
call protect('exam_sitting', 'select, insert, update, delete');

-- One item of a paper with what was answered: the paper is frozen, the answer grows until it is handed in.
create table exam_item (
  organization_id uuid not null,
  sitting_id uuid not null,
  position smallint not null check (position > 0),
  exam_id uuid not null,
  section smallint not null,
  question_id uuid not null,
  question_version integer not null,
  marks double precision not null check (marks > 0),
  option_order jsonb not null,
  target_order jsonb not null,
  response jsonb,
  sequence bigint not null default 0,
  saved_at timestamptz,
  score double precision check (score is null or (score >= 0 and score <= marks)),
  is_void boolean not null default false,
  primary key (organization_id, sitting_id, position),
  foreign key (organization_id, sitting_id) references exam_sitting (organization_id, id) on delete cascade,
  foreign key (organization_id, question_id, question_version) references question_version (organization_id, question_id, number)
) with (fillfactor = 80);
create index exam_item_question on exam_item (organization_id, question_id, exam_id);
create index exam_item_exam on exam_item (organization_id, exam_id);
call protect('exam_item', 'select, insert, update, delete');

create function keep_exam_paper() returns trigger language plpgsql as $$
begin
  if row(new.question_id, new.question_version, new.marks, new.section, new.option_order, new.target_order, new.exam_id)
     is distinct from row(old.question_id, old.question_version, old.marks, old.section, old.option_order, old.target_order, old.exam_id)
  then raise exception 'a paper never changes' using errcode = '23514'; end if;
  return new;
end $$;
create trigger keep_exam_paper before update of question_id, question_version, marks, section, option_order, target_order, exam_id on exam_item for each row execute function keep_exam_paper();

create table exam_mark (
  organization_id uuid not null,
  sitting_id uuid not null,
  position smallint not null,
  round smallint not null check (round between 1 and 3),
  marker_id uuid not null,
  marks double precision not null check (marks >= 0),
  comment text not null default '',
  at timestamptz not null,
  primary key (organization_id, sitting_id, position, round),
  -- Nobody marks the same answer twice.
  unique (organization_id, sitting_id, position, marker_id),
  foreign key (organization_id, sitting_id, position) references exam_item (organization_id, sitting_id, position),
  foreign key (organization_id, marker_id) references employee (organization_id, id)
);
call protect('exam_mark', 'select, insert');

create table exam_regrade (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  exam_id uuid not null,
  question_id uuid not null,
  question_version integer not null,
  kind text not null check (kind in ('void', 'full_marks', 'new_answer')),
  answer jsonb,
  reason text not null check (length(reason) > 0),
  papers integer not null,
  changed integer not null,
  now_passed integer not null,
  pass_kept integer not null,
  by_name text not null,
  at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  foreign key (organization_id, question_id, question_version) references question_version (organization_id, question_id, number),
  check ((kind = 'new_answer') = (answer is not null))
);
create index exam_regrade_of on exam_regrade (organization_id, exam_id, question_id, at);
call protect('exam_regrade', 'select, insert, update');
-- A ruling never changes; only what it came to is added once it is known.
create function keep_ruling() returns trigger language plpgsql as $$
begin raise exception 'a ruling never changes' using errcode = '23514'; end $$;
create trigger keep_ruling before update of exam_id, question_id, question_version, kind, answer, reason, by_name, at on exam_regrade for each row execute function keep_ruling();

-- Which papers a regrade touched, from → to.
create table exam_rescore (
  organization_id uuid not null,
  regrade_id uuid not null,
  sitting_id uuid not null,
  score_before double precision,
  score_after double precision,
  max_before double precision,
  max_after double precision,
  passed_before boolean,
  passed_after boolean,
  primary key (organization_id, regrade_id, sitting_id),
  foreign key (organization_id, regrade_id) references exam_regrade (organization_id, id),
  foreign key (organization_id, sitting_id) references exam_sitting (organization_id, id)
);
create index exam_rescore_of on exam_rescore (organization_id, sitting_id);
call protect('exam_rescore', 'select, insert');

create table exam_appeal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  sitting_id uuid not null,
  position smallint not null,
  employee_id uuid not null,
  reason text not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'rejected')),
  reply text not null default '',
  decided_by text not null default '',
  decided_at timestamptz,
  raised_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, sitting_id, position),
  foreign key (organization_id, sitting_id, position) references exam_item (organization_id, sitting_id, position),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check ((state = 'open') = (decided_at is null)),
  check (state = 'open' or reply <> '')
);
create index exam_appeal_open on exam_appeal (organization_id, site_id, state, raised_at);
call protect('exam_appeal', 'select, insert, update');

create table exam_certificate (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  sitting_id uuid not null,
  employee_id uuid not null,
  issued_on date not null,
  valid_until date,
  verification_code text not null check (verification_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  primary key (organization_id, id),
  unique (organization_id, sitting_id),
  unique (organization_id, site_id, number),
  unique (organization_id, verification_code),
  foreign key (organization_id, sitting_id) references exam_sitting (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check (valid_until >= issued_on)
);
create index exam_certificate_of on exam_certificate (organization_id, employee_id, issued_on desc);
create index exam_certificate_newest on exam_certificate (organization_id, site_id, issued_on desc, id desc);
create index exam_certificate_code on exam_certificate (verification_code);
call protect('exam_certificate', 'select, insert');

-- Whoever holds the paper may ask whether it is real; they know no organisation, only the code on it.
create function exam_certificate_of_code(wanted text)
  returns table (organization_id uuid, id uuid, time_zone text)
  language sql stable security definer set search_path = public
  as $$ select c.organization_id, c.id, s.time_zone from exam_certificate c join site s on s.organization_id = c.organization_id and s.id = c.site_id where c.verification_code = wanted $$;
revoke execute on function exam_certificate_of_code(text) from public;
grant execute on function exam_certificate_of_code(text) to guanjia_app;

-- What somebody tried again from their wrong-answer book.
create table exam_practice (
  organization_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  question_id uuid not null,
  question_version integer not null,
  response jsonb not null,
  is_right boolean not null,
  at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, question_id, question_version) references question_version (organization_id, question_id, number)
);
create index exam_practice_of on exam_practice (organization_id, employee_id, question_id, at);
call protect('exam_practice', 'select, insert');
