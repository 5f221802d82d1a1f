import type { Ctx } from '../../platform/ctx.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayNumber, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { raiseOrder } from '../workorders/index.ts'
import { findingMade } from './events.ts'
import { begins } from './finding-rules.ts'
import { isOpenedWay, openRecord } from './opened-ways.ts'
import type { InspectionTables } from './tables.ts'

export type FindingRow = Required<{ [K in keyof InspectionTables['finding']]: InspectionTables['finding'][K] extends import('kysely').Generated<infer T> ? T : InspectionTables['finding'][K] }>
/** What is known of a finding when it is made. */
export type NewFinding = Pick<FindingRow, 'id' | 'site_id' | 'description' | 'severity' | 'way' | 'place' | 'found_at'> & Partial<Pick<FindingRow, 'task_id' | 'record_id' | 'point_id' | 'checklist_id' | 'item_id' | 'item_text' | 'third_party'>> & { photoIds: readonly string[]; afterPhotoIds?: readonly string[]; pointer: string; unitId?: string | null }

/**
 * Writes down what was found (INS-004): with its number and history, the supervisor is told of what is serious at once, and what goes to engineering
 * gets its work order in the same moment (INS-010), what becomes a violation or a defect that record (INS-005). What was put right on the spot is closed with it.
 */
export async function makeFinding(ctx: Ctx, given: NewFinding): Promise<FindingRow> {
  const { photoIds, afterPhotoIds = [], pointer, unitId = null, ...facts } = given
  const state = begins(facts.way)
  const row: FindingRow = {
    organization_id: ctx.organizationId, number: '', task_id: null, record_id: null, point_id: null, checklist_id: null, item_id: null, item_text: '', third_party: '', work_order_id: null, opened_type: null, opened_id: null, opened_number: null, promised_on: null, found_by: ctx.actor.employeeId!, settled_at: state === 'closed' ? facts.found_at : null, closed_at: state === 'closed' ? facts.found_at : null,
    outcome: '', seen: 1, version: 1, updated_at: ctx.now, state, ...facts,
  }
  await attachFiles(ctx, { type: 'finding', id: row.id }, photoIds, 'before', `${pointer}/photoIds`)
  await attachFiles(ctx, { type: 'finding', id: row.id }, afterPhotoIds, 'after', `${pointer}/afterPhotoIds`)
  const day = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  row.number = dayNumber('F', day, await nextNumber(ctx, row.site_id, `finding-${day}`))
  if (row.way === 'work_order') row.work_order_id = await orderFor(ctx, row, { unitId, photoIds })
  if (isOpenedWay(row.way)) Object.assign(row, await openRecord(ctx, row.way, { ...row, unitId, photoIds }, `${pointer}/way`))
  await ctx.tx.insertInto('finding').values(row).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'finding', recordId: row.id, action: 'found', toStatus: row.state, note: row.description, at: row.found_at, fileIds: [...photoIds, ...afterPhotoIds] })
  announceChange(ctx, { recordType: 'finding', recordId: row.id, siteId: row.site_id, action: 'found' })
  ctx.publish(findingMade, { findingId: row.id, siteId: row.site_id, at: row.found_at.toISOString(), severity: row.severity, pointId: row.point_id })
  if (row.state !== 'closed') await tellOf(ctx, row)
  return row
}

/** The work order of a finding, with its pictures; urgency by how bad it is. Returns the order's id. */
export async function orderFor(ctx: Ctx, row: FindingRow, { unitId = null, photoIds }: { unitId?: string | null; photoIds: readonly string[] }): Promise<string> {
  const order = await raiseOrder(
    ctx,
    {
      site_id: row.site_id, kind: 'repair', title: (row.item_text || row.description).slice(0, 100), symptom: `${row.description}（${row.number}）`, urgency: row.severity === 'dangerous' ? 'emergency' : row.severity === 'serious' ? 'urgent' : 'normal',
      place_kind: unitId === null ? 'public_area' : 'unit', unit_id: unitId, place: row.place || row.description.slice(0, 100),
    },
    photoIds,
  )
  return order.id
}

const WHO = { minor: [], normal: [], serious: ['supervisor'], dangerous: ['supervisor', 'site_manager'] } as const

/** Whoever has to know: of what is dangerous the manager too; of what is reported upward the supervisor and the manager, however small it is. */
export async function tellOf(ctx: Ctx, row: FindingRow): Promise<void> {
  const roles = row.way === 'report_upward' ? (['supervisor', 'site_manager'] as const) : WHO[row.severity]
  if (roles.length === 0) return
  const accounts = (await Promise.all(roles.map((role) => accountsWithRole(ctx, role, row.site_id)))).flat()
  sendMessage(ctx, {
    accountIds: [...new Set(accounts.map(({ accountId }) => accountId))], template: 'inspection.finding', level: row.severity === 'dangerous' ? 'urgent' : 'warning', params: { number: row.number, place: row.place, description: row.description },
    record: { type: 'finding', id: row.id }, dedupeKey: `finding:${row.id}:${row.way}`,
  })
}

messageTemplate('inspection.finding', {
  'zh-CN': { title: '巡查发现 {number}', body: '{place}：{description}' },
  'zh-TW': { title: '巡查發現 {number}', body: '{place}：{description}' },
  en: { title: 'Finding {number}', body: '{place}: {description}' },
})
