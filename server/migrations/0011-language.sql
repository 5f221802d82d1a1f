-- What staff say to residents: the words that are not said, the sentences that are, and how often somebody was stopped.

-- There is a row from the moment at which an organisation got its first words; the version counts every change of the list.
create table language_list (
  organization_id uuid not null primary key references organization (id),
  version integer not null default 1,
  changed_at timestamptz not null
);
call protect('language_list', 'select, insert, update');

create table service_word (
  organization_id uuid not null references organization (id),
  id uuid not null,
  word text not null check (length(word) between 1 and 50),
  -- The word as it is heard: simplified, half width, lower case, without blanks and signs. Two spellings of one word are one word.
  heard text not null check (heard <> ''),
  kind text not null check (kind in ('impatient', 'insulting', 'discriminating', 'vague')),
  suggestion text not null default '',
  exceptions text[] not null default '{}',
  is_active boolean not null default true,
  -- Catalogue id of the rule that a seeded word comes from.
  source text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, heard)
);
call protect('service_word', 'select, insert, update');

create table service_script (
  organization_id uuid not null references organization (id),
  id uuid not null,
  scene text not null check (scene in ('greeting', 'phone', 'complaint_intake', 'complaint_reply', 'complaint_close', 'feedback', 'apology', 'farewell', 'sales_office')),
  title text not null check (length(title) between 1 and 50),
  text text not null check (length(text) between 1 and 1000),
  source text not null default '',
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id)
);
call protect('service_script', 'select, insert, update');

-- One listed word in one text: refused, or let through with a warning. The text itself is not kept.
create table wording_hit (
  organization_id uuid not null references organization (id),
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  author text not null,
  word text not null,
  kind text not null,
  is_refused boolean not null,
  primary key (organization_id, id)
);
create index wording_hit_by_time on wording_hit (organization_id, at);
call protect('wording_hit', 'select, insert');
