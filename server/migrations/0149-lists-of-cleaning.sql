-- The cleaning standard is imported from a list of an office's own.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts', 'clean_lines'));
