-- A checklist may be for facilities of some classes and common areas of some types (INS-001); one that names nothing is for anything.
alter table checklist
  add column facility_class_ids uuid[] not null default '{}' check (cardinality(facility_class_ids) <= 50),
  add column area_types text[] not null default '{}' check (area_types <@ array['lobby', 'corridor', 'stairwell', 'lift_hall', 'roof', 'facade', 'garden', 'road', 'square', 'gate', 'garage', 'shopfront', 'machine_room', 'waste_station', 'recreation', 'point', 'other']);
