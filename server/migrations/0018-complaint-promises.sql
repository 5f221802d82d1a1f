-- The promises of complaints, for organisations of the release before; new ones get them with their first site.

do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in
    select o.id as organization_id, p.* from organization o
    cross join (values
    ('assistance', '求助', '{"types":["case"],"kinds":["assistance"]}'::jsonb, '{"return_visit":{"target":"PT24H","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb),
    ('complaint-survey', '投诉现场调查', '{"types":["complaint_task"],"kinds":["survey"]}'::jsonb, '{"task":{"target":"PT2H","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":75,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":3600,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":14400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb),
    ('complaint-joint', '投诉协同处理', '{"types":["complaint_task"],"kinds":["joint"]}'::jsonb, '{"read":{"target":"PT24H","calendar":"24x7","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false},"task":{"target":"PT24H","calendar":"24x7","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb),
    ('complaint-reply', '投诉限时回复', '{"types":["complaint_task"],"kinds":["reply"]}'::jsonb, '{"promised":{"target":"PT24H","calendar":"24x7","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb),
    ('complaint-check', '投诉关闭后跟踪', '{"types":["complaint_task"],"kinds":["check"]}'::jsonb, '{"promised":{"target":"P3D","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb),
    ('complaint-level', '投诉升级答复', '{"types":["complaint_level"]}'::jsonb, '{"promised":{"target":"PT24H","calendar":"24x7","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb)
    ) as p (code, name, match, targets)
    where exists (select from sla_policy s where s.organization_id = o.id)
      and not exists (select from sla_policy s where s.organization_id = o.id and s.code = p.code)
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, wanted.code, 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, wanted.name, 100, wanted.match, wanted.targets, now(), now());
  end loop;
end $$;

alter table complaint
  -- What was missing of the five clears when it was closed; null until then, and the cycle that this tells of.
  add column closed_missing text[],
  add column closed_cycle integer,
  add check ((closed_missing is null) = (closed_cycle is null));

alter table complaint_task
  -- Until when was agreed by people; otherwise the policy says it.
  add column is_agreed boolean not null default true;
-- The product asks for one look at the place of a case, and once in a cycle to look again after the closing.
create unique index complaint_task_own_survey on complaint_task (organization_id, case_id) where kind = 'survey' and asked_by is null;
create unique index complaint_task_check on complaint_task (organization_id, case_id, cycle) where kind = 'check';
create index complaint_task_read on complaint_task (organization_id, site_id, asked_at) where kind = 'joint';
