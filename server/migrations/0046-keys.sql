-- Which keys the sealed data of this installation were made with. Not the keys: marks by which a wrong or missing one is known at the start.

create table installation_key (
  use text not null check (use in ('data', 'index', 'trail')),
  key_id integer not null check (key_id between 1 and 65535),
  fingerprint bytea not null check (octet_length(fingerprint) = 16),
  first_seen_at timestamptz not null default now(),
  primary key (use, key_id)
);

create function remember_key(of_use text, id integer, mark bytea) returns void
  language sql volatile security definer set search_path = public
  as $$ insert into installation_key (use, key_id, fingerprint) values (of_use, id, mark) on conflict do nothing $$;

create function forget_key(of_use text, id integer) returns void
  language sql volatile security definer set search_path = public
  as $$ delete from installation_key where use = of_use and key_id = id $$;

-- One sealed text of whatever organisation, to try a key on that nobody has remembered yet.
create function a_sealed_text() returns bytea
  language sql stable security definer set search_path = public
  as $$ select coalesce(
          (select id_number_sealed from person where id_number_sealed is not null limit 1),
          (select phone_sealed from phone_code limit 1)) $$;

revoke all on function remember_key(text, integer, bytea), forget_key(text, integer), a_sealed_text() from public;
grant execute on function remember_key(text, integer, bytea), forget_key(text, integer) to guanjia_app;
