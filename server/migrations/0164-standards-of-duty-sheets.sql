-- A duty sheet takes standards of its post as its section of standards (ORG-030), each in the version that was in force when it was written.
alter table standard_version add column standards jsonb not null default '[]' check (jsonb_typeof(standards) = 'array' and jsonb_array_length(standards) <= 30);

create function sheet_takes_standards() returns trigger language plpgsql as $$
begin
  if exists (
    select from jsonb_array_elements(new.standards) t (taken) where not exists (
      select from standard_version v join service_standard s on s.organization_id = v.organization_id and s.id = v.standard_id
      where v.organization_id = new.organization_id and v.standard_id = (t.taken ->> 'standardId')::uuid and v.number = (t.taken ->> 'number')::integer and v.published_at is not null and s.scene is not null))
  then raise exception 'no such published standard' using errcode = '23514'; end if;
  return new;
end $$;
create trigger sheet_takes_standards before insert or update of standards on standard_version for each row when (new.standards <> '[]') execute function sheet_takes_standards();
