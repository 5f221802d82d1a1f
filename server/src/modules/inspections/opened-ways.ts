import { inspections } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { changeFinding } from './change-finding.ts'
import type { FindingRow } from './new-finding.ts'

/** What a module needs to know of a finding that becomes a record of its own. The pictures stand on the finding: `passOnFiles` gives them to the record. */
export type OpeningFinding = Pick<FindingRow, 'id' | 'site_id' | 'number' | 'place' | 'item_text' | 'description' | 'severity' | 'found_by' | 'found_at' | 'task_id'> & { unitId: string | null; photoIds: readonly string[] }
export interface Opened {
  recordType: string
  recordId: string
  no: string
}
export interface OpenedWay {
  way: inspections.OpenedWay
  /**
   * Makes the record in the transaction in which the finding goes this way, by whoever does it: a phone that was offline, too. The finding may
   * not be written yet, so a foreign key on it is `deferrable initially deferred`. `round`: of what kind the round was on which it was found, if any.
   */
  open: (ctx: Ctx, finding: OpeningFinding & { round: inspections.InspectionPlan['kind'] | null }) => Promise<Opened>
}
const ways = new Map<inspections.OpenedWay, OpenedWay['open']>()

/** The record of a finding belongs to a module that comes later: it says here how one is opened, and tells `followFinding` how the record moves. */
export function findingBecomes({ way, open }: OpenedWay): void {
  ways.set(way, open)
}

export const isOpenedWay = (way: inspections.FindingWay): way is inspections.OpenedWay => inspections.OPENED_WAYS.some((one) => one === way)
/** Whether some module takes findings of this way. */
export const isTaken = (way: inspections.FindingWay): boolean => isOpenedWay(way) && ways.has(way)

type OpenedColumns = Pick<FindingRow, 'opened_type' | 'opened_id' | 'opened_number'>

/** Opens the record of a finding. Throws `rule_broken` for a way that no module takes. */
export async function openRecord(ctx: Ctx, way: inspections.OpenedWay, finding: OpeningFinding, pointer: string): Promise<OpenedColumns> {
  const open = ways.get(way)
  if (!open) throw wrongField('rule_broken', pointer, `nobody takes findings as ${way}`)
  const round = finding.task_id === null ? null : (await ctx.tx.selectFrom('inspection_task').innerJoin('inspection_plan', 'inspection_plan.id', 'inspection_task.plan_id').select('inspection_plan.kind').where('inspection_task.id', '=', finding.task_id).executeTakeFirstOrThrow()).kind
  const { recordType, recordId, no } = await open(ctx, { ...finding, round })
  return { opened_type: recordType, opened_id: recordId, opened_number: no }
}

/** The pictures and the unit of a finding that is written already, as a module wants them that opens its record. */
export async function openingOf(ctx: Ctx, row: FindingRow, photoIds: readonly string[]): Promise<OpeningFinding> {
  const point = row.point_id === null ? undefined : await ctx.tx.selectFrom('inspection_point').select(['target', 'target_id']).where('id', '=', row.point_id).executeTakeFirst()
  return { ...row, unitId: point?.target === 'unit' ? point.target_id : null, photoIds }
}

/**
 * How findings follow the record that they became, in the transaction in which it moves: in hand, put right (and not looked at yet), closed, or open
 * again when it was none. Those that go with the record are locked, so call it after the record is.
 */
export async function followFinding(ctx: Ctx, recordId: string, to: Extract<inspections.FindingState, 'in_hand' | 'settled' | 'closed' | 'open'>, outcome = ''): Promise<void> {
  const rows = await ctx.tx.selectFrom('finding').selectAll().where('opened_id', '=', recordId).where('state', '!=', to).orderBy('id').forUpdate().execute()
  for (const row of rows) {
    const told = { action: `record_${to}`, note: [row.opened_number, outcome].filter(Boolean).join('：') }
    if (to === 'open') await changeFinding(ctx, row, { state: 'open', way: 'undecided', opened_type: null, opened_id: null, opened_number: null, settled_at: null, closed_at: null, outcome: '' }, told)
    else await changeFinding(ctx, row, { state: to, settled_at: to === 'in_hand' ? null : (row.settled_at ?? ctx.now), closed_at: to === 'closed' ? ctx.now : null, outcome: to === 'in_hand' ? '' : outcome }, told)
  }
}
