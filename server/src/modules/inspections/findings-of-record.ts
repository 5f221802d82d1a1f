import { sql } from 'kysely'
import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { recordHappening } from '../../platform/records/index.ts'
import type { Judged } from './judge.ts'
import { makeFinding } from './new-finding.ts'
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
    if (one.way === 'third_party' && one.thirdParty === '') throw wrongField('rule_broken', `${pointer}/thirdParty`, 'say whom')
    if (one.way === 'on_the_spot' && one.afterPhotoIds.length === 0) throw wrongField('rule_broken', `${pointer}/afterPhotoIds`, 'show what it is like now')
    if (one.sameAs !== null) await seenAgain(ctx, record, point, one, pointer)
    else await make(ctx, row, record, point, { id: one.id, item, description: one.description, severity: one.severity, way: one.way, thirdParty: one.thirdParty, photoIds: one.photoIds, afterPhotoIds: one.afterPhotoIds, pointer })
  }
  const told = new Set(sent.flatMap(({ itemId }) => itemId ?? []))
  for (const item of judged?.bad ?? []) {
    if (told.has(item.id)) continue
    const answer = (record.answers as inspections.PointAnswer[]).find(({ itemId }) => itemId === item.id)!
    const open = await ctx.tx.selectFrom('finding').select('id').where('point_id', '=', point.id).where('item_id', '=', item.id).where('state', 'in', ['open', 'in_hand', 'settled']).limit(1).executeTakeFirst()
    if (open) {
      await seenAgain(ctx, record, point, { sameAs: open.id, description: answer.note, photoIds: answer.photoIds }, at)
      continue
    }
    // What an item asks for by itself needs nobody else's word; a third party or a look upward does.
    const way = item.way === 'work_order' || item.way === 'rectification' ? item.way : 'undecided'
    await make(ctx, row, record, point, { id: newId(), item, description: [item.text, answer.note || shown(answer.value)].filter(Boolean).join('：'), severity: item.severity, way, thirdParty: '', photoIds: answer.photoIds, afterPhotoIds: [], pointer: at })
  }
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

async function seenAgain(ctx: Ctx, record: RecordRow, point: Point, one: { sameAs: string | null; description: string; photoIds: readonly string[] }, pointer: string): Promise<void> {
  const row = await ctx.tx.selectFrom('finding').select(['id', 'site_id', 'state']).where('id', '=', one.sameAs!).where('point_id', '=', point.id).forUpdate().executeTakeFirst()
  if (!row) throw wrongField('rule_broken', `${pointer}/sameAs`, 'no finding of this point')
  await ctx.tx.updateTable('finding').set({ seen: sql`seen + 1`, version: sql`version + 1`, updated_at: ctx.now }).where('id', '=', row.id).execute()
  await attachFiles(ctx, { type: 'finding', id: row.id }, one.photoIds, 'before', `${pointer}/photoIds`)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'finding', recordId: row.id, action: 'seen_again', note: one.description || null, at: record.at, fileIds: [...one.photoIds] })
}
