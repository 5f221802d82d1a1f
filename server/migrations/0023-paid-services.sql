-- The published price list 明码标价: items as they are written, and versions that never change once customers have seen them.

create table paid_service (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 100),
  group_code text not null check (group_code in ('car_care', 'housekeeping', 'tree_adoption', 'appliance_repair', 'home_repair', 'rental_agency', 'owner_resources', 'butler')),
  charge text not null check (charge in ('free', 'paid')),
  unit text not null check (length(unit) between 1 and 10),
  -- Null: by quotation.
  price_fen bigint check (price_fen >= 0),
  includes text not null default '',
  excludes text not null default '',
  warranty_days integer check (warranty_days between 0 and 3650),
  legal_note text not null default '',
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  has_changes boolean not null default true,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id),
  -- Free and a price exclude each other; paid is never nothing.
  check (case charge when 'free' then price_fen is not distinct from 0 else price_fen is null or price_fen > 0 end)
);
call protect('paid_service', 'select, insert, update');

create table paid_service_version (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  item_id uuid not null,
  no integer not null check (no > 0),
  code text not null,
  name text not null,
  group_code text not null,
  charge text not null check (charge in ('free', 'paid')),
  unit text not null,
  price_fen bigint check (price_fen >= 0),
  includes text not null,
  excludes text not null,
  warranty_days integer,
  legal_note text not null,
  valid_from date not null,
  valid_to date,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, item_id, no),
  foreign key (organization_id, item_id) references paid_service (organization_id, id),
  check (valid_to is null or valid_to >= valid_from),
  check (case charge when 'free' then price_fen is not distinct from 0 else price_fen is null or price_fen > 0 end)
);
create index paid_service_version_of_site on paid_service_version (organization_id, site_id, item_id, valid_from desc, no desc) where withdrawn_at is null;
call protect('paid_service_version', 'select, insert, update');

create function keep_published_price() returns trigger language plpgsql as $$
begin
  -- An order keeps the version that it was priced by: all that may happen to one is its withdrawal.
  if old.withdrawn_at is not null or row_to_json(new)::jsonb - 'withdrawn_at' <> row_to_json(old)::jsonb - 'withdrawn_at' then
    raise exception 'a published price never changes' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_published_price before update on paid_service_version for each row execute function keep_published_price();
