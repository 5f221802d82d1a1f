-- What a developer promised is watched as a clock (HND-007): for organisations of the release before; new ones get it with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id from organization o
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = 'defect-promise')
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, 'defect-promise', 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, '遗留问题整改期限', 100, jsonb_build_object('types', jsonb_build_array('defect')),
      jsonb_build_object('promised', jsonb_build_object('target', 'P15D', 'calendar', '24x7', 'steps', jsonb_build_array(
        jsonb_build_object('id', 'reminder', 'kind', 'reminder', 'percent', 80, 'to', jsonb_build_array('handler')),
        jsonb_build_object('id', 'breach', 'kind', 'breach', 'to', jsonb_build_array('handler', 'supervisor')),
        jsonb_build_object('id', 'site_manager', 'kind', 'escalation', 'after', 14400, 'to', jsonb_build_array('site_manager')),
        jsonb_build_object('id', 'head_office', 'kind', 'escalation', 'after', 86400, 'to', jsonb_build_array('head_office'))),
        'retarget', 'keep_consumed', 'reopen', 'new_cycle', 'isCritical', false)), now(), now());
  end loop;
end $$;

-- Sites of the release before look at their defects each morning from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'handover.daily', jsonb_build_object('siteId', id), now(), 'handover-daily:' || id || ':first' from site;
