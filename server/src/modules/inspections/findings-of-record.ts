import { sql } from 'kysely'
import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { OPEN_STATES } from './finding-rules.ts'
import type { Judged } from './judge.ts'
import { makeFinding, type FindingRow } from './new-finding.ts'
import { isTaken } from './opened-ways.ts'
import type { RecordRow } from './records.ts'
import type { InspectionTables } from './tables.ts'
import type { TaskRow } from './tasks.ts'

type SentFinding = Input<typeof inspections.sendRecords>['body']['records'][number]['findings'][number]
type Point = Pick<InspectionTables['inspection_point'], 'id' | 'name' | 'place' | 'target' | 'target_id'>
interface About {
  sent: readonly SentFinding[]
  point: Point
  judged: Judged | null
  at: string
}

/**
 * Findings of a record: those that the phone wrote, and one for each bad answer of which it wrote none, so that nothing bad is left
 * without an end to follow. One that is open at the point already is seen again, not doubled.
 */
export async function keepFindings(ctx: Ctx, row: TaskRow, record: RecordRow, { sent, point, judged, at }: About): Promise<void> {
  const items = new Map(judged?.answers.map(({ item }) => [item.id, item]) ?? [])
  for (const [i, one] of sent.entries()) {
    const pointer = `${at}/findings/${i}`
    const item = one.itemId === null ? undefined : items.get(one.itemId)
    if (one.itemId !== null && !item) throw wrongField('rule_broken', `${pointer}/itemId`, 'no item that was asked')
    const open = await openOf(ctx, record, one, pointer)
    if (open) await seenAgain(ctx, record, open, { description: one.description, photoIds: one.photoIds, pointer })
    else await make(ctx, row, record, point, { id: one.id, item, description: one.description, severity: one.severity, way: wayOf(one, pointer), thirdParty: one.thirdParty, photoIds: one.photoIds, afterPhotoIds: one.afterPhotoIds, pointer })
  }
  const told = new Set(sent.flatMap(({ itemId }) => itemId ?? []))
  for (const item of judged?.bad ?? []) {
    if (told.has(item.id)) continue
    const answer = (record.answers as inspections.PointAnswer[]).find(({ itemId }) => itemId === item.id)!
    const open = await openOfItem(ctx, record, item.id)
    if (open) {
      await seenAgain(ctx, record, open, { description: answer.note, photoIds: answer.photoIds, pointer: at })
      continue
    }
    // What an item asks for by itself needs nobody else's word; a third party or a look upward does.
    const way = item.way === 'work_order' || item.way === 'rectification' || isTaken(item.way) ? item.way : 'undecided'
    await make(ctx, row, record, point, { id: newId(), item, description: [item.text, answer.note || shown(answer.value)].filter(Boolean).join('：'), severity: item.severity, way, thirdParty: '', photoIds: answer.photoIds, afterPhotoIds: [], pointer: at })
  }
}

type OpenFinding = Pick<FindingRow, 'id' | 'site_id'>

/** The open finding that a sent one is: the one that the phone named, unless it was closed meanwhile, else that of the same item. What was put right on the spot is closed at once, and one of its own. */
async function openOf(ctx: Ctx, record: RecordRow, { sameAs, itemId, way }: SentFinding, pointer: string): Promise<OpenFinding | undefined> {
  if (sameAs !== null) {
    const named = await ctx.tx.selectFrom('finding').select(['id', 'site_id', 'state']).where('id', '=', sameAs).where('point_id', '=', record.point_id).forUpdate().executeTakeFirst()
    if (!named) throw wrongField('rule_broken', `${pointer}/sameAs`, 'no finding of this point')
    if (OPEN_STATES.includes(named.state)) return named
  }
  return itemId === null || way === 'on_the_spot' ? undefined : openOfItem(ctx, record, itemId)
}

/** Items are named inside their checklist: one of another list is another item. */
async function openOfItem(ctx: Ctx, record: RecordRow, itemId: string): Promise<OpenFinding | undefined> {
  return ctx.tx.selectFrom('finding').select(['id', 'site_id']).where('point_id', '=', record.point_id).where('checklist_id', '=', record.checklist_id).where('item_id', '=', itemId).where('state', 'in', OPEN_STATES).orderBy('found_at').limit(1).forUpdate().executeTakeFirst()
}

/** How a new finding is dealt with. Of one that the phone took for another, which was closed meanwhile, nobody asked for more: what is missing is decided later. */
function wayOf({ sameAs, way, thirdParty, afterPhotoIds }: SentFinding, pointer: string): inspections.FindingWay {
  const [field, message] = way === 'third_party' && thirdParty === '' ? ['thirdParty', 'say whom'] : way === 'on_the_spot' && afterPhotoIds.length === 0 ? ['afterPhotoIds', 'show what it is like now'] : []
  if (field === undefined) return way
  if (sameAs === null) throw wrongField('rule_broken', `${pointer}/${field}`, message!)
  return 'undecided'
}

const shown = (value: inspections.PointAnswer['value']): string => (typeof value === 'boolean' || value === null ? '' : String(value))

interface Made {
  id: string
  item: inspections.CheckItem | undefined
  description: string
  severity: inspections.FindingSeverity
  way: inspections.FindingWay
  thirdParty: string
  photoIds: readonly string[]
  afterPhotoIds: readonly string[]
  pointer: string
}

async function make(ctx: Ctx, row: TaskRow, record: RecordRow, point: Point, made: Made): Promise<void> {
  const known = await ctx.tx.selectFrom('finding').select('id').where('id', '=', made.id).executeTakeFirst()
  if (known) throw wrongField('already_exists', `${made.pointer}/id`, 'a finding with this id exists')
  await makeFinding(ctx, {
    id: made.id, site_id: row.site_id, task_id: row.id, record_id: record.id, point_id: point.id, checklist_id: record.checklist_id, item_id: made.item?.id ?? null, item_text: made.item?.text ?? '', place: [point.name, point.place].filter(Boolean).join(' '), description: made.description.slice(0, 1000), severity: made.severity, way: made.way,
    third_party: made.thirdParty, found_at: record.at, photoIds: made.photoIds, afterPhotoIds: made.afterPhotoIds, pointer: made.pointer, unitId: point.target === 'unit' ? point.target_id : null,
  })
}

async function seenAgain(ctx: Ctx, record: RecordRow, { id, site_id: siteId }: OpenFinding, { description, photoIds, pointer }: { description: string; photoIds: readonly string[]; pointer: string }): Promise<void> {
  await ctx.tx.updateTable('finding').set({ seen: sql`seen + 1`, version: sql`version + 1`, updated_at: ctx.now }).where('id', '=', id).execute()
  await attachFiles(ctx, { type: 'finding', id }, photoIds, 'before', `${pointer}/photoIds`)
  recordHappening(ctx, { siteId, recordType: 'finding', recordId: id, action: 'seen_again', note: description || null, at: record.at, fileIds: [...photoIds] })
  announceChange(ctx, { recordType: 'finding', recordId: id, siteId, action: 'seen_again' })
}
