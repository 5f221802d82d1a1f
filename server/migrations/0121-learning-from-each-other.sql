-- Meetings at which colleagues learn from each other, what the house learned from its work, and with whom it was exchanged.

-- TRN-018 to TRN-020: a seminar of two teams, a sharing meeting of a zone, a team's own meeting. Only lessons and drills end with an exam.
alter table training_session
  drop constraint training_session_kind_check,
  add constraint training_session_kind_check check (kind in ('class', 'drill', 'seminar', 'sharing', 'team_meeting')),
  drop constraint training_session_check1,
  add constraint training_session_ends_with_exam check (state <> 'closed' or exam_id is not null or kind in ('seminar', 'sharing', 'team_meeting')),
  add column zone_id uuid,
  -- The teams that come together, by post.
  add column teams text[] not null default '{}',
  -- TRN-017: the script that a drill rehearses.
  add column standard_id uuid,
  add constraint training_session_zone foreign key (organization_id, zone_id) references zone (organization_id, id),
  add constraint training_session_standard foreign key (organization_id, standard_id) references service_standard (organization_id, id);

create table session_note (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  session_id uuid not null,
  -- A case that was analysed, a tip, what somebody learned from a colleague, where a drill left the script.
  kind text not null check (kind in ('case', 'tip', 'peer', 'deviation')),
  title text not null check (length(title) between 1 and 100),
  body text not null check (length(body) > 0),
  case_id uuid,
  about_id uuid,
  author_id uuid not null,
  at timestamptz not null,
  -- The tip as everybody finds it.
  article_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, session_id) references training_session (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, about_id) references employee (organization_id, id),
  foreign key (organization_id, author_id) references employee (organization_id, id),
  foreign key (organization_id, article_id) references article (organization_id, id),
  check (kind = 'case' or case_id is null),
  check ((kind = 'peer') = (about_id is not null)),
  check (about_id is distinct from author_id),
  check (kind = 'tip' or article_id is null)
);
create index session_note_of on session_note (organization_id, session_id, at);
create index session_note_about on session_note (organization_id, about_id) where about_id is not null;
call protect('session_note');

-- A plan has lessons by course, and meetings by team or by zone.
alter table training_plan_line
  alter column course_id drop not null,
  add column kind text not null default 'class' check (kind in ('class', 'drill', 'seminar', 'sharing')),
  add column zone_id uuid,
  add constraint training_plan_line_zone foreign key (organization_id, zone_id) references zone (organization_id, id),
  add constraint training_plan_line_course check ((kind in ('class', 'drill')) = (course_id is not null)),
  add constraint training_plan_line_of_zone check ((kind = 'sharing') = (zone_id is not null)),
  drop constraint training_plan_line_organization_id_site_id_year_quarter_pos_key,
  add constraint training_plan_line_once unique nulls not distinct (organization_id, site_id, year, quarter, post, kind, course_id, zone_id);

-- TRN-021: what went well and what went wrong, for everybody in the house.
create table lesson (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null check (kind in ('experience', 'lesson')),
  topic text not null,
  title text not null check (length(title) between 1 and 100),
  happened text not null check (length(happened) > 0),
  learned text not null check (length(learned) > 0),
  source_type text,
  source_id uuid,
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  written_by text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((source_type is null) = (source_id is null))
);
create index lesson_newest on lesson (organization_id, written_at desc, id desc);
call protect('lesson', 'select, insert, update');

create table lesson_exchange (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  exchanged_on date not null,
  partner text not null check (length(partner) between 1 and 100),
  form text not null check (form in ('visit', 'hosting', 'talk', 'association', 'publication')),
  participants text not null default '',
  given text not null default '',
  received text not null check (length(received) > 0),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index lesson_exchange_newest on lesson_exchange (organization_id, exchanged_on desc, id desc);
call protect('lesson_exchange', 'select, insert, update');

create table exchanged_lesson (
  organization_id uuid not null,
  exchange_id uuid not null,
  lesson_id uuid not null,
  -- Told to others, or learned from them.
  direction text not null check (direction in ('given', 'received')),
  primary key (organization_id, exchange_id, lesson_id),
  foreign key (organization_id, exchange_id) references lesson_exchange (organization_id, id),
  foreign key (organization_id, lesson_id) references lesson (organization_id, id)
);
create index exchanged_lesson_of on exchanged_lesson (organization_id, lesson_id);
call protect('exchanged_lesson', 'select, insert');
