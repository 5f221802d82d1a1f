import { sql } from 'kysely'
import { householdHistory } from '../archives/index.ts'

const KINDS = { renovation: 'renovation_check', vacant_units: 'vacant_check' } as const

/** The checks of a home under renovation or without people are filed with it, each with its sheet, the newest first (DEC-008). */
export function tellHouseholds(): void {
  for (const [round, kind] of Object.entries(KINDS))
    householdHistory({
      kinds: [kind], permission: 'inspections:read',
      lines: (_, unitId) => sql`
        select ${sql.lit(kind)}, t.id, e.at, t.number, p.name, e.result, 'pointResult', null::bigint
        from inspection_point o
        join inspection_record e on e.organization_id = o.organization_id and e.point_id = o.id and e.standing = 'counts'
        join inspection_task t on t.organization_id = e.organization_id and t.id = e.task_id
        join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.kind = ${sql.lit(round)}
        where o.target = 'unit' and o.target_id = ${unitId}::uuid`,
    })
}
