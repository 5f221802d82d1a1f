-- Courses, training sessions that end with an exam, and the plan of a year by post and quarter.

create table course (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 100),
  topic text not null,
  post text not null,
  summary text not null default '',
  reference text not null default '',
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  -- TRN-015: when somebody looks whether it still says what is done.
  review_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('course', 'select, insert, update');

create table course_part (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  position integer not null check (position > 0),
  title text not null check (length(title) between 1 and 100),
  kind text not null check (kind in ('text', 'file')),
  body text not null default '',
  file_id uuid,
  min_seconds integer not null check (min_seconds between 0 and 7200),
  -- Taken out of the course; what people did of it stays.
  is_removed boolean not null default false,
  primary key (organization_id, id),
  foreign key (organization_id, course_id) references course (organization_id, id),
  foreign key (organization_id, file_id) references file (organization_id, id),
  check ((kind = 'file') = (file_id is not null))
);
create index course_part_of on course_part (organization_id, course_id, position);
call protect('course_part', 'select, insert, update');

create table course_progress (
  organization_id uuid not null,
  part_id uuid not null,
  employee_id uuid not null,
  seconds integer not null default 0 check (seconds >= 0),
  percent smallint not null default 0 check (percent between 0 and 100),
  noted_at timestamptz not null,
  done_at timestamptz,
  primary key (organization_id, part_id, employee_id),
  foreign key (organization_id, part_id) references course_part (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
create index course_progress_of on course_progress (organization_id, employee_id);
call protect('course_progress', 'select, insert, update');

create table training_plan_line (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  year integer not null check (year between 2000 and 2100),
  quarter smallint not null check (quarter between 1 and 4),
  post text not null,
  course_id uuid not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'planned', 'done', 'dropped')),
  session_id uuid,
  planned_by uuid,
  planned_at timestamptz not null,
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, year, quarter, post, course_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, course_id) references course (organization_id, id),
  foreign key (organization_id, planned_by) references employee (organization_id, id),
  check ((state in ('planned', 'done')) = (session_id is not null))
);
call protect('training_plan_line', 'select, insert, update');

create table training_session (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 100),
  kind text not null check (kind in ('class', 'drill', 'seminar', 'sharing')),
  course_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '',
  trainer text not null default '',
  cost_fen bigint not null default 0 check (cost_fen >= 0),
  summary text not null default '',
  state text not null default 'planned' check (state in ('planned', 'held', 'closed', 'cancelled')),
  -- From which the code of each minute follows.
  sign_key bytea not null,
  exam_id uuid,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, course_id) references course (organization_id, id),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  check (ends_at > starts_at),
  -- TRN-003: every training ends with an exam.
  check (state <> 'closed' or exam_id is not null)
);
create index training_session_newest on training_session (organization_id, site_id, starts_at desc, id desc);
call protect('training_session', 'select, insert, update');
alter table training_plan_line add constraint training_plan_line_session foreign key (organization_id, session_id) references training_session (organization_id, id);

create table session_attendee (
  organization_id uuid not null,
  session_id uuid not null,
  employee_id uuid not null,
  signed_at timestamptz,
  signed_by text check (signed_by in ('qr', 'hand')),
  rating smallint check (rating between 1 and 5),
  feedback text not null default '',
  primary key (organization_id, session_id, employee_id),
  foreign key (organization_id, session_id) references training_session (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check ((signed_at is null) = (signed_by is null)),
  check (rating is null or signed_at is not null)
);
create index session_attendee_of on session_attendee (organization_id, employee_id);
call protect('session_attendee');

create table session_need (
  organization_id uuid not null,
  session_id uuid not null,
  need_id uuid not null,
  primary key (organization_id, session_id, need_id),
  foreign key (organization_id, session_id) references training_session (organization_id, id),
  foreign key (organization_id, need_id) references training_need (organization_id, id)
);
call protect('session_need', 'select, insert');
