-- A finding becomes a record of a module that comes later (INS-005): a violation 违章 or a defect 工程遗留问题, which is followed to its end
-- as a work order is.
alter table finding
  add column opened_type text,
  add column opened_id uuid,
  add column opened_number text,
  drop constraint finding_way_check,
  add constraint finding_way_check check (way in ('undecided', 'on_the_spot', 'rectification', 'work_order', 'third_party', 'report_upward', 'violation', 'defect')),
  -- What went such a way has its record, and nothing else has one.
  add constraint finding_opened check ((way in ('violation', 'defect')) = (opened_id is not null) and (opened_id is null) = (opened_type is null) and (opened_id is null) = (opened_number is null));
create index finding_of_opened on finding (organization_id, opened_id) where opened_id is not null;
