-- Who sits there is asked again before covered numbers open; and what an erasure does beside the work has an end that can be seen.

alter table session add column proved_at timestamptz;
update session set proved_at = created_at;
alter table session alter column proved_at set default now();
alter table session alter column proved_at set not null;

alter table privacy_settings add column proof_minutes integer not null default 15 check (proof_minutes between 1 and 1440);

alter table erasure add column finished_at timestamptz;
update erasure set finished_at = at;
grant update (finished_at) on erasure to guanjia_app;

alter table retention_rule drop constraint retention_rule_class_check;
alter table retention_rule add constraint retention_rule_class_check check (class in ('departed_persons', 'refused_registrations', 'visitors', 'gate_visitors', 'sent_texts', 'imported_files'));
