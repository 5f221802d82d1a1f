-- What an incident says to homes 对业户的公告 (EMG-017): to whom, when it went out, and how many it reached. Of a drill there is none.
create table incident_announcement (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  title text not null,
  words text not null,
  -- The zones and buildings concerned; all homes of the site when both are empty.
  zone_ids uuid[] not null default '{}',
  building_ids uuid[] not null default '{}',
  announced_at timestamptz not null,
  announced_by text not null,
  -- When it went out, to how many homes, and how many of them have the app; the others hear it at the door.
  sent_at timestamptz,
  households integer check (households >= 0),
  in_app integer check (in_app between 0 and households),
  primary key (organization_id, id),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  check ((sent_at is null) = (households is null) and (households is null) = (in_app is null))
);
create index incident_announcement_of_incident on incident_announcement (organization_id, incident_id, announced_at);
call protect('incident_announcement', 'select, insert');
grant update (title, words, sent_at, households, in_app) on incident_announcement to guanjia_app;
-- Its words change only when a person is forgotten, and it goes out once.
create function announcement_goes_out_once() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('guanjia.forgetting', true), '') <> 'on' and (old.sent_at is not null or (new.title, new.words) is distinct from (old.title, old.words)) then
    raise exception 'an announcement goes out once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger announcement_goes_out_once before update on incident_announcement for each row execute function announcement_goes_out_once();

-- Whoever reads the file of a colleague asks for the drills of one person.
create index drill_attendance_of_employee on drill_attendance (organization_id, employee_id);
