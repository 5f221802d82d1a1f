-- Channels behind the messages: how an organisation sends, what it says, who wants what, and a record of everything that left.

-- Null: not yet looked at for other channels. What stands there already is past.
alter table message add column spread_at timestamptz default now();
alter table message alter column spread_at drop default;
create index message_unspread on message (organization_id, created_at) where spread_at is null;

create table channel_setting (
  organization_id uuid not null references organization (id),
  id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'wecom', 'dingtalk', 'feishu')),
  name text not null check (length(name) between 1 and 60),
  is_active boolean not null default true,
  settings jsonb not null,
  -- Passwords, keys and robot addresses, encrypted with the installation's key.
  secret bytea not null,
  -- What a group robot posts: kinds of messages; empty: all that are important.
  topics text[] not null default '{}',
  site_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
-- One mail server and one text gateway; any number of groups.
create unique index channel_setting_one on channel_setting (organization_id, channel) where channel in ('email', 'sms');
call protect('channel_setting');

-- Without a channel nothing waits: most organisations begin so, and their messages cost nothing more.
create function message_stays_inside() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from channel_setting s where s.organization_id = new.organization_id and s.is_active) then new.spread_at := new.created_at; end if;
  return new;
end $$;
create trigger message_stays_inside before insert on message for each row when (new.spread_at is null) execute function message_stays_inside();

-- What a message says instead of the built-in words.
create table message_wording (
  organization_id uuid not null references organization (id),
  template text not null,
  channel text not null check (channel in ('in_app', 'email', 'sms', 'robot')),
  locale text not null check (locale in ('zh-CN', 'zh-TW', 'en')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) <= 2000),
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (organization_id, template, channel, locale)
);
call protect('message_wording');

-- Who wants which messages on which channel; without an account: the organisation's own rule.
create table message_choice (
  organization_id uuid not null references organization (id),
  account_id uuid,
  topic text not null,
  channel text not null check (channel in ('email', 'sms')),
  wants text not null check (wants in ('all', 'important', 'daily', 'none')),
  unique nulls not distinct (organization_id, account_id, topic, channel),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade
);
call protect('message_choice');

create table message_address (
  organization_id uuid not null,
  account_id uuid not null,
  email text not null check (length(email) between 3 and 200),
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade
);
call protect('message_address');

-- One line for each message on each way to somebody.
create table delivery (
  organization_id uuid not null references organization (id),
  id uuid not null,
  setting_id uuid,
  channel text not null check (channel in ('email', 'sms', 'wecom', 'dingtalk', 'feishu')),
  message_id uuid,
  account_id uuid,
  address text not null default '',
  template text not null,
  params jsonb not null default '{}',
  level text not null default 'info' check (level in ('info', 'warning', 'urgent')),
  locale text not null check (locale in ('zh-CN', 'zh-TW', 'en')),
  title text not null,
  body text not null,
  record_type text,
  record_id uuid,
  -- waiting → sending → sent | waiting again | failed | maybe_sent; merged: said in another one; skipped: there was no way.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'maybe_sent', 'failed', 'merged', 'skipped')),
  attempts integer not null default 0 check (attempts >= 0),
  due_at timestamptz not null,
  good_until timestamptz,
  claimed_at timestamptz,
  provider_id text,
  failure text,
  dedupe_key text,
  -- Deliveries with the same key that are due at the same time become one.
  digest_key text,
  merged_into uuid,
  resend_of uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, dedupe_key),
  check ((state = 'sending') = (claimed_at is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index delivery_due on delivery (due_at) where state = 'waiting';
create index delivery_claimed on delivery (claimed_at) where state = 'sending';
create index delivery_newest on delivery (organization_id, created_at desc, id desc);
create index delivery_given_up on delivery (organization_id, created_at desc, id desc) where state in ('failed', 'maybe_sent');
create index delivery_digest on delivery (organization_id, digest_key) where state = 'waiting' and digest_key is not null;
call protect('delivery');
