-- A case of the library is taught in a course or at a session: the link names the case, so that it is read as it stands today, and stays while
-- the case is withdrawn. No case, course or session is ever deleted, so that no link loses its end.
create table taught_case (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  course_id uuid,
  session_id uuid,
  added_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, course_id, case_id),
  unique (organization_id, session_id, case_id),
  foreign key (organization_id, case_id) references library_case (organization_id, id),
  foreign key (organization_id, course_id) references course (organization_id, id),
  foreign key (organization_id, session_id) references training_session (organization_id, id),
  check (num_nonnulls(course_id, session_id) = 1)
);
create index taught_case_of_case on taught_case (organization_id, case_id);
call protect('taught_case', 'select, insert, delete');
