-- 原档号: the number under which a paper stood in the catalogue that an office kept before.
alter table document add column reference text not null default '' check (length(reference) <= 60);
create index document_by_reference on document (organization_id, site_id, reference) where reference <> '';
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts'));
