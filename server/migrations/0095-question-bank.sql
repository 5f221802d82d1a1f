-- The question bank. What a question asks stands in versions; one that was drawn into a paper never changes.

create table question (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  state text not null default 'active' check (state in ('active', 'retired')),
  current_version integer not null default 1 check (current_version > 0),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('question', 'select, insert, update');

create table question_version (
  organization_id uuid not null,
  question_id uuid not null,
  number integer not null check (number > 0),
  type text not null check (type in ('single', 'multiple', 'true_false', 'blank', 'ordering', 'matching', 'short_answer')),
  topic text not null,
  post text not null,
  difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
  stem text not null check (length(stem) between 1 and 2000),
  options jsonb not null default '[]',
  targets jsonb not null default '[]',
  answer jsonb not null check (jsonb_typeof(answer) = 'array' and jsonb_array_length(answer) > 0),
  reference text not null check (length(reference) between 1 and 300),
  explanation text not null default '',
  is_used boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  primary key (organization_id, question_id, number),
  foreign key (organization_id, question_id) references question (organization_id, id)
);
create index question_version_kind on question_version (organization_id, topic, difficulty, type);
call protect('question_version', 'select, insert, update');
alter table question add constraint question_has_version foreign key (organization_id, id, current_version) references question_version (organization_id, question_id, number) deferrable initially deferred;

create function keep_used_question() returns trigger language plpgsql as $$
begin
  if old.is_used and row(new.type, new.topic, new.post, new.difficulty, new.stem, new.options, new.targets, new.answer, new.reference, new.explanation, new.is_used)
     is distinct from row(old.type, old.topic, old.post, old.difficulty, old.stem, old.options, old.targets, old.answer, old.reference, old.explanation, old.is_used)
  then raise exception 'a question that was used never changes' using errcode = '23514'; end if;
  return new;
end $$;
create trigger keep_used_question before update on question_version for each row execute function keep_used_question();
