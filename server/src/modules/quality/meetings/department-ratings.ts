import type { Input, Output, quality } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { dayIn, iso, monthAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'

const QUARTERS_SHOWN = 8

/** The first day of the quarter of a day. */
const quarterOf = (day: string): string => `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
const quarterAfter = (quarter: string, quarters: number): string => `${monthAfter(quarter.slice(0, 7), quarters * 3)}-01`

async function ownDepartment(ctx: Ctx, siteId: string): Promise<{ id: string; name: string } | null> {
  if (ctx.actor.employeeId === null) return null
  const row = await ctx.tx
    .selectFrom('employee as e')
    .innerJoin('department as d', (join) => join.onRef('d.organization_id', '=', 'e.organization_id').onRef('d.id', '=', 'e.department_id'))
    .select(['d.id', 'd.name']).where('e.id', '=', ctx.actor.employeeId).where('d.site_id', '=', siteId).where('d.is_active', '=', true).executeTakeFirst()
  return row ?? null
}

/**
 * A department rates another one for a quarter that runs or has just ended; its newest word holds. Throws `not_permitted` for who belongs to
 * no department of the site, `not_found` and `rule_broken` naming the field.
 */
export async function rateDepartment(ctx: Ctx, { body }: Input<typeof quality.rateDepartment>): Promise<Output<typeof quality.rateDepartment>> {
  ctx.actor.mustSee('checks:score', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const own = await ownDepartment(ctx, body.siteId)
  if (own === null) throw new AppError('not_permitted', 'Only a department of the site rates another one')
  const current = quarterOf(dayIn(timeZone, ctx.now))
  if (body.quarter > current || body.quarter < quarterAfter(current, -1)) throw wrongField('rule_broken', '/quarter', 'is neither this quarter nor the last')
  if (body.toDepartmentId === own.id) throw wrongField('rule_broken', '/toDepartmentId', 'is the own department')
  if (!(await ctx.tx.selectFrom('department').select('id').where('id', '=', body.toDepartmentId).where('site_id', '=', body.siteId).where('is_active', '=', true).executeTakeFirst())) throw wrongField('not_found', '/toDepartmentId', 'no such department at this site')
  const marks = { promptness: body.promptness, quality: body.quality, cooperation: body.cooperation, words: body.words, by_employee: ctx.actor.employeeId!, at: ctx.now }
  await ctx.tx
    .insertInto('department_rating')
    .values({ organization_id: ctx.organizationId, site_id: body.siteId, quarter: body.quarter, from_department_id: own.id, to_department_id: body.toDepartmentId, ...marks })
    .onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'quarter', 'from_department_id', 'to_department_id']).doUpdateSet(marks))
    .execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'department', recordId: body.toDepartmentId, action: 'rated', note: `${body.quarter.slice(0, 7)} ${own.name}: ${body.promptness} / ${body.quality} / ${body.cooperation}` })
  return { quarter: body.quarter }
}

/** The quarter by department, each with the mean of its marks and of the quarter before, and every rating behind it. */
export async function departmentRatings(ctx: Ctx, { query }: Pick<Input<typeof quality.departmentRatings>, 'query'>): Promise<Output<typeof quality.departmentRatings>> {
  ctx.actor.mustSee('checks:score', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const current = quarterOf(dayIn(timeZone, ctx.now))
  const quarter = query.quarter ?? current
  const departments = await ctx.tx.selectFrom('department').select(['id', 'name']).where('site_id', '=', query.siteId).where('is_active', '=', true).orderBy('name').execute()
  const rows = await ctx.tx.selectFrom('department_rating').selectAll().where('site_id', '=', query.siteId).where('quarter', 'in', [quarter, quarterAfter(quarter, -1)]).orderBy('at').execute()
  const names = await employeeNames(ctx, rows.map((row) => row.by_employee))
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  const ref = (id: string) => ({ id, name: nameOf.get(id) ?? '' })
  const own = await ownDepartment(ctx, query.siteId)
  const of = (id: string, day: string) => rows.filter((row) => row.to_department_id === id && row.quarter === day)
  const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 100) / 100)
  const whole = (all: typeof rows): number | null => mean(all.flatMap((row) => [row.promptness, row.quality, row.cooperation]))
  const marked = departments.map(({ id, name }) => {
    const now = of(id, quarter)
    return { department: { id, name }, ratings: now.length, promptness: mean(now.map((row) => row.promptness)), quality: mean(now.map((row) => row.quality)), cooperation: mean(now.map((row) => row.cooperation)), mean: whole(now), before: whole(of(id, quarterAfter(quarter, -1))) }
  })
  return {
    quarter, own, mayRate: own === null || quarter > current || quarter < quarterAfter(current, -1) ? [] : departments.filter(({ id }) => id !== own.id), quarters: Array.from({ length: QUARTERS_SHOWN }, (_, back) => quarterAfter(current, -back)),
    departments: marked.sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1)),
    ratings: rows.filter((row) => row.quarter === quarter).map((row) => ({ from: ref(row.from_department_id), to: ref(row.to_department_id), promptness: row.promptness, quality: row.quality, cooperation: row.cooperation, words: row.words, by: { id: row.by_employee, name: names.get(row.by_employee) ?? '' }, at: iso(row.at) })),
  }
}
