import type { maintenance } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { employeeNames, worksAt } from '../people/index.ts'

type RecordType = 'maintenance_procedure' | 'facility_counter' | 'maintenance_plan' | 'maintenance_task' | 'legal_inspection' | 'facility_downtime' | 'facility_cost' | 'renewal_proposal' | 'time_limits' | 'facility'
interface Told {
  note?: string | null
  fromStatus?: string | null
  toStatus?: string | null
  fileIds?: string[]
  changes?: { field: string; from: unknown; to: unknown }[]
}

/** One line of history and one hint to screens. */
export function tell(ctx: Ctx, recordType: RecordType, { id, siteId }: { id: string; siteId: string | null }, action: string, told: Told = {}): void {
  recordHappening(ctx, { siteId, recordType, recordId: id, action, note: told.note ?? null, ...(told.fromStatus ? { fromStatus: told.fromStatus } : {}), ...(told.toStatus ? { toStatus: told.toStatus } : {}), ...(told.fileIds ? { fileIds: told.fileIds } : {}), ...(told.changes ? { changes: told.changes } : {}) })
  announceChange(ctx, { recordType, recordId: id, siteId, action })
}

export type ClassRef = maintenance.MaintainedFacility['class']

/** Names that records of maintenance show. */
export interface Names {
  facility: (id: string | null) => maintenance.FacilityRef | null
  class: (id: string | null) => ClassRef | null
  person: (id: string | null) => { id: string; name: string } | null
  party: (id: string | null) => { id: string; name: string } | null
  position: (id: string | null) => { id: string; name: string } | null
  procedure: (id: string | null) => { id: string; name: string } | null
}
type Wanted = { [K in keyof Names]?: readonly (string | null)[] }

export async function namesFor(ctx: Ctx, wanted: Wanted): Promise<Names> {
  const ids = (key: keyof Names): string[] => [...new Set((wanted[key] ?? []).filter((id): id is string => id !== null))]
  const facilities = ids('facility').length === 0 ? [] : await ctx.tx.selectFrom('facility').select(['id', 'code', 'name']).where('id', 'in', ids('facility')).execute()
  const classes = ids('class').length === 0 ? [] : await ctx.tx.selectFrom('facility_class').select(['id', 'code', 'name']).where('id', 'in', ids('class')).execute()
  const people = await employeeNames(ctx, ids('person'))
  const parties = ids('party').length === 0 ? [] : await ctx.tx.selectFrom('external_party').select(['id', 'name']).where('id', 'in', ids('party')).execute()
  const positions = ids('position').length === 0 ? [] : await ctx.tx.selectFrom('job_position').select(['id', 'name']).where('id', 'in', ids('position')).execute()
  const procedures = ids('procedure').length === 0 ? [] : await ctx.tx.selectFrom('maintenance_procedure').select(['id', 'name']).where('id', 'in', ids('procedure')).execute()
  const by = <T extends { id: string }>(rows: readonly T[]) => {
    const known = new Map(rows.map((row) => [row.id, row]))
    return (id: string | null): T | null => (id === null ? null : (known.get(id) ?? null))
  }
  return { facility: by(facilities), class: by(classes), person: (id) => (id === null ? null : { id, name: people.get(id) ?? '' }), party: by(parties), position: by(positions), procedure: by(procedures) }
}

export interface FacilityAt {
  id: string
  site_id: string
  code: string
  name: string
  state: maintenance.MaintainedFacility['state']
  place: string
  class_id: string
  class_code: string
}

/** A facility that the actor may see. Throws `not_found`, naming the field when there is one. */
export async function facilityAt(ctx: Ctx, id: string, { siteId, pointer, lock = false }: { siteId?: string; pointer?: string; lock?: boolean } = {}): Promise<FacilityAt> {
  let select = ctx.tx
    .selectFrom('facility')
    .innerJoin('facility_class', (join) => join.onRef('facility_class.organization_id', '=', 'facility.organization_id').onRef('facility_class.id', '=', 'facility.class_id'))
    .select(['facility.id', 'facility.site_id', 'facility.code', 'facility.name', 'facility.state', 'facility.place', 'facility.class_id', 'facility_class.code as class_code'])
    .where('facility.id', '=', id)
  if (lock) select = select.forNoKeyUpdate('facility')
  const row = await select.executeTakeFirst()
  if (!row || (siteId !== undefined && row.site_id !== siteId)) throw pointer === undefined ? new AppError('not_found') : wrongField('not_found', pointer, 'no such facility at this site')
  if (pointer === undefined) ctx.actor.mustSee('maintenance:read', row.site_id)
  return row
}

export async function mustBeClass(ctx: Ctx, id: string | null, pointer = '/classId'): Promise<void> {
  if (id !== null && !(await ctx.tx.selectFrom('facility_class').select('id').where('id', '=', id).executeTakeFirst())) throw wrongField('not_found', pointer, 'no such class')
}
export async function mustBeParty(ctx: Ctx, siteId: string, id: string | null): Promise<void> {
  if (id !== null && !(await ctx.tx.selectFrom('external_party').select('id').where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst())) throw wrongField('not_found', '/partyId', 'no such outside party at this site')
}
/** Somebody who is with us and reads maintenance at the site. Throws `rule_broken` naming the field. */
export async function mustBeColleague(ctx: Ctx, siteId: string, id: string | null, pointer: string, permission: 'maintenance:read' | 'work_orders:work' = 'maintenance:read'): Promise<void> {
  if (id !== null && !(await worksAt(ctx, id, siteId, permission))) throw wrongField('rule_broken', pointer, 'does not work at this site')
}
