-- Notices on the devices of people: a channel like mail and texts. Its secret is the key by which the push services of browsers know the house.
alter table channel_setting drop constraint channel_setting_channel_check;
alter table channel_setting add constraint channel_setting_channel_check check (channel in ('email', 'sms', 'wecom', 'dingtalk', 'feishu', 'push'));
drop index channel_setting_one;
create unique index channel_setting_one on channel_setting (organization_id, channel) where channel in ('email', 'sms', 'push');
alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('email', 'sms', 'wecom', 'dingtalk', 'feishu', 'push'));
alter table message_choice drop constraint message_choice_channel_check;
alter table message_choice add constraint message_choice_channel_check check (channel in ('email', 'sms', 'push'));

-- A browser that shows notices. It belongs to the sign-in it was asked for in: who signs out, or is signed out, hears nothing there any more.
create table push_subscription (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  session_id uuid not null,
  app text not null check (app in ('console', 'phone')),
  endpoint text not null check (length(endpoint) between 10 and 2000),
  -- SHA-256 of the address, by which a browser finds itself again.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  p256dh text not null check (p256dh ~ '^[A-Za-z0-9_-]{87}$'),
  auth text not null check (auth ~ '^[A-Za-z0-9_-]{22}$'),
  device text not null default '' check (length(device) <= 200),
  created_at timestamptz not null,
  last_sent_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, fingerprint),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade,
  foreign key (organization_id, session_id) references session (organization_id, id) on delete cascade
);
create index push_subscription_of_account on push_subscription (organization_id, account_id);
create index push_subscription_of_session on push_subscription (organization_id, session_id);
call protect('push_subscription');
