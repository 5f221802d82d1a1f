import type { inspections, Input } from '@guanjia/contract'
import { isFineAnswer } from '@guanjia/contract/inspection-rules.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesOfRecords } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import { unitsById } from '../archives/index.ts'
import { employeeNames } from '../people/index.ts'
import { changeTask, presentOne } from './act-on-task.ts'
import { chainedAnswers, hashOf } from './chain.ts'
import { itemsOfVersions } from './checklists.ts'
import { findingsOfTask } from './findings.ts'
import type { GivenSign } from './presence.ts'
import { takeReadings, withdrawReadings } from './readings.ts'
import { recount, type RecordRow } from './records.ts'
import type { KeptStop, LeftStop } from './tables.ts'
import { lockTask, visibleTask, type TaskRow } from './tasks.ts'

type Items = Map<string, inspections.CheckItem[]>
const itemsFor = (items: Items, row: RecordRow): inspections.CheckItem[] => items.get(`${row.checklist_id} ${row.checklist_number}`) ?? []

/** Whether every record of a round still follows from the one before it, none is missing, and none says anything else than when it came. */
function isChainWhole(rows: readonly RecordRow[], items: Items): boolean {
  let previous = ''
  return rows.toSorted((a, b) => a.position - b.position).every((row, i) => {
    const facts = { id: row.id, taskId: row.task_id, pointId: row.point_id, employeeId: row.employee_id, at: row.at, receivedAt: row.received_at, result: row.result, answers: chainedAnswers(itemsFor(items, row), row.answers as inspections.PointAnswer[]), proof: row.proof }
    const isNext = row.position === i + 1 && row.previous_hash === previous && row.hash === hashOf(previous, facts)
    previous = row.hash
    return isNext
  })
}

async function detailsOf(ctx: Ctx, row: TaskRow): Promise<inspections.InspectionTaskDetails> {
  const rows = await ctx.tx.selectFrom('inspection_record').selectAll().where('task_id', '=', row.id).orderBy('position').execute()
  const items = await itemsOfVersions(ctx, rows.map((one) => ({ id: one.checklist_id, number: one.checklist_number })))
  const stops = row.stops as KeptStop[]
  const points = new Map((stops.length === 0 ? [] : await ctx.tx.selectFrom('inspection_point').select(['id', 'code', 'name', 'place']).where('id', 'in', stops.map(({ pointId }) => pointId)).execute()).map((point) => [point.id, point]))
  const signed = await ctx.tx.selectFrom('inspection_sign_in').select('employee_id').where('task_id', '=', row.id).orderBy('at').execute()
  const names = await employeeNames(ctx, [...rows.map(({ employee_id }) => employee_id), ...signed.map(({ employee_id }) => employee_id)])
  const photos = await filesOfRecords(ctx, rows.map(({ id }) => id))
  const leftUnits = await unitsById(ctx, (row.left_stops as LeftStop[]).flatMap(({ unitId }) => unitId ?? []))
  return {
    ...(await presentOne(ctx, row)), isOrdered: row.is_ordered, participants: row.participants, photoWhenFine: row.photo_when_fine,
    stops: stops.flatMap(({ pointId, minutes }) => (points.has(pointId) ? [{ pointId, code: points.get(pointId)!.code, name: points.get(pointId)!.name, place: points.get(pointId)!.place, minutes }] : [])),
    left: (row.left_stops as LeftStop[]).flatMap(({ unitId, at, state }) => (unitId === null ? [] : [{ unit: { id: unitId, name: leftUnits.get(unitId)?.code ?? '' }, at, state: state as inspections.InspectionTaskDetails['left'][number]['state'] }])),
    // What was replaced by its own writer is history; what two wrote is shown until one is chosen.
    records: rows.filter(({ standing }) => standing === 'counts' || standing === 'conflict').map((one) => presentRecord(one, { items: itemsFor(items, one), names, point: points.get(one.point_id)!, photos: (photos.get(one.id) ?? []).map(({ file }) => file) })),
    findings: await findingsOfTask(ctx, row.id), signedIn: signed.map(({ employee_id }) => ({ id: employee_id, name: names.get(employee_id) ?? '' })), isChainWhole: isChainWhole(rows, items),
  }
}

interface Around {
  items: readonly inspections.CheckItem[]
  names: ReadonlyMap<string, string>
  point: inspections.PointRecord['point']
  photos: inspections.PointRecord['photos']
}

function presentRecord(row: RecordRow, { items, names, point, photos }: Around): inspections.PointRecord {
  const answers = new Map((row.answers as inspections.PointAnswer[]).map((answer) => [answer.itemId, answer]))
  return {
    id: row.id, point, result: row.result, at: iso(row.at), receivedAt: iso(row.received_at), by: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, skipReason: row.skip_reason, note: row.note, checklistNumber: row.checklist_number,
    answers: items.flatMap((item) => {
      const answer = answers.get(item.id)
      return answer === undefined ? [] : [{ item, value: answer.value, note: answer.note, isFine: isFineAnswer(item, answer.value), photoIds: answer.photoIds, confirmed: answer.confirmed ?? null }]
    }),
    presence: row.presence, signs: row.signs as GivenSign[], clockAheadSeconds: row.clock_ahead_seconds, hash: row.hash, isConflict: row.standing === 'conflict', photos,
  }
}

export async function getTask(ctx: Ctx, { params }: Input<typeof inspections.getTask>): Promise<inspections.InspectionTaskDetails> {
  return detailsOf(ctx, await visibleTask(ctx, params.id))
}

/** Of two records of one point a person says which counts; the other stays, set aside. Throws `action_not_allowed` when nothing is to choose. */
export async function settleConflict(ctx: Ctx, { params }: Input<typeof inspections.settleConflict>): Promise<inspections.InspectionTaskDetails> {
  const chosen = await ctx.tx.selectFrom('inspection_record').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!chosen) throw new AppError('not_found')
  const row = await lockTask(ctx, chosen.task_id)
  ctx.actor.mustBeAbleTo('inspections:manage', row.site_id)
  const both = await ctx.tx.selectFrom('inspection_record').select(['id', 'standing']).where('task_id', '=', row.id).where('point_id', '=', chosen.point_id).where('standing', 'in', ['counts', 'conflict']).execute()
  if (both.length < 2 || !both.some(({ id }) => id === chosen.id)) throw new AppError('action_not_allowed', 'There is nothing to choose', undefined, { allowedActions: [] })
  const others = both.flatMap(({ id }) => (id === chosen.id ? [] : id))
  await ctx.tx.updateTable('inspection_record').set({ standing: 'set_aside' }).where('id', 'in', others).execute()
  await ctx.tx.updateTable('inspection_record').set({ standing: 'counts' }).where('id', '=', chosen.id).execute()
  if (both.some(({ id, standing }) => id === chosen.id && standing === 'conflict')) await readInstead(ctx, row, chosen, others)
  await sayLast(ctx, chosen.point_id)
  const names = await employeeNames(ctx, [chosen.employee_id])
  return detailsOf(ctx, await changeTask(ctx, await recount(ctx, row), {}, { action: 'conflict_settled', note: names.get(chosen.employee_id) ?? null }))
}

/** The reading of the record that was chosen takes the place of those that were set aside. */
async function readInstead(ctx: Ctx, row: TaskRow, chosen: RecordRow, others: readonly string[]): Promise<void> {
  await withdrawReadings(ctx, row, others)
  const point = await ctx.tx.selectFrom('inspection_point').select(['target', 'target_id', 'code']).where('id', '=', chosen.point_id).executeTakeFirstOrThrow()
  const items = itemsFor(await itemsOfVersions(ctx, [{ id: chosen.checklist_id, number: chosen.checklist_number }]), chosen)
  const answers = (chosen.answers as inspections.PointAnswer[]).flatMap(({ itemId, value, confirmed }) => items.filter(({ id }) => id === itemId).map((item) => ({ item, value, confirmed })))
  await takeReadings(ctx, row, point, chosen, answers)
}

/** What a point was like last is what its latest record says that counts; the one that was set aside may have said something else. */
async function sayLast(ctx: Ctx, pointId: string): Promise<void> {
  await ctx.client.query(
    `update inspection_point p set last_result = r.result, last_at = r.at, last_by = e.name
     from inspection_record r join employee e on e.organization_id = r.organization_id and e.id = r.employee_id
     where p.id = $1 and r.id = (select l.id from inspection_record l where l.point_id = $1 and l.standing = 'counts' order by l.at desc limit 1)`,
    [pointId],
  )
}
