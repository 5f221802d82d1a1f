-- What the house knows: guides, fee explanations, common questions, documents; kinds of enquiry; questions that nobody could answer.

-- There is a row from the moment at which an organisation got its first articles and kinds of enquiry.
create table knowledge_base (
  organization_id uuid not null primary key references organization (id),
  seeded_at timestamptz not null
);
call protect('knowledge_base', 'select, insert');

create table article (
  organization_id uuid not null references organization (id),
  id uuid not null,
  -- Null: the whole organisation.
  site_id uuid,
  kind text not null check (kind in ('guide', 'fee', 'question', 'document')),
  audience text not null default 'everybody' check (audience in ('everybody', 'staff')),
  topic text not null default '' check (length(topic) <= 30),
  tags text[] not null default '{}',
  -- What a guide leads to: an application that the desk makes for the household.
  service text check (service in ('gas', 'cable_tv', 'phone', 'broadband')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  published_version integer,
  draft_version integer,
  last_version integer not null default 1,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((state = 'published') = (published_version is not null)),
  check (state <> 'draft' or draft_version is not null),
  check (draft_version is distinct from published_version or draft_version is null)
);
create index article_by_topic on article (organization_id, kind, topic, id);
call protect('article', 'select, insert, update');

create table article_version (
  organization_id uuid not null,
  article_id uuid not null,
  version integer not null,
  state text not null check (state in ('draft', 'published', 'superseded', 'withdrawn', 'discarded')),
  title text not null check (length(title) between 1 and 100),
  content jsonb not null,
  valid_from date,
  valid_to date,
  file_ids uuid[] not null default '{}',
  -- Pairs of characters of the title with its other spellings, and of everything.
  title_grams text[] not null default '{}',
  grams text[] not null default '{}',
  pinyin text not null default '',
  initials text not null default '',
  written_by text not null,
  written_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, article_id, version),
  foreign key (organization_id, article_id) references article (organization_id, id),
  check (valid_to is null or valid_from is null or valid_to >= valid_from),
  check (state in ('draft', 'discarded') or published_at is not null)
);
-- One version in force and one being written, whatever two people do at once.
create unique index article_in_force on article_version (organization_id, article_id) where state = 'published';
create unique index article_in_hand on article_version (organization_id, article_id) where state = 'draft';
comment on table article_version is 'What was published is never changed: a contact says for ever which words answered it';
call protect('article_version', 'select, insert, update');

create function keep_published_words() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.title, new.content, new.file_ids, new.published_at) is distinct from (old.title, old.content, old.file_ids, old.published_at) then
    raise exception 'a published version never changes' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_published_words before update on article_version for each row execute function keep_published_words();

create table enquiry_kind (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 50),
  article_id uuid,
  department_code text,
  post text not null default '' check (length(post) <= 50),
  response_minutes integer check (response_minutes between 1 and 43200),
  materials text[] not null default '{}',
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code),
  foreign key (organization_id, article_id) references article (organization_id, id)
);
call protect('enquiry_kind', 'select, insert, update');

-- A question that nobody at the desk could answer, in the words of who asked.
create table knowledge_gap (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  words text not null check (length(words) between 1 and 5000),
  enquiry_kind_id uuid,
  asked_at timestamptz not null,
  taken_by uuid not null,
  taken_by_account uuid not null,
  taken_by_name text not null,
  state text not null default 'open' check (state in ('open', 'answered', 'dismissed')),
  article_id uuid,
  reason text not null default '',
  ended_at timestamptz,
  ended_by text,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, enquiry_kind_id) references enquiry_kind (organization_id, id),
  foreign key (organization_id, article_id) references article (organization_id, id),
  foreign key (organization_id, taken_by) references employee (organization_id, id),
  check ((state = 'answered') = (article_id is not null)),
  check (state <> 'dismissed' or reason <> ''),
  check ((state = 'open') = (ended_at is null))
);
create index gap_newest on knowledge_gap (organization_id, site_id, asked_at desc, id desc);
create index gap_open on knowledge_gap (organization_id, site_id, asked_at desc, id desc) where state = 'open';
call protect('knowledge_gap', 'select, insert, update');

-- A document of the shelf was explained to a household, handed to it, or read by it in the app.
create table document_receipt (
  organization_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  article_version integer not null,
  site_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  how text not null check (how in ('explained', 'handed_over', 'read_in_app')),
  note text not null default '',
  at timestamptz not null,
  by_account uuid,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, article_id, article_version) references article_version (organization_id, article_id, version),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id)
);
create index receipt_of_document on document_receipt (organization_id, article_id, at desc, id desc);
create index receipt_of_unit on document_receipt (organization_id, unit_id, at desc, id desc);
call protect('document_receipt', 'select, insert');

-- What a household pays, told only after the caller was asked for a name and one fact of the household. The fact itself is not kept.
create table fee_query (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  asked_name text not null,
  fact text not null check (fact in ('phone_tail', 'id_tail', 'other_member', 'handed_over_on')),
  is_passed boolean not null,
  building_area numeric(10, 2),
  lines jsonb not null default '[]',
  at timestamptz not null,
  by_employee uuid not null,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, by_employee) references employee (organization_id, id),
  check (is_passed or lines = '[]'::jsonb),
  check (not is_passed or person_id is not null)
);
create index fee_query_newest on fee_query (organization_id, site_id, at desc, id desc);
create index fee_query_of_unit on fee_query (organization_id, unit_id, at desc);
call protect('fee_query', 'select, insert');

-- Contacts say what answered them, and which question nobody could answer.
alter table contact
  add column enquiry_kind_id uuid,
  add column article_id uuid,
  add column article_version integer,
  add column gap_id uuid,
  add foreign key (organization_id, enquiry_kind_id) references enquiry_kind (organization_id, id),
  add foreign key (organization_id, article_id, article_version) references article_version (organization_id, article_id, version),
  add foreign key (organization_id, gap_id) references knowledge_gap (organization_id, id),
  add check ((article_id is null) = (article_version is null)),
  -- What could not be answered was not settled.
  add check (gap_id is null or outcome <> 'settled');
create index contact_of_article on contact (organization_id, article_id, at desc) where article_id is not null;
create index contact_of_kind on contact (organization_id, site_id, enquiry_kind_id, at desc) where enquiry_kind_id is not null;

-- Enquiries: their kind, what answered them, and to whom they were offered; the giver stays answerable until somebody accepts.
alter table service_case
  add column enquiry_kind_id uuid,
  add column answer_article_id uuid,
  add column answer_version integer,
  add column transfer_employee_id uuid,
  add column transfer_department_id uuid,
  add column transfer_by uuid,
  add column transfer_at timestamptz,
  add column transfer_reason text not null default '',
  add column bounced_count integer not null default 0,
  add foreign key (organization_id, enquiry_kind_id) references enquiry_kind (organization_id, id),
  add foreign key (organization_id, answer_article_id, answer_version) references article_version (organization_id, article_id, version),
  add foreign key (organization_id, transfer_employee_id) references employee (organization_id, id),
  add foreign key (organization_id, transfer_department_id) references department (organization_id, id),
  add foreign key (organization_id, transfer_by) references employee (organization_id, id),
  add check ((answer_article_id is null) = (answer_version is null)),
  add check ((transfer_at is null) = (transfer_by is null)),
  add check ((transfer_at is null) = (transfer_employee_id is null and transfer_department_id is null)),
  add check (transfer_employee_id is null or transfer_department_id is null),
  -- An enquiry ends with an answer; what other systems kept is taken as it is.
  add check (kind <> 'enquiry' or status not in ('resolved', 'confirmed', 'closed') or result <> '' or import_key is not null);
create index case_offered_to on service_case (organization_id, transfer_employee_id) where transfer_employee_id is not null;
-- While somebody types: the open cases of a site, newest first.
create index case_open_of_site on service_case (organization_id, site_id, registered_at desc) where status not in ('closed', 'cancelled', 'invalid');
