import { sql } from 'kysely'
import { registers, type Input, type Output } from '@guanjia/contract'
import type { DialBefore, OddReading } from '@guanjia/contract/reading-rules.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { todayAt } from './days.ts'
import { meterWasRead } from './facility-hooks.ts'
import { METERS, presentReading, type ReadingRow } from './meters.ts'
import { judge, usualPerDay, type Read } from './plausibility.ts'
import { lockRow, presentOne, tell, visibleRow, type Row } from './register.ts'

/** So many of the last readings say what is usual. */
const REMEMBERED = 7

type Kept = ReadingRow & { voided_at: Date | null; voided_by: string | null; void_reason: string | null }

/** The history of a meter, newest first, with what was voided and why. */
export async function listReadings(ctx: Ctx, { params }: Input<typeof registers.listReadings>): Promise<Output<typeof registers.listReadings>> {
  await visibleRow(ctx, METERS, params.id)
  const { rows } = await sql<Kept>`select * from meter_reading where meter_id = ${params.id} order by read_on desc, at desc limit 500`.execute(ctx.tx)
  const photos = await filesOfRecords(ctx, rows.map((row) => row.id))
  return { items: rows.map((row) => presentKept(row, (photos.get(row.id) ?? []).map(({ file }) => file))) }
}

function presentKept(row: Kept, photos: registers.MeterReading['photos']): registers.MeterReading {
  return { ...presentReading(row), photos, voided: row.voided_at === null ? null : { reason: row.void_reason!, by: row.voided_by!, at: iso(row.voided_at) } }
}

/**
 * Enters a reading. An odd one is refused with what was expected (`meter.implausible`) until somebody says, with a note, that it was looked at
 * twice. Throws `rule_broken` naming the day or the note, `already_exists` for a second one of the day.
 */
export async function readMeter(ctx: Ctx, { params, body }: Input<typeof registers.readMeter>): Promise<Output<typeof registers.readMeter>> {
  const meter = await lockRow(ctx, METERS, params.id, undefined, 'registers:work')
  const known = body.id === undefined ? undefined : (await sql<Kept>`select * from meter_reading where id = ${body.id} and meter_id = ${meter.id}`.execute(ctx.tx)).rows[0]
  if (known) return { meter: await presentOne(ctx, METERS, meter), reading: presentKept(known, []) }
  if (meter.state === 'taken_out') throw new AppError('action_not_allowed', 'The meter was taken out', undefined, { allowedActions: [] })
  const today = await todayAt(ctx, meter.site_id)
  const readOn = body.readOn ?? today
  if (readOn > today) throw wrongField('rule_broken', '/readOn', 'lies in the future')
  const earlier = await readsBefore(ctx, meter)
  const last = earlier.at(-1)
  if (last && readOn < last.on) throw wrongField('rule_broken', '/readOn', `before the last reading of ${last.on}`)
  if (body.hasRolledOver && meter.digits === null) throw wrongField('rule_broken', '/hasRolledOver', 'nobody knows how many figures the dial has')
  if (meter.digits !== null && body.value >= 10 ** meter.digits) throw wrongField('rule_broken', '/value', `the dial has ${meter.digits} figures`)
  const { verdict, consumption, expected } = judge(earlier, { on: readOn, value: body.value, hasRolledOver: body.hasRolledOver }, meter)
  const isOdd = verdict !== 'fine' && verdict !== 'first'
  if (isOdd && !body.isConfirmed) throw wrongField('meter.implausible', '/value', `${verdict}: ${last!.value} (${last!.on})${expected ? `, ≤ ${expected.most}` : ''}`)
  if (isOdd && body.note === '') throw wrongField('rule_broken', '/note', 'say what was seen')
  const id = body.id ?? newId()
  const { rows } = await sql<Kept>`
    insert into meter_reading (organization_id, id, meter_id, read_on, value, consumption, verdict, is_confirmed, note, at, by_name)
    values (${ctx.organizationId}, ${id}, ${meter.id}, ${readOn}, ${body.value}, ${consumption}, ${verdict}, ${isOdd}, ${body.note}, ${ctx.now}, ${ctx.actor.name}) on conflict do nothing returning *`.execute(ctx.tx)
  if (!rows[0]) throw wrongField('already_exists', '/readOn', `there is a reading of ${readOn}`)
  await attachFiles(ctx, { type: 'meter_reading', id }, body.photoIds, 'photo', '/photoIds')
  tell(ctx, METERS, meter, { action: 'read', note: `${readOn} ${body.value}`, fileIds: body.photoIds })
  await meterWasRead(ctx, { id: meter.id, siteId: meter.site_id, on: readOn })
  return { meter: await presentOne(ctx, METERS, meter), reading: presentKept(rows[0], []) }
}

/** What is known of the dial, oldest first; the day of its installation counts when it is known. */
async function readsBefore(ctx: Ctx, meter: Row<'meter'>): Promise<Read[]> {
  const { rows } = await sql<{ read_on: string; value: number }>`select read_on, value from meter_reading where meter_id = ${meter.id} and voided_at is null order by read_on desc limit ${REMEMBERED}`.execute(ctx.tx)
  return sinceInstalled(meter, rows.map((row) => ({ on: row.read_on, value: row.value })).toReversed())
}

const sinceInstalled = (meter: Pick<Row<'meter'>, 'installed_on' | 'initial_reading'>, reads: Read[]): Read[] =>
  reads.length < REMEMBERED && meter.installed_on !== null && meter.installed_on <= (reads[0]?.on ?? '9999') ? [{ on: meter.installed_on, value: meter.initial_reading }, ...reads] : reads

/** What the dials of some meters showed last and turn on a usual day, for whoever reads them next; those of which nothing is known are left out. */
export async function dialsBefore(ctx: Ctx, meterIds: readonly string[]): Promise<Map<string, DialBefore>> {
  if (meterIds.length === 0) return new Map()
  const { rows } = await ctx.client.query<Pick<Row<'meter'>, 'id' | 'installed_on' | 'initial_reading'> & { reads: Read[] | null }>({
    name: 'dials_before',
    text: `select m.id, m.installed_on, m.initial_reading, l.reads from meter m
           left join lateral (select json_agg(json_build_object('on', r.read_on, 'value', r.value) order by r.read_on) as reads
             from (select read_on, value from meter_reading where organization_id = m.organization_id and meter_id = m.id and voided_at is null order by read_on desc limit ${REMEMBERED}) r) l on true
           where m.id = any ($1)`,
    values: [meterIds],
  })
  return new Map(
    rows.flatMap((row): [string, DialBefore][] => {
      const reads = sinceInstalled(row, row.reads ?? [])
      const last = reads.at(-1)
      return last ? [[row.id, { value: last.value, on: last.on, usualPerDay: usualPerDay(reads) }]] : []
    }),
  )
}

/** What is odd about a reading that is still to be entered; null: nothing. The meter stays locked until the end of the transaction. */
export async function oddnessOf(ctx: Ctx, meterId: string, next: Read): Promise<OddReading | null> {
  const meter = await lockRow(ctx, METERS, meterId, undefined, 'registers:work')
  const { verdict } = judge(await readsBefore(ctx, meter), { ...next, hasRolledOver: false }, meter)
  return verdict === 'fine' || verdict === 'first' ? null : verdict
}

/** Voids the latest reading; an earlier one stands, because consumption was counted from it. Throws `action_not_allowed`. */
export async function voidReading(ctx: Ctx, { params, body }: Input<typeof registers.voidReading>): Promise<registers.Meter> {
  const reading = (await sql<Kept>`select * from meter_reading where id = ${params.id}`.execute(ctx.tx)).rows[0]
  if (!reading) throw new AppError('not_found')
  const meter = await lockRow(ctx, METERS, reading.meter_id, undefined)
  if (!(await setAside(ctx, meter, reading, body.reason))) throw new AppError('action_not_allowed', 'Only the latest reading can be voided', undefined, { allowedActions: [] })
  return presentOne(ctx, METERS, meter)
}

/** What came of a record that gives way to another one goes, too. False: it is not the latest any more, and stands. */
export async function withdrawReading(ctx: Ctx, id: string, reason: string): Promise<boolean> {
  const reading = (await sql<Kept>`select * from meter_reading where id = ${id} and voided_at is null`.execute(ctx.tx)).rows[0]
  return reading === undefined || setAside(ctx, await lockRow(ctx, METERS, reading.meter_id, undefined, 'registers:work'), reading, reason)
}

async function setAside(ctx: Ctx, meter: Row<'meter'>, reading: Kept, reason: string): Promise<boolean> {
  const { rowCount } = await ctx.client.query(
    `update meter_reading set voided_at = $2, voided_by = $3, void_reason = $4
     where id = $1 and voided_at is null and not exists (select 1 from meter_reading l where l.meter_id = $5 and l.voided_at is null and l.read_on > $6)`,
    [reading.id, ctx.now, ctx.actor.name, reason, meter.id, reading.read_on],
  )
  if (rowCount === 0) return false
  await meterWasRead(ctx, { id: meter.id, siteId: meter.site_id, on: reading.read_on })
  tell(ctx, METERS, meter, { action: 'reading_voided', note: `${reading.read_on} ${reading.value}：${reason}` })
  return true
}
