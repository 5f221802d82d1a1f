-- Programmes of training by post, in modules of courses; and parts of courses that are slides or a service standard.

-- TRN-001: the sales office has one with six modules.
create table training_programme (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 100),
  post text not null,
  summary text not null default '',
  reference text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('training_programme', 'select, insert, update');

create table programme_module (
  organization_id uuid not null,
  programme_id uuid not null,
  position smallint not null check (position between 1 and 20),
  title text not null check (length(title) between 1 and 100),
  goal text not null default '',
  primary key (organization_id, programme_id, position),
  foreign key (organization_id, programme_id) references training_programme (organization_id, id)
);
call protect('programme_module');

create table programme_course (
  organization_id uuid not null,
  programme_id uuid not null,
  position smallint not null,
  course_id uuid not null,
  -- TRN-027: whoever has the post must have done it.
  is_mandatory boolean not null,
  primary key (organization_id, programme_id, position, course_id),
  foreign key (organization_id, programme_id, position) references programme_module (organization_id, programme_id, position) on delete cascade,
  foreign key (organization_id, course_id) references course (organization_id, id)
);
create index programme_course_of on programme_course (organization_id, course_id);
call protect('programme_course');

alter table course_part
  drop constraint course_part_kind_check,
  add constraint course_part_kind_check check (kind in ('text', 'file', 'slides', 'standard')),
  add column standard_id uuid,
  -- The pictures of slides in their order.
  add column slide_ids uuid[] not null default '{}',
  add constraint course_part_standard foreign key (organization_id, standard_id) references service_standard (organization_id, id),
  add constraint course_part_has_standard check ((kind = 'standard') = (standard_id is not null)),
  add constraint course_part_has_slides check ((kind = 'slides') = (cardinality(slide_ids) > 0));

-- Who raised a need may be asked for by what it came from.
create index training_need_from on training_need (organization_id, site_id, source_type, raised_at desc);
