-- A calendar of one person, read by calendar programs that know nothing but its address. Only the sum of the address is kept.
create table calendar_feed (
  organization_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade
);
create unique index calendar_feed_token on calendar_feed (organization_id, token_hash);
create index calendar_feed_hash on calendar_feed (token_hash);
call protect('calendar_feed');

create function calendar_feed_of(hash bytea)
  returns table (organization_id uuid, account_id uuid, name text, locale text, employee_id uuid, person_id uuid)
  language sql stable security definer set search_path = public
  as $$ select f.organization_id, f.account_id, a.name, a.locale, e.id, a.person_id
        from calendar_feed f
        join account a on a.organization_id = f.organization_id and a.id = f.account_id
        left join employee e on e.organization_id = f.organization_id and e.account_id = f.account_id and e.is_active
        where f.token_hash = hash and a.is_active $$;
revoke execute on function calendar_feed_of(bytea) from public;
grant execute on function calendar_feed_of(bytea) to guanjia_app;
