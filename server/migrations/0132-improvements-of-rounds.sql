-- An improvement may come of what rounds found (INS-007), and is seen on the findings then.

alter table improvement
  drop constraint improvement_source_kind_check,
  add constraint improvement_source_kind_check check (source_kind in ('cases', 'work_orders', 'inspections', 'by_hand'));
