import type { Input, Locale, Output, staffing } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { uncovered, type PatternShift } from '../rota/patterns.ts'
import type { StaffingTables } from '../tables.ts'

type Row = Selectable<StaffingTables['shift_pattern']>
const json = (shifts: readonly PatternShift[]) => sql<PatternShift[]>`${JSON.stringify(shifts)}::jsonb`
const present = (row: Row): staffing.ShiftPattern => ({ id: row.id, name: row.name, isAroundTheClock: row.is_around_the_clock, weekdays: row.weekdays, shifts: row.shifts, isActive: row.is_active, version: row.version })

export async function listShiftPatterns(ctx: Ctx): Promise<Output<typeof staffing.listShiftPatterns>> {
  const rows = await ctx.tx.selectFrom('shift_pattern').selectAll().orderBy('is_active', 'desc').orderBy('name').limit(200).execute()
  return { items: rows.map(present) }
}

/** Patterns are of the whole organisation. Throws `rule_broken` naming `/shifts` with what stays uncovered (STF-003). */
export async function createShiftPattern(ctx: Ctx, { body }: Input<typeof staffing.createShiftPattern>): Promise<staffing.ShiftPattern> {
  mustPlanAll(ctx)
  mustBeSound(body)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), ...factsOf(body), is_active: true, version: 1 }
  await mustBeFree(ctx, row)
  const made = await ctx.tx.insertInto('shift_pattern').values({ ...row, shifts: json(row.shifts) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  tell(ctx, row, 'created')
  return present(row)
}

export async function changeShiftPattern(ctx: Ctx, { params, body }: Input<typeof staffing.changeShiftPattern>): Promise<staffing.ShiftPattern> {
  mustPlanAll(ctx)
  const before = await ctx.tx.selectFrom('shift_pattern').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before)))
  mustBeSound(body)
  const facts = { ...factsOf(body), is_active: body.isActive }
  const changes = changesBetween({ ...before }, facts)
  if (changes.length === 0) return present(before)
  const row: Row = { ...before, ...facts, version: before.version + 1 }
  await mustBeFree(ctx, row)
  await ctx.tx.updateTable('shift_pattern').set({ ...facts, shifts: json(row.shifts), version: row.version }).where('id', '=', row.id).execute()
  tell(ctx, row, 'changed', changes)
  return present(row)
}

function mustPlanAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('rota:plan').length === 0) throw new AppError('not_permitted', 'Shift patterns are made by who plans a rota')
}

type Facts = Pick<staffing.ShiftPattern, 'name' | 'isAroundTheClock' | 'weekdays' | 'shifts'>
const factsOf = (body: Facts) => ({ name: body.name, is_around_the_clock: body.isAroundTheClock, weekdays: [...new Set(body.weekdays)].sort((a, b) => a - b), shifts: body.shifts })

function mustBeSound({ isAroundTheClock, weekdays, shifts }: Facts): void {
  if (new Set(shifts.map(({ code }) => code)).size < shifts.length) throw wrongField('rule_broken', '/shifts', 'a code is there twice')
  if (!isAroundTheClock) return
  if (new Set(weekdays).size < 7) throw wrongField('rule_broken', '/weekdays', 'around the clock is every day')
  const gaps = uncovered(shifts)
  if (gaps.length > 0) throw wrongField('rule_broken', '/shifts', `nobody covers ${gaps.join(', ')}`)
}

async function mustBeFree(ctx: Ctx, row: Pick<Row, 'id' | 'name'>): Promise<void> {
  const taken = await ctx.tx.selectFrom('shift_pattern').select('id').where('name', '=', row.name).where('id', '!=', row.id).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/name', row.name)
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'shift_pattern', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'shift_pattern', recordId: row.id, siteId: null, action })
}

type Words = Record<Locale, string>
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const READY: readonly { name: Words; isAroundTheClock: boolean; weekdays: number[]; shifts: (Omit<PatternShift, 'name'> & { name: Words })[] }[] = [
  {
    name: words('24 小时三班', '24 小時三班', 'Three shifts, 24 h'), isAroundTheClock: true, weekdays: EVERY_DAY,
    shifts: [{ code: '早', name: words('早班', '早班', 'Early'), start: '07:00', minutes: 480 }, { code: '中', name: words('中班', '中班', 'Late'), start: '15:00', minutes: 480 }, { code: '夜', name: words('夜班', '夜班', 'Night'), start: '23:00', minutes: 480 }],
  },
  { name: words('行政班', '行政班', 'Office hours'), isAroundTheClock: false, weekdays: [1, 2, 3, 4, 5], shifts: [{ code: '日', name: words('日班', '日班', 'Day'), start: '08:30', minutes: 540 }] },
  { name: words('每日白班', '每日白班', 'Every day'), isAroundTheClock: false, weekdays: EVERY_DAY, shifts: [{ code: '日', name: words('日班', '日班', 'Day'), start: '08:30', minutes: 540 }] },
  { name: words('夜间值班', '夜間值班', 'Night duty'), isAroundTheClock: false, weekdays: EVERY_DAY, shifts: [{ code: '值', name: words('夜间值班', '夜間值班', 'Night duty'), start: '18:00', minutes: 870 }] },
]

/** What a new organisation starts with. Twice is once. */
export async function seedShiftPatterns(ctx: Ctx): Promise<void> {
  if (await ctx.tx.selectFrom('shift_pattern').select('id').limit(1).executeTakeFirst()) return
  const rows = READY.map((one) => ({
    organization_id: ctx.organizationId, id: newId(), name: one.name[ctx.locale], is_around_the_clock: one.isAroundTheClock, weekdays: one.weekdays, is_active: true, version: 1,
    shifts: json(one.shifts.map((shift) => ({ ...shift, name: shift.name[ctx.locale] }))),
  }))
  await ctx.tx.insertInto('shift_pattern').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
}
