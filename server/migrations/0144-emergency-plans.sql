-- Emergency plans 应急预案: what is done by whom in which kind of emergency, in approved versions.

create table emergency_plan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null,
  name text not null check (length(name) between 1 and 100),
  -- The approved version that holds; none while there is only a draft.
  number integer check (number > 0),
  draft jsonb check (jsonb_typeof(draft) = 'object'),
  draft_by text not null default '',
  -- By this day somebody looks at it again, every year.
  review_on date,
  is_active boolean not null default true,
  -- The name by which the release knows a plan that it brought.
  ready_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, ready_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (number is not null or draft is not null),
  check ((number is null) = (review_on is null))
);
-- Of a kind one plan is in force at a site.
create unique index emergency_plan_of_kind on emergency_plan (organization_id, site_id, kind) where is_active;
call protect('emergency_plan', 'select, insert, update');

create table emergency_plan_version (
  organization_id uuid not null,
  plan_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  approved_at timestamptz not null,
  approved_by text not null,
  primary key (organization_id, plan_id, number),
  foreign key (organization_id, plan_id) references emergency_plan (organization_id, id)
);
call protect('emergency_plan_version', 'select, insert');
grant update (content) on emergency_plan_version to guanjia_app;
-- An approved version is what was approved; only the name of a person who is forgotten is covered.
create function approved_plan_stays() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' then
    raise exception 'an approved plan is not edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger approved_plan_stays before update on emergency_plan_version for each row execute function approved_plan_stays();
alter table emergency_plan add foreign key (organization_id, id, number) references emergency_plan_version (organization_id, plan_id, number) deferrable initially deferred;
