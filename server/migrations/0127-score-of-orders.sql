-- What the resident said about a case stands on its work orders too, so that the last word about each of 200 workers is one step in an index
-- and not a walk through their last orders. An order that is raised after the word was said was not meant by it.
alter table work_order add column case_score smallint check (case_score between 1 and 5);

update work_order w set case_score = k.score from service_case k
where k.organization_id = w.organization_id and k.id = w.case_id and k.score is not null;

-- The search shows every column of a record, behind the same walls as before.
drop view searchable_work_order;
create view searchable_work_order as
  select *, substr(number, 12) as tail from work_order where organization_id = current_organization()
    and ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
      or worker_id = (select acting_employee())
      or exists (select from unit u where u.organization_id = work_order.organization_id and u.id = work_order.unit_id
                 and u.building_id = any ((select own_buildings())::uuid[])));
grant select on searchable_work_order to guanjia_app;

create index work_order_scored on work_order (organization_id, worker_id, raised_at desc, id desc) include (case_score)
  where case_score is not null;

create function score_reaches_orders() returns trigger language plpgsql as $$
begin
  update work_order set case_score = new.score where organization_id = new.organization_id and case_id = new.id;
  return null;
end $$;
create trigger score_reaches_orders after update of score on service_case for each row
  when (old.score is distinct from new.score) execute function score_reaches_orders();

-- The rule of `role_gives` as a set: the planner opens it and joins each role once, where the function was called for every assignment.
create function assignments_giving(wanted text, by_default text[]) returns setof role_assignment language sql stable as $$
  select r.* from role_assignment r
  left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
  where case when o.id is null then r.role = any (by_default)
             when o.code is null then wanted = any (o.permissions)
             else (o.code = any (by_default) or wanted = any (o.added)) and not wanted = any (o.removed) end $$;
drop function role_gives;
