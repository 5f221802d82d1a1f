import { sql } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import { lacksPhotoWhenFine } from '@guanjia/contract/inspection-rules.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { beginTask, presentOne } from './act-on-task.ts'
import { chainedAnswers, hashOf } from './chain.ts'
import { itemsOfVersions } from './checklists.ts'
import { clockOf, type PhoneClock } from './phone-clock.ts'
import { keepFindings } from './findings-of-record.ts'
import { judge, type Judged } from './judge.ts'
import { keepLampCount } from './lamps/of-record.ts'
import { isNonceOf } from './nonce.ts'
import { presenceOf } from './presence.ts'
import { takeReadings, withdrawReadings } from './readings.ts'
import type { InspectionTables, KeptStop } from './tables.ts'
import { isOwn, lockTask, type TaskRow } from './tasks.ts'
import { tellSupervisors } from './tell-supervisors.ts'
import { takeBackLeft } from './units.ts'

type Sent = Input<typeof inspections.sendRecords>['body']['records'][number]
export type RecordRow = InspectionTables['inspection_record']
type Point = Pick<InspectionTables['inspection_point'], 'id' | 'code' | 'checklist_id' | 'tag' | 'latitude' | 'longitude' | 'target' | 'target_id' | 'place' | 'name'>

/**
 * What a phone wrote down at points of a round (INS-003), with or without network. Each record counts once, however often it comes: its id is
 * made on the phone. The first one starts the round. A second record of the same point by the same colleague replaces the first; one by somebody
 * else is kept and waits for a person to choose, nothing is dropped.
 * Throws `not_found`, `action_not_allowed` before the time of the round, `rule_broken` naming the field; then nothing of the request is kept.
 */
export async function sendRecords(ctx: Ctx, { params, body }: Input<typeof inspections.sendRecords>): Promise<Output<typeof inspections.sendRecords>> {
  let row = await lockTask(ctx, params.id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague walks a round')
  if (!isOwn(ctx, row) && !ctx.actor.can('inspections:manage', row.site_id)) throw new AppError('not_permitted', 'The round is somebody else’s')
  const twice = body.records.findIndex(({ id }, i) => body.records.findIndex((other) => other.id === id) < i)
  if (twice >= 0) throw wrongField('rule_broken', `/records/${twice}/id`, 'is there twice')
  const known = await ctx.tx.selectFrom('inspection_record').select(['id', 'task_id', 'standing', 'presence']).where('id', 'in', body.records.map(({ id }) => id)).execute()
  const before = new Map(known.map((one) => [one.id, one]))
  const stranger = body.records.findIndex(({ id }) => before.has(id) && before.get(id)!.task_id !== row.id)
  if (stranger >= 0) throw wrongField('already_exists', `/records/${stranger}/id`, 'a record with this id exists')
  const fresh = body.records.flatMap((record, i) => (before.has(record.id) ? [] : [{ record, i }]))
  const told = known.map(({ id, standing, presence }) => ({ id, isConflict: standing === 'conflict', presence }))
  if (fresh.length > 0) {
    const clock = clockOf(ctx, body.sentAt)
    const first = Math.min(...fresh.map(({ record }) => clock.truly(record.at).getTime()))
    mustHaveBegun(ctx, row)
    if (row.state === 'waiting' || row.state === 'missed') row = await beginTask(ctx, row, new Date(Math.max(first, row.from_at.getTime())))
    row = await takeBackLeft(ctx, row, fresh.map(({ record }) => record.pointId))
    const made = await keepAll(ctx, row, fresh, clock)
    told.push(...made.map(({ id, standing, presence }) => ({ id, isConflict: standing === 'conflict', presence })))
    row = await recount(ctx, row)
    announceChange(ctx, { recordType: 'inspection_task', recordId: row.id, siteId: row.site_id, action: 'recorded' })
  }
  return { task: await presentOne(ctx, row), records: body.records.map(({ id }) => told.find((one) => one.id === id)!) }
}

/** What is known of a round before new records are looked at; kept up to date while they are. */
interface Known {
  records: Pick<RecordRow, 'id' | 'point_id' | 'employee_id' | 'at' | 'result' | 'standing'>[]
  position: number
  hash: string
  replaced: string[]
}

async function keepAll(ctx: Ctx, row: TaskRow, fresh: readonly { record: Sent; i: number }[], clock: PhoneClock): Promise<RecordRow[]> {
  const points = await pointsOf(ctx, row, fresh)
  const items = await itemsOfVersions(ctx, fresh.map(({ record }) => ({ id: listOf(record, points.get(record.pointId)!), number: record.checklistNumber })))
  const earlier = await ctx.tx.selectFrom('inspection_record').select(['id', 'point_id', 'employee_id', 'at', 'result', 'standing', 'position', 'hash']).where('task_id', '=', row.id).orderBy('position').execute()
  const known: Known = { records: [...earlier], position: earlier.at(-1)?.position ?? 0, hash: earlier.at(-1)?.hash ?? '', replaced: [] }
  const all = fresh
    .toSorted((a, b) => Date.parse(a.record.at) - Date.parse(b.record.at))
    .map(({ record, i }) => {
      const about: About = { at: `/records/${i}`, record, point: points.get(record.pointId)!, items: itemsFor(items, points, record, i) }
      const judged = judgedOf(row, about)
      return { about, judged, made: rowOf(ctx, row, about, judged, known, clock) }
    })
  const made = all.map((one) => one.made)
  if (known.replaced.length > 0) {
    await ctx.tx.updateTable('inspection_record').set({ standing: 'replaced' }).where('id', 'in', known.replaced).execute()
    await withdrawReadings(ctx, row, known.replaced)
  }
  await ctx.tx.insertInto('inspection_record').values(made.map((one) => ({ ...one, answers: json(one.answers), proof: json(one.proof), signs: json(one.signs) }))).execute()
  await seenAt(ctx, made.filter(({ standing }) => standing === 'counts'))
  for (const one of all) await follow(ctx, row, one)
  return made
}

/** The checklist that a record follows: the phone's, though the point has another one since. */
const listOf = (record: Sent, point: Point): string => record.checklistId ?? point.checklist_id

function itemsFor(items: Map<string, inspections.CheckItem[]>, points: Map<string, Point>, record: Sent, i: number): inspections.CheckItem[] {
  const found = items.get(`${listOf(record, points.get(record.pointId)!)} ${record.checklistNumber}`)
  if (!found) throw wrongField('rule_broken', `/records/${i}/checklistNumber`, 'no such version of the checklist')
  return found
}

/** Nobody walks a round before its time. Whatever became of it afterwards, somebody was there: what a phone kept without network is taken. */
function mustHaveBegun(ctx: Ctx, row: TaskRow): void {
  if (row.state === 'waiting' && row.from_at > ctx.now) throw new AppError('action_not_allowed', 'Its time has not come', undefined, { allowedActions: [] })
}

async function pointsOf(ctx: Ctx, row: TaskRow, fresh: readonly { record: Sent; i: number }[]): Promise<Map<string, Point>> {
  const stops = new Set((row.stops as KeptStop[]).map(({ pointId }) => pointId))
  const rows = await ctx.tx.selectFrom('inspection_point').select(['id', 'code', 'name', 'place', 'checklist_id', 'tag', 'latitude', 'longitude', 'target', 'target_id']).where('id', 'in', fresh.map(({ record }) => record.pointId)).execute()
  const points = new Map(rows.map((point) => [point.id, point]))
  for (const { record, i } of fresh) if (!stops.has(record.pointId) || !points.has(record.pointId)) throw wrongField('rule_broken', `/records/${i}/pointId`, 'no point of this round')
  return points
}

interface About {
  /** Where it stands in the request. */
  at: string
  record: Sent
  point: Point
  items: inspections.CheckItem[]
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

function judgedOf(row: TaskRow, { record, items, at }: About): Judged | null {
  if (record.skipReason !== '') return null
  const judged = judge(items, record.answers, `${at}/answers`)
  const answers = new Map(record.answers.map((answer) => [answer.itemId, answer]))
  if (row.photo_when_fine && lacksPhotoWhenFine(items, (id) => answers.get(id), { findings: record.findings.length, photoId: record.proof.photoId })) throw wrongField('rule_broken', `${at}/proof/photoId`, 'the plan wants a picture of what is fine')
  return judged
}

function rowOf(ctx: Ctx, row: TaskRow, { record, point, items }: About, judged: Judged | null, known: Known, clock: PhoneClock): RecordRow {
  const at = clock.truly(record.at)
  const arrived = new Date(Math.min(clock.truly(record.proof.arrivedAt).getTime(), at.getTime()))
  const presence = presenceOf({
    isTagRight: record.proof.tag !== null && record.proof.tag === point.tag, point: point.latitude === null ? null : { latitude: point.latitude, longitude: point.longitude! }, phone: record.proof.position, arrivedAt: arrived, at,
    isInOrder: row.is_ordered ? isNextOnRoute(row, record.pointId, at, known) : null, hasPhoto: record.proof.photoId !== null, isNonceRight: record.proof.nonce !== null && isNonceOf(ctx, record.proof.nonce, row.site_id),
  })
  const facts = { id: record.id, taskId: row.id, pointId: record.pointId, employeeId: ctx.actor.employeeId!, at, receivedAt: ctx.now, result: judged?.result ?? ('skipped' as const), answers: chainedAnswers(items, record.answers), proof: record.proof }
  const made: RecordRow = {
    organization_id: ctx.organizationId, id: record.id, task_id: row.id, point_id: record.pointId, result: facts.result, at, arrived_at: arrived, received_at: ctx.now, employee_id: facts.employeeId, checklist_id: listOf(record, point), checklist_number: record.checklistNumber, answers: record.answers, skip_reason: record.skipReason, note: record.note, proof: record.proof,
    signs: presence.signs, presence: presence.score, clock_ahead_seconds: clock.aheadSeconds, standing: standingOf(ctx, { pointId: record.pointId, at, isSkipped: facts.result === 'skipped' }, known), position: known.position + 1, previous_hash: known.hash, hash: hashOf(known.hash, facts),
  }
  Object.assign(known, { position: made.position, hash: made.hash })
  known.records.push(made)
  return made
}

/** In order: nothing later on the route was looked at before. */
function isNextOnRoute(row: TaskRow, pointId: string, at: Date, { records }: Known): boolean {
  const stops = (row.stops as KeptStop[]).map((stop) => stop.pointId)
  const later = new Set(stops.slice(stops.indexOf(pointId) + 1))
  return !records.some((one) => later.has(one.point_id) && one.at < at)
}

/**
 * Of one colleague's records of a point the later counts. Of two colleagues' both wait for a person to choose, unless one of them could not look at it
 * (nobody at home): then the one who did counts, and of two who did not, the later.
 */
function standingOf(ctx: Ctx, { pointId, at, isSkipped }: { pointId: string; at: Date; isSkipped: boolean }, known: Known): RecordRow['standing'] {
  const counted = known.records.find((one) => one.point_id === pointId && one.standing === 'counts')
  if (!counted) return 'counts'
  const isOwnRecord = counted.employee_id === ctx.actor.employeeId
  const wasSkipped = counted.result === 'skipped'
  if (!isOwnRecord && !wasSkipped && !isSkipped) return 'conflict'
  const givesWay = isOwnRecord || wasSkipped === isSkipped ? counted.at <= at : wasSkipped
  if (!givesWay) return 'replaced'
  counted.standing = 'replaced'
  known.replaced.push(counted.id)
  return 'counts'
}

/** What the points were like last; an older record that comes late changes nothing. */
async function seenAt(ctx: Ctx, made: readonly RecordRow[]): Promise<void> {
  await ctx.client.query({
    name: 'points_seen',
    text: `update inspection_point p set last_result = s.result, last_at = s.at, last_by = $2
           from (select distinct on (point_id) * from jsonb_to_recordset($1::jsonb) as r (point_id uuid, result text, at timestamptz) order by point_id, at desc) s
           where p.id = s.point_id and (p.last_at is null or p.last_at <= s.at)`,
    values: [JSON.stringify(made.map(({ point_id, result, at }) => ({ point_id, result, at }))), ctx.actor.name],
  })
}

/** What a kept record sets going: its pictures, its line of history, readings, findings, and a word to the supervisor when two wrote at one point. */
async function follow(ctx: Ctx, row: TaskRow, { about, judged, made }: { about: About; judged: Judged | null; made: RecordRow }): Promise<void> {
  const { record, point } = about
  const isConflict = made.standing === 'conflict'
  const photos = [...record.answers.flatMap(({ photoIds }) => photoIds), ...(record.proof.photoId === null ? [] : [record.proof.photoId])]
  await attachFiles(ctx, { type: 'inspection_record', id: record.id }, photos, 'photo', `${about.at}/answers`)
  recordHappening(ctx, { siteId: row.site_id, recordType: 'inspection_task', recordId: row.id, action: isConflict ? 'record_in_conflict' : 'recorded', note: [point.code, record.skipReason || record.note].filter(Boolean).join(' '), at: made.at, fileIds: photos })
  if (judged !== null && made.standing === 'counts') await takeReadings(ctx, row, point, made, judged.answers)
  if (judged !== null) await keepLampCount(ctx, row, point, made, judged)
  await keepFindings(ctx, row, made, { sent: record.findings, point, judged, at: about.at })
  if (isConflict) await tellSupervisors(ctx, row, { template: 'inspection.conflict', params: { number: row.number, code: point.code, who: ctx.actor.name }, dedupeKey: `inspection-conflict:${row.id}:${point.id}` })
}

/** Counts of a round are those of its records. The caller holds its lock. */
export async function recount(ctx: Ctx, row: TaskRow): Promise<TaskRow> {
  const { rows } = await ctx.client.query<Pick<TaskRow, 'recorded' | 'bad' | 'skipped' | 'presence_sum' | 'version'>>(
    `update inspection_task t set recorded = c.recorded, bad = c.bad, skipped = c.skipped, presence_sum = c.presence, version = t.version + 1, updated_at = $2
     from (select count(*)::int as recorded, count(*) filter (where result = 'bad')::int as bad, count(*) filter (where result = 'skipped')::int as skipped, coalesce(sum(presence) filter (where result <> 'skipped'), 0)::int as presence
           from inspection_record where task_id = $1 and standing = 'counts') c where t.id = $1 returning t.recorded, t.bad, t.skipped, t.presence_sum, t.version`,
    [row.id, ctx.now],
  )
  return { ...row, ...rows[0]! }
}

messageTemplate('inspection.conflict', {
  'zh-CN': { title: '巡查记录重复', body: '{number} 的点位 {code} 有两人的记录，{who} 的后到，请选择以哪份为准。' },
  'zh-TW': { title: '巡查記錄重複', body: '{number} 的點位 {code} 有兩人的記錄，{who} 的後到，請選擇以哪份為準。' },
  en: { title: 'Two records of one point', body: '{number}, point {code}: the record of {who} came second. Please choose which one counts.' },
})
