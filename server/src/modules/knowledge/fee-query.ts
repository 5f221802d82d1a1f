import { knowledge, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { normaliseText } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeeUnit, peopleOfUnit, personsById, unitsById, type UnitFacts } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { linesFor } from './fees.ts'
import { filteredArticles, withShown } from './list.ts'
import { contentOf } from './present.ts'
import type { FeeQueryTable } from './tables.ts'

export type FeeQueryRow = Selectable<FeeQueryTable>
type Person = Awaited<ReturnType<typeof peopleOfUnit>>[number]
type Fact = knowledge.FeeQuery['fact']

/** So many wrong answers about a unit within the hour, and nobody is asked any more: facts are not found out by trying. */
const MOST_WRONG = 5

/**
 * The tariff of a unit, after the caller gave a name and one fact of the household (INQ-002). Whether the answer was right is kept, the answer is
 * not. A wrong one is answered without lines. What is told are published prices × the billing area on file, or the area of the deed; balances are not known here.
 */
export async function createFeeQuery(ctx: Ctx, { body }: Input<typeof knowledge.createFeeQuery>): Promise<knowledge.FeeQuery> {
  if (!ctx.actor.employeeId) throw new AppError('not_permitted', 'Only an employee asks')
  ctx.actor.mustSee('cases:register', body.siteId)
  await siteById(ctx, body.siteId)
  const unit = await mustSeeUnit(ctx, body.unitId)
  if (unit.siteId !== body.siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
  // One check of a unit at a time: the count of wrong answers cannot be outrun.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fee-query:${unit.id}`}, 0))`.execute(ctx.tx)
  await mustNotBeTried(ctx, unit.id)
  const asked = await personNamed(ctx, unit.id, body.askedName)
  const isPassed = asked !== null && (await isRight(ctx, unit, asked, body.fact, body.given))
  const area = isPassed ? await areasOf(ctx, unit.id) : { building: null, billing: null }
  const row: FeeQueryRow = {
    organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: unit.siteId, unit_id: unit.id, person_id: isPassed ? asked.personId : null, asked_name: body.askedName, fact: body.fact, is_passed: isPassed, building_area: area.building, billing_area: area.billing,
    lines: isPassed ? await tariffOf(ctx, unit, area.billing ?? area.building) : [], at: ctx.now, by_employee: ctx.actor.employeeId, by_name: ctx.actor.name,
  }
  const made = await ctx.tx.insertInto('fee_query').values({ ...row, lines: JSON.stringify(row.lines) }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', 'a fee query with this id exists')
  recordHappening(ctx, { siteId: unit.siteId, recordType: 'unit', recordId: unit.id, action: isPassed ? 'fees_told' : 'identity_not_proved', note: body.askedName })
  announceChange(ctx, { recordType: 'fee_query', recordId: row.id, siteId: unit.siteId, action: 'asked' })
  return (await presentFeeQueries(ctx, [row]))[0]!
}

async function mustNotBeTried(ctx: Ctx, unitId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 3_600_000)
  const { wrong } = await ctx.tx.selectFrom('fee_query').select(sql<number>`count(*)::int`.as('wrong')).where('unit_id', '=', unitId).where('is_passed', '=', false).where('at', '>', since).executeTakeFirstOrThrow()
  if (wrong >= MOST_WRONG) throw new AppError('too_many_attempts', 'Too many wrong answers about this unit within the hour')
}

async function personNamed(ctx: Ctx, unitId: string, name: string): Promise<Person | null> {
  const wanted = normaliseText(name)
  return (await peopleOfUnit(ctx, unitId)).find((person) => normaliseText(person.name) === wanted) ?? null
}

async function isRight(ctx: Ctx, unit: UnitFacts, person: Person, fact: Fact, given: string): Promise<boolean> {
  const said = normaliseText(given).replaceAll(/\s/g, '')
  if (fact === 'phone_tail') return /^\d{4}$/.test(said) && person.phones.some((phone) => phone.replaceAll(/\D/g, '').endsWith(said))
  if (fact === 'handed_over_on') return unit.handedOverOn !== null && said.replaceAll(/\D/g, '') === unit.handedOverOn.replaceAll('-', '')
  if (fact === 'other_member') return (await peopleOfUnit(ctx, unit.id)).some((other) => other.personId !== person.personId && normaliseText(other.name).replaceAll(/\s/g, '') === said)
  const { id_number_masked: masked } = await ctx.tx.selectFrom('person').select('id_number_masked').where('id', '=', person.personId).executeTakeFirstOrThrow()
  return masked !== null && said.length === 4 && /^[\da-z]{4}$/.test(masked.slice(-4).toLowerCase()) && masked.toLowerCase().endsWith(said)
}

async function areasOf(ctx: Ctx, unitId: string): Promise<{ building: number | null; billing: number | null }> {
  return ctx.tx.selectFrom('unit').select(['building_area as building', 'billing_area as billing']).where('id', '=', unitId).executeTakeFirstOrThrow()
}

/** The lines of the fee explanations in force that hold for the unit. */
async function tariffOf(ctx: Ctx, unit: UnitFacts, area: number | null): Promise<knowledge.FeeQueryLine[]> {
  const { select } = await filteredArticles(ctx, unit.siteId, { kind: ['fee'], inForce: true })
  const articles = await withShown(select).orderBy('article.topic').orderBy(sql`shown.title`).limit(100).execute()
  return articles.flatMap((row) => linesFor(contentOf(row.shown).feeLines, unit.use, area).map((line) => ({ article: { id: row.id, name: row.shown.title }, ...line })))
}

export async function presentFeeQueries(ctx: Ctx, rows: readonly FeeQueryRow[]): Promise<knowledge.FeeQuery[]> {
  const [units, persons] = [await unitsById(ctx, rows.map((row) => row.unit_id)), await personsById(ctx, rows.map((row) => row.person_id))]
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, unit: { id: row.unit_id, name: units.get(row.unit_id)!.code }, person: row.person_id === null ? null : { id: row.person_id, name: persons.get(row.person_id)!.name }, askedName: row.asked_name, fact: row.fact, isPassed: row.is_passed,
    buildingArea: row.building_area, billingArea: row.billing_area, lines: row.lines as knowledge.FeeQueryLine[], at: iso(row.at), by: row.by_name,
  }))
}

export async function listFeeQueries(ctx: Ctx, { query }: Input<typeof knowledge.listFeeQueries>): Promise<Output<typeof knowledge.listFeeQueries>> {
  ctx.actor.mustSee('cases:register', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('fee_query').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.unitId) select = select.where('unit_id', '=', query.filter.unitId)
  if (query.filter.passed !== undefined) select = select.where('is_passed', '=', query.filter.passed)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentFeeQueries(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.at, row.id], (row) => shown.get(row.id)!)
}
