-- An import of 100,000 rows opens tens of thousands of files in one statement: each look at one unit, and a count for each row, took
-- minutes. The same by sets; and as the rows of an import are not counted yet, the planner believes that there are ten of them: it is kept
-- from reading all persons again for each unit.

-- The type of the household of each of these units; the rule is that of household_type.
create function household_types(units uuid[], on_day date) returns table (unit_id uuid, type text) language sql stable set enable_material = off as $$
  select u.id, case
    when bool_or(o.role = 'merchant') or (u.use = 'shop' and u.state not in ('vacant', 'not_handed_over')) then 'merchant'
    when bool_or(p.kind = 'company' and o.role = 'tenant') or (bool_or(p.kind = 'company' and o.role = 'owner') and not bool_or(o.role = 'tenant')) then 'company'
    when bool_or(o.role = 'tenant') or u.state = 'let' then 'tenant'
    when u.state = 'self_occupied' or bool_or(o.role in ('family', 'occupant')) then 'owner_occupier'
    else 'vacant_owner' end
  from (select distinct unnest(units) as id) wanted
  join unit u on u.id = wanted.id
  left join occupancy o on o.organization_id = u.organization_id and o.unit_id = u.id and coalesce(o.from_on, '-infinity') <= on_day and coalesce(o.until_on, 'infinity') >= on_day
  left join person p on p.organization_id = o.organization_id and p.id = o.person_id
  group by u.organization_id, u.id
$$;
revoke all on function household_types(uuid[], date) from public;
grant execute on function household_types(uuid[], date) to guanjia_app;

create or replace function sync_households(units uuid[], today date) returns void language plpgsql volatile set enable_material = off as $$
begin
  with types as materialized (select t.unit_id, t.type from household_types(units, today) t), changed as (
    update household h set type = t.type
    from types t
    where h.unit_id = t.unit_id and h.closed_on is null and not h.is_type_fixed and h.type <> t.type
  ), missing as materialized (
    select u.organization_id, u.site_id, u.id as unit_id, t.type, row_number() over (partition by u.site_id order by u.sort_key) as place, count(*) over (partition by u.site_id) as of_site,
      (select max(h.closed_on) + 1 from household h where h.organization_id = u.organization_id and h.unit_id = u.id) as after_last,
      (select min(o.from_on) from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id and o.role = 'owner' and coalesce(o.until_on, 'infinity') >= today) as owned_from
    from types t
    join unit u on u.id = t.unit_id
    where exists (select from occupancy o where o.organization_id = u.organization_id and o.unit_id = u.id)
      and not exists (select from household h where h.organization_id = u.organization_id and h.unit_id = u.id and h.closed_on is null)
  ), counted as (
    insert into number_counter (organization_id, site_id, series, last)
    select m.organization_id, m.site_id, 'household', count(*) from missing m group by 1, 2
    on conflict (organization_id, site_id, series) do update set last = number_counter.last + excluded.last
    returning organization_id, site_id, last
  )
  insert into household (organization_id, id, site_id, unit_id, number, type, opened_on, review_due_on)
  select m.organization_id, gen_random_uuid(), m.site_id, m.unit_id, 'H-' || lpad((c.last - m.of_site + m.place)::text, 6, '0'), m.type, coalesce(m.after_last, m.owned_from), today
  from missing m join counted c on c.organization_id = m.organization_id and c.site_id = m.site_id;
end $$;
