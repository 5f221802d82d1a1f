-- Maintenance plans, legal inspections and violations are imported from lists of an office's own.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts', 'defects', 'clean_lines', 'employees', 'certificates', 'store_items', 'inspection_points', 'meter_readings', 'external_parties', 'maintenance_plans', 'legal_inspections', 'violations'));
