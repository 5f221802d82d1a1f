import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { dayIn } from '../../platform/time.ts'
import { actOnPlan, createPlan, createPoint, createRoute, readyChecklist } from '../inspections/index.ts'
import { siteById } from '../organization/index.ts'
import { changeRow, serviceGradeOf, type Row } from '../registers/index.ts'
import { roundsOf, stricter } from './frequency.ts'
import { floorOf } from './grade.ts'
import { LINES, ownOf } from './lines.ts'

type Line = Row<'clean_line'>
const nothing = { params: {}, query: {} }
const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Plans of cleaning rounds by the frequency that is to be kept: the rounds, their records and their findings are those of inspections. A line has
 * one plan at most that is not over, which begins paused, so that somebody looks at it first. Throws `rule_broken` naming the line without any frequency.
 */
export async function planCleanLines(ctx: Ctx, { body }: Input<typeof environment.planCleanLines>): Promise<Output<typeof environment.planCleanLines>> {
  ctx.actor.mustSee('environment:read', body.siteId)
  ctx.actor.mustBeAbleTo('environment:write', body.siteId)
  ctx.actor.mustBeAbleTo('inspections:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const ids = [...new Set(body.lineIds)].toSorted()
  const rows = await ctx.tx.selectFrom('clean_line').selectAll().where('site_id', '=', body.siteId).where('id', 'in', ids).orderBy('id').forUpdate().execute()
  if (rows.length < ids.length) throw wrongField('not_found', '/lineIds', 'not a line of this site')
  const grade = await serviceGradeOf(ctx, body.siteId)
  const over = new Set((await ctx.tx.selectFrom('inspection_plan').select('id').where('id', 'in', [...rows.flatMap(({ plan_id }) => plan_id ?? []), NO_ID]).where('state', '=', 'ended').execute()).map(({ id }) => id))
  const done: Line[] = []
  for (const row of rows) {
    if (row.plan_id !== null && !over.has(row.plan_id)) {
      done.push(row)
      continue
    }
    const frequency = stricter(ownOf(row), floorOf(grade, row))
    if (frequency === null) throw wrongField('rule_broken', `/lineIds/${body.lineIds.indexOf(row.id)}`, 'nobody says how often')
    const planId = await planOf(ctx, row, frequency, dayIn(site.timeZone, ctx.now))
    done.push(await changeRow(ctx, LINES, row, { plan_id: planId }, { action: 'planned' }))
  }
  return { items: await LINES.present(ctx, done) }
}

async function planOf(ctx: Ctx, row: Line, frequency: environment.Frequency, today: string): Promise<string> {
  const what = [labelOf(ctx.locale, 'areaType', row.area_type), labelOf(ctx.locale, 'surface', row.surface), labelOf(ctx.locale, 'cleanTask', row.task)].join(' · ')
  // Two lines of one kind, such as of two areas, are told apart by the end of their id.
  const name = `${what}${row.area_id === null ? '' : ` ${row.id.slice(-4)}`}`
  const stops = await pointsOf(ctx, row, what)
  const route = await createRoute(ctx, { ...nothing, body: { siteId: row.site_id, name: await freeName(ctx, 'inspection_route', row.site_id, name), isOrdered: false, planFileId: null, isActive: true, stops: stops.map((pointId) => ({ pointId, minutes: 5, onPlan: null })) } })
  const { rule, windowMinutes } = roundsOf(frequency)
  const plan = await createPlan(ctx, {
    ...nothing,
    body: {
      siteId: row.site_id, name: await freeName(ctx, 'inspection_plan', row.site_id, name), kind: 'cleaning', routeId: route.id, rule, startsOn: today, endsOn: null, windowMinutes, leadHours: 24, season: null, holidays: 'keep', overlap: 'allow', misfire: 'missed', employeeId: null, role: null, zoneId: null, participants: [], photoWhenFine: false,
    },
  })
  const paused = await actOnPlan(ctx, { params: { id: plan.id }, query: {}, body: { action: 'pause', reason: labelOf(ctx.locale, 'recordType', 'clean_line') } })
  return paused.id
}

/** A name that nothing of the site has yet: somebody may have a plan of this name already. */
async function freeName(ctx: Ctx, table: 'inspection_route' | 'inspection_plan', siteId: string, name: string): Promise<string> {
  return free(name, new Set((await ctx.tx.selectFrom(table).select('name').where('site_id', '=', siteId).where('name', 'like', `${name}%`).execute()).map((one) => one.name)))
}

/** The word, or with the first number that nobody has. */
function free(word: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const one = n === 1 ? word : `${word} ${n}`
    if (!taken.has(one)) return one
  }
}

/** Points at the areas that the line speaks of; those that are there are used, and where the registers know no such area one stands for all. */
async function pointsOf(ctx: Ctx, row: Line, what: string): Promise<string[]> {
  const checklistId = await readyChecklist(ctx, 'cleanliness')
  let areas = ctx.tx.selectFrom('common_area').select(['id', 'code', 'name', 'building_id']).where('site_id', '=', row.site_id).where('type', '=', row.area_type).where('is_active', '=', true)
  if (row.area_id !== null) areas = areas.where('id', '=', row.area_id)
  const found = await areas.orderBy('code').limit(300).execute()
  const targets = found.length === 0 ? [null] : found.map(({ id }) => id)
  const known = await ctx.tx.selectFrom('inspection_point').select(['id', 'code', 'target_id', 'checklist_id', 'is_active']).where('site_id', '=', row.site_id).execute()
  const codes = new Set(known.map(({ code }) => code))
  const ids: string[] = []
  for (const target of targets) {
    const area = found.find(({ id }) => id === target)
    const wanted = area ? `BJ-${area.code}`.slice(0, 36) : `BJ-${row.area_type.toUpperCase()}`
    const point = known.find((one) => one.is_active && one.checklist_id === checklistId && (area ? one.target_id === area.id : one.code === wanted))
    // A point that rests, or asks something else, keeps its code.
    const code = point?.code ?? free(wanted, codes)
    codes.add(code)
    ids.push(point?.id ?? (await createPoint(ctx, { ...nothing, body: { siteId: row.site_id, code, name: area?.name ?? what, place: '', target: area ? 'area' : 'place', targetId: area?.id ?? null, buildingId: area?.building_id ?? null, checklistId, position: null, isActive: true } })).id)
  }
  return ids
}
