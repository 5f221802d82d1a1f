/** Findings about a facility `f`, as SQL: a step of one of its services failed, or it was found at a point that stands for it. `over_at`: it was put right or closed. */
export const FINDINGS_OF_FACILITY = `(select x.id, x.severity, x.state, x.found_at, coalesce(x.settled_at, x.closed_at) as over_at from maintenance_task t
    join maintenance_result r on r.organization_id = t.organization_id and r.task_id = t.id join finding x on x.organization_id = r.organization_id and x.id = r.finding_id
    where t.organization_id = f.organization_id and t.facility_id = f.id
  union
  select x.id, x.severity, x.state, x.found_at, coalesce(x.settled_at, x.closed_at) from inspection_point p join finding x on x.organization_id = p.organization_id and x.point_id = p.id
    where p.organization_id = f.organization_id and p.target = 'facility' and p.target_id = f.id)`

/** Whether a serious one was still to be put right at a moment, as SQL. */
export const seriousAt = (moment: string): string =>
  `exists (select from ${FINDINGS_OF_FACILITY} x where x.severity in ('serious', 'dangerous') and x.state <> 'dropped' and x.found_at <= ${moment} and coalesce(x.over_at, 'infinity') > ${moment})`
