-- Lists of the registers can be imported, and sites that exist already get their daily look at what ends.

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets'));

insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'registers.daily', jsonb_build_object('siteId', id), now(), 'registers-daily:' || id || ':first' from site;

-- What people were reminded of: once for each thing and its day.
create table register_reminder (
  organization_id uuid not null references organization (id),
  record_id uuid not null,
  kind text not null,
  ends_on date not null,
  told_at timestamptz not null,
  primary key (organization_id, record_id, kind, ends_on)
);
call protect('register_reminder', 'select, insert');
