import type { Input, staffing } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { siteById } from '../../organization/index.ts'
import type { RotaRow } from '../tables.ts'
import { generate, type Carried } from './generate.ts'
import { draftOf, loadMonth, lockRota, publishedOf, type Month } from './month.ts'
import { presentRota } from './present.ts'
import { keyOf, type Duty } from './rules.ts'

export interface OpenMonth extends Month {
  rota: RotaRow
}

/** The month under lock, at the version that the actor saw. Throws `not_found`, `stale_version` with the rota as it is now. */
export async function openMonth(ctx: Ctx, { siteId, month, version }: { siteId: string; month: string; version?: number }): Promise<OpenMonth> {
  await siteById(ctx, siteId)
  await lockRota(ctx, siteId, month)
  const loaded = await loadMonth(ctx, siteId, month)
  await mustBeCurrent(loaded.rota?.version ?? 0, version, () => presentRota(ctx, loaded))
  return { ...loaded, rota: loaded.rota ?? (await begin(ctx, siteId, loaded.days[0]!)) }
}

async function begin(ctx: Ctx, siteId: string, month: string): Promise<RotaRow> {
  const row: RotaRow = { organization_id: ctx.organizationId, id: newId(), site_id: siteId, month, version: 0, published_number: 0, published_at: null }
  await ctx.tx.insertInto('rota').values(row).execute()
  return row
}

/** A new version of the rota, told to the trail and to open screens. */
export async function raiseRota(ctx: Ctx, rota: RotaRow, action: string, note: string, set: Partial<RotaRow> = {}): Promise<RotaRow> {
  const after: RotaRow = { ...rota, ...set, version: rota.version + 1 }
  await ctx.tx.updateTable('rota').set({ ...set, version: after.version }).where('id', '=', rota.id).execute()
  recordHappening(ctx, { siteId: rota.site_id, recordType: 'rota', recordId: rota.id, action, note })
  announceChange(ctx, { recordType: 'rota', recordId: rota.id, siteId: rota.site_id, action })
  return after
}

/** Sets cells by hand, or clears them. Hard rules are shown at once and refused when it is published: planning passes through states that break them. */
export async function setRotaCells(ctx: Ctx, { body }: Input<typeof staffing.setRotaCells>): Promise<staffing.Rota> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  const month = await openMonth(ctx, body)
  const needs = new Set(month.needs.map(keyOf))
  const people = new Set(month.people.map(({ id }) => id))
  body.cells.forEach((cell, at) => {
    if (!month.days.includes(cell.day)) throw wrongField('rule_broken', `/cells/${at}/day`, 'lies outside the month')
    if (cell.day < month.openFrom) throw wrongField('rule_broken', `/cells/${at}/day`, 'has passed and was published')
    if (!people.has(cell.employeeId)) throw wrongField('rule_broken', `/cells/${at}/employeeId`, 'does not work at this site')
    if (cell.postId !== null && !needs.has(keyOf({ postId: cell.postId, day: cell.day, shift: cell.shift }))) throw wrongField('rule_broken', `/cells/${at}/postId`, 'is not manned in that shift on that day')
  })
  // The last word about a cell counts.
  const cells = [...new Map(body.cells.map((cell) => [`${cell.employeeId} ${cell.day}`, cell])).values()]
  await ctx.client.query(
    'delete from rota_entry e using unnest($2::uuid[], $3::date[]) as c (employee_id, day) where e.organization_id = $4 and e.rota_id = $1 and e.employee_id = c.employee_id and e.day = c.day',
    [month.rota.id, cells.map(({ employeeId }) => employeeId), cells.map(({ day }) => day), ctx.organizationId],
  )
  await writeEntries(ctx, month.rota.id, cells.flatMap(({ employeeId, day, postId, shift }) => (postId === null ? [] : [{ employeeId, day, postId, shift, isFixed: true }])))
  const rota = await raiseRota(ctx, month.rota, 'set_by_hand', String(cells.length))
  return presentRota(ctx, { ...month, rota })
}

export async function writeEntries(ctx: Ctx, rotaId: string, entries: readonly (Pick<Duty, 'employeeId' | 'day' | 'postId' | 'shift'> & { isFixed: boolean })[]): Promise<void> {
  if (entries.length === 0) return
  await ctx.client.query(
    `insert into rota_entry (organization_id, rota_id, employee_id, day, post_id, shift, is_fixed)
     select $1, $2, c.* from unnest($3::uuid[], $4::date[], $5::uuid[], $6::text[], $7::boolean[]) as c (employee_id, day, post_id, shift, is_fixed)`,
    [ctx.organizationId, rotaId, entries.map((one) => one.employeeId), entries.map((one) => one.day), entries.map((one) => one.postId), entries.map((one) => one.shift), entries.map((one) => one.isFixed)],
  )
}

/** Plans the rest of a month by rule. What was set by hand stays, unless it is asked to go; so does what has passed, or lies before `fromDay`. */
export async function generateRota(ctx: Ctx, { body }: Input<typeof staffing.generateRota>): Promise<staffing.Rota> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  const month = await openMonth(ctx, body)
  if (month.needs.length === 0) throw wrongField('rule_broken', '/month', 'the site has no posts to be manned')
  const from = [month.openFrom, body.fromDay ?? ''].sort().at(-1)!
  const draft = await draftOf(ctx, month, await publishedOf(ctx, month.rota.id))
  const known = new Set(month.needs.map(keyOf))
  const kept = draft.filter((one) => one.day < from || (body.keepByHand && one.isFixed && known.has(keyOf(one))))
  const { duties } = generate({ needs: month.needs.filter(({ day }) => day >= from), people: month.people, rules: month.rules, fixed: kept, carried: await carriedBefore(ctx, month) })
  const byHand = new Set(kept.filter(({ isFixed }) => isFixed).map((one) => `${one.employeeId} ${one.day}`))
  await ctx.tx.deleteFrom('rota_entry').where('rota_id', '=', month.rota.id).execute()
  await writeEntries(ctx, month.rota.id, duties.map((one) => ({ ...one, isFixed: byHand.has(`${one.employeeId} ${one.day}`) })))
  const rota = await raiseRota(ctx, month.rota, 'generated', from)
  return presentRota(ctx, { ...month, rota })
}

const MONTHS_BACK_DAYS = 62
/** Nights and weekends of the two months before: who had many gets fewer. */
async function carriedBefore(ctx: Ctx, { days, timeZone, people }: Month): Promise<Map<string, Carried>> {
  const { rows } = await ctx.client.query<{ employee_id: string; nights: number; weekends: number }>({
    name: 'nights_before',
    text: `select employee_id, count(*) filter (where extract(hour from from_at at time zone $4) >= 20 or extract(hour from from_at at time zone $4) < 4)::int as nights, count(*) filter (where extract(isodow from day) > 5)::int as weekends
           from rota_shift where organization_id = $1 and until_number is null and employee_id = any ($2) and day >= $3::date - ${MONTHS_BACK_DAYS} and day < $3::date group by employee_id`,
    values: [ctx.organizationId, people.map(({ id }) => id), days[0], timeZone],
  })
  // Relative to who had least: the newcomer is not punished for having had none.
  const least = { nights: Math.min(...rows.map((row) => row.nights)), weekends: Math.min(...rows.map((row) => row.weekends)) }
  return new Map(rows.map((row) => [row.employee_id, { nights: row.nights - least.nights, weekends: row.weekends - least.weekends }]))
}

