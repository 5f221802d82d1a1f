-- Why somebody looked: in daily work, as an internal audit 内部审核, or as a mystery visitor 神秘访客 (ORG-006).
alter table service_check add column occasion text not null default 'routine' check (occasion in ('routine', 'internal_audit', 'mystery_visit'));
