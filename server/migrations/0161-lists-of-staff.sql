-- Staff lists and certificate files of an office are imported.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts', 'defects', 'clean_lines', 'employees', 'certificates'));
