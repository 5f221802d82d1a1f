import { sql, type RawBuilder } from 'kysely'
import type { inspections, maintenance, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { countSql, likeText, mustBeCurrent, pageOf, readCursor } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { buildingOfFacility } from '../registers/index.ts'
import { costsOf, knownTotal, noCost } from './cost-sums.ts'
import { presentCounters } from './counters.ts'
import { availabilityOf, standingOf } from './downtime.ts'
import { FINDINGS_OF_FACILITY, seriousAt } from './findings-of.ts'
import { facilityAt, mustBeColleague, namesFor, tell } from './known.ts'
import { LEGAL_DUE_ON } from './legal-due.ts'
import { ordersOf } from './orders.ts'
import { adviseOn, conditionOf, legalState, mustStand, worstOf } from './rules.ts'

const YEAR_MS = 365 * 86_400_000

interface Row {
  id: string
  site_id: string
  code: string
  name: string
  class_id: string
  class_code: string
  class_name: string
  place: string
  state: maintenance.MaintainedFacility['state']
  installed_on: string | null
  next_service_on: string | null
  zone_id: string | null
  zone_name: string | null
  responsible_id: string | null
  design_life_years: number | null
  replacement_fen: number | null
  version: number | null
  score: number | null
  severities: inspections.FindingSeverity[] | null
  has_serious: boolean
  open_tasks: number
  overdue_tasks: number
  down_since: Date | null
}

const FROM = sql`from facility f
  join facility_class c on c.organization_id = f.organization_id and c.id = f.class_id
  left join building b on b.organization_id = f.organization_id and b.id = ${sql.raw(buildingOfFacility('f'))}
  left join zone z on z.organization_id = b.organization_id and z.id = b.zone_id
  left join maintained_facility m on m.organization_id = f.organization_id and m.facility_id = f.id`
const facts = (now: Date): RawBuilder<unknown> => sql`
  select f.id, f.site_id, f.code, f.name, f.class_id, c.code as class_code, c.name as class_name, f.place, f.state, f.installed_on, f.next_service_on, z.id as zone_id, z.name as zone_name, m.responsible_id, m.design_life_years, m.replacement_fen, m.version,
    (select a.score from condition_assessment a where a.organization_id = f.organization_id and a.facility_id = f.id order by a.at desc limit 1) as score, (select array_agg(x.severity) from ${sql.raw(FINDINGS_OF_FACILITY)} x where x.state in ('open', 'in_hand', 'settled')) as severities, ${sql.raw(seriousAt(`'${now.toISOString()}'::timestamptz`))} as has_serious,
    (select count(*)::int from maintenance_task t where t.organization_id = f.organization_id and t.facility_id = f.id and t.state = 'open') as open_tasks,
    (select count(*)::int from maintenance_task t where t.organization_id = f.organization_id and t.facility_id = f.id and t.state = 'open' and t.to_at <= ${now}) as overdue_tasks,
    (select d.from_at from facility_downtime d where d.organization_id = f.organization_id and d.facility_id = f.id and d.to_at is null) as down_since
  ${FROM}`

/** Rows of what maintenance keeps, for facilities that it has not seen yet; their state is known from now on. */
export async function knowFacilities(ctx: Ctx, siteId: string): Promise<void> {
  await ctx.client.query(
    `insert into maintained_facility (organization_id, facility_id, site_id, known_since, gone_at, updated_at)
     select f.organization_id, f.id, f.site_id, $2, case when f.state = 'scrapped' then $2::timestamptz end, $2 from facility f
     where f.site_id = $1 and not exists (select from maintained_facility m where m.organization_id = f.organization_id and m.facility_id = f.id) on conflict do nothing`,
    [siteId, ctx.now],
  )
}

interface Legal {
  kind: string
  state: maintenance.LegalState
}
/** What the law asks for each facility: its own inspections and those of its class. */
export async function legalOf(ctx: Ctx, siteId: string, rows: readonly { id: string; class_code: string }[], today: string): Promise<Map<string, Legal[]>> {
  const { rows: asked } = await ctx.client.query<{ kind: string; facility_id: string | null; code: string | null; due_on: string | null; is_failed: boolean }>(
    `select l.kind, l.facility_id, c.code, ${LEGAL_DUE_ON} as due_on, l.is_failed from legal_inspection l
     left join facility_class c on c.organization_id = l.organization_id and c.id = l.class_id
     where l.site_id = $1 and l.is_active`,
    [siteId],
  )
  return new Map(rows.map((row) => [row.id, asked.filter((one) => one.facility_id === row.id || (one.code !== null && (row.class_code === one.code || row.class_code.startsWith(`${one.code}.`)))).map((one) => ({ kind: one.kind, state: legalState(one.due_on, one.is_failed, today) }))]))
}

const RUNS: readonly string[] = ['running', 'standby']

async function presentFacilities(ctx: Ctx, siteId: string, rows: readonly Row[]): Promise<maintenance.MaintainedFacility[]> {
  if (rows.length === 0) return []
  const { timeZone } = await siteById(ctx, siteId)
  const legal = await legalOf(ctx, siteId, rows, dayIn(timeZone, ctx.now))
  const names = await employeeNames(ctx, rows.map((row) => row.responsible_id))
  return rows.map((row) => {
    const own = legal.get(row.id) ?? []
    const open = row.severities ?? []
    const mustStop = RUNS.includes(row.state) && own.some(({ kind, state }) => mustStand(kind, state))
    return {
      id: row.id, siteId: row.site_id, code: row.code, name: row.name, class: { id: row.class_id, code: row.class_code, name: row.class_name }, place: row.place, state: row.state, zone: row.zone_id === null ? null : { id: row.zone_id, name: row.zone_name ?? '' },
      responsible: row.responsible_id === null ? null : { id: row.responsible_id, name: names.get(row.responsible_id) ?? '' }, designLifeYears: row.design_life_years, replacementFen: row.replacement_fen, condition: conditionOf(row.score, open), openFindings: open.length, openTasks: row.open_tasks, overdueTasks: row.overdue_tasks,
      nextServiceOn: row.next_service_on, downSince: iso(row.down_since), legal: worstOf(own.map(({ state }) => state)), mustStop, isIntact: row.state === 'scrapped' ? null : RUNS.includes(row.state) && !mustStop && !row.has_serious, version: row.version ?? 0,
    }
  })
}

export async function listMaintainedFacilities(ctx: Ctx, { query }: Input<typeof maintenance.listMaintainedFacilities>): Promise<Output<typeof maintenance.listMaintainedFacilities>> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const { filter } = query
  const like = filter.q ? `%${likeText(filter.q)}%` : null
  const conditions: RawBuilder<unknown>[] = [
    sql`f.site_id = ${query.siteId}`,
    ...(filter.state?.length ? [sql`f.state in (${sql.join(filter.state)})`] : [sql`f.state <> 'scrapped'`]),
    ...(like === null ? [] : [sql`(f.code ilike ${like} or f.name ilike ${like} or f.place ilike ${like})`]),
    ...(filter.class ? [sql`(c.code = ${filter.class} or starts_with(c.code, ${`${filter.class}.`}))`] : []),
    ...(filter.responsibleId ? [sql`m.responsible_id = ${filter.responsibleId}`] : []),
    ...(filter.unassigned === undefined ? [] : [sql`(m.responsible_id is null) = ${filter.unassigned}`]),
    ...(filter.zoneId ? [sql`b.zone_id = ${filter.zoneId}`] : []),
    ...(filter.mustStop === undefined ? [] : [sql`(f.id = any (${await mustStopAt(ctx, query.siteId, dayIn(timeZone, ctx.now))})) = ${filter.mustStop}`]),
  ]
  const where = sql.join(conditions, sql` and `)
  const [code, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['text', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (f.code, f.id) > (${code}, ${id}::uuid)`
  const { rows } = await sql<Row>`${facts(ctx.now)} where ${where} ${after} order by f.code, f.id limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`${FROM} where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.code, row.id], (row): Row => row, total)
  return { ...page, items: await presentFacilities(ctx, query.siteId, page.items) }
}

/** Facilities that run although the law wants them to stand. */
async function mustStopAt(ctx: Ctx, siteId: string, today: string): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string; class_code: string }>(
    `select f.id, c.code as class_code from facility f join facility_class c on c.organization_id = f.organization_id and c.id = f.class_id where f.site_id = $1 and f.state in ('running', 'standby')`, [siteId],
  )
  const legal = await legalOf(ctx, siteId, rows, today)
  return rows.filter(({ id }) => legal.get(id)!.some(({ kind, state }) => mustStand(kind, state))).map(({ id }) => id)
}

async function rowOf(ctx: Ctx, id: string): Promise<Row> {
  return (await sql<Row>`${facts(ctx.now)} where f.id = ${id}`.execute(ctx.tx)).rows[0]!
}

const costOfYear = async (ctx: Ctx, row: Row): Promise<maintenance.CostSum> => (await costsOf(ctx, row.site_id, new Date(ctx.now.getTime() - YEAR_MS), ctx.now, [row.id])).get(row.id) ?? noCost()

/** What is known of a facility when something about it is decided: age, failures and cost of a year against its life and value. */
export async function adviceFor(ctx: Ctx, id: string): Promise<maintenance.RenewalAdvice> {
  const row = await rowOf(ctx, id)
  return adviceOf(ctx, row, await costOfYear(ctx, row))
}

async function adviceOf(ctx: Ctx, row: Row, cost: maintenance.CostSum): Promise<maintenance.RenewalAdvice> {
  const { rows } = await ctx.client.query<{ failures: number }>(
    `select (select count(*) from facility_downtime d where d.facility_id = $1 and d.from_at >= $2 and d.is_planned is not true)::int
       + (select count(*) from facility_order o join work_order w on w.organization_id = o.organization_id and w.id = o.work_order_id where o.facility_id = $1 and o.why = 'repair' and w.raised_at >= $2 and w.status <> 'cancelled'
          and not exists (select from facility_downtime d where d.facility_id = $1 and d.from_at between w.raised_at - interval '1 day' and w.raised_at + interval '1 day'))::int as failures`,
    [row.id, new Date(ctx.now.getTime() - YEAR_MS)],
  )
  const { timeZone } = await siteById(ctx, row.site_id)
  const ageYears = row.installed_on === null ? null : Math.round(((Date.parse(dayIn(timeZone, ctx.now)) - Date.parse(row.installed_on)) / (365.25 * 86_400_000)) * 10) / 10
  const failures12 = rows[0]!.failures
  const known = { ageYears, designLifeYears: row.design_life_years, failures12, cost12Fen: knownTotal(cost), replacementFen: row.replacement_fen }
  return { ...adviseOn({ ...known, condition: conditionOf(row.score, row.severities ?? []) }), ...known }
}

export async function getMaintainedFacility(ctx: Ctx, { params }: Input<typeof maintenance.getMaintainedFacility>): Promise<maintenance.MaintainedFacilityDetails> {
  const facility = await facilityAt(ctx, params.id)
  const row = await rowOf(ctx, facility.id)
  const [shown] = await presentFacilities(ctx, facility.site_id, [row])
  const cost12 = await costOfYear(ctx, row)
  const since = new Date(ctx.now.getTime() - YEAR_MS)
  const counters = await ctx.tx.selectFrom('facility_counter').selectAll().where('facility_id', '=', facility.id).orderBy('name').execute()
  const assessments = await ctx.tx.selectFrom('condition_assessment').selectAll().where('facility_id', '=', facility.id).orderBy('at', 'desc').limit(50).execute()
  const names = await namesFor(ctx, { person: assessments.map((row) => row.by_id) })
  return {
    ...shown!, counters: await presentCounters(ctx, counters), advice: await adviceOf(ctx, row, cost12), assessments: assessments.map((row) => ({ id: row.id, at: iso(row.at), by: names.person(row.by_id)?.name ?? '', score: row.score, wear: row.wear, note: row.note })),
    cost12, orders: await ordersOf(ctx, facility.id), availability: availabilityOf([...(await standingOf(ctx, facility.site_id, since, ctx.now, [facility.id])).values()]), maySet: ctx.actor.can('maintenance:write', facility.site_id),
  }
}

/** Who answers for it (MNT-007), its design life and what a new one costs. Throws `stale_version`, `rule_broken` naming `/responsibleId`. */
export async function setMaintainedFacility(ctx: Ctx, { params, body }: Input<typeof maintenance.setMaintainedFacility>): Promise<maintenance.MaintainedFacilityDetails> {
  const facility = await facilityAt(ctx, params.id, { lock: true })
  ctx.actor.mustBeAbleTo('maintenance:write', facility.site_id)
  const before = await ctx.tx.selectFrom('maintained_facility').selectAll().where('facility_id', '=', facility.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(before.version, body.version, () => getMaintainedFacility(ctx, { params, query: {}, body: {} }))
  await mustBeColleague(ctx, facility.site_id, body.responsibleId, '/responsibleId')
  await ctx.tx.updateTable('maintained_facility').set({ responsible_id: body.responsibleId, design_life_years: body.designLifeYears, replacement_fen: body.replacementFen, version: before.version + 1, updated_at: ctx.now }).where('facility_id', '=', facility.id).execute()
  const named = await namesFor(ctx, { person: [before.responsible_id, body.responsibleId] })
  tell(ctx, 'facility', { id: facility.id, siteId: facility.site_id }, 'maintenance_set', {
    changes: [
      { field: 'responsible', from: named.person(before.responsible_id)?.name ?? null, to: named.person(body.responsibleId)?.name ?? null }, { field: 'designLifeYears', from: before.design_life_years, to: body.designLifeYears }, { field: 'replacementFen', from: before.replacement_fen, to: body.replacementFen },
    ].filter(({ from, to }) => from !== to),
  })
  return getMaintainedFacility(ctx, { params, query: {}, body: {} })
}

/** One colleague answers for several facilities. Throws `not_found` for one of another site, `rule_broken` naming `/responsibleId`. */
export async function setResponsible(ctx: Ctx, { body }: Input<typeof maintenance.setResponsible>): Promise<Output<typeof maintenance.setResponsible>> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  await siteById(ctx, body.siteId)
  await mustBeColleague(ctx, body.siteId, body.responsibleId, '/responsibleId')
  const ids = [...new Set(body.facilityIds)].sort()
  const rows = await ctx.tx.selectFrom('maintained_facility').selectAll().where('facility_id', 'in', ids).where('site_id', '=', body.siteId).orderBy('facility_id').forUpdate().execute()
  if (rows.length < ids.length) throw wrongField('not_found', '/facilityIds', 'one is not of this site')
  const others = rows.filter((row) => row.responsible_id !== body.responsibleId)
  if (others.length > 0) await ctx.client.query('update maintained_facility set responsible_id = $2, version = version + 1, updated_at = $3 where facility_id = any ($1)', [others.map((row) => row.facility_id), body.responsibleId, ctx.now])
  const named = await namesFor(ctx, { person: [body.responsibleId, ...others.map((row) => row.responsible_id)] })
  for (const row of others) tell(ctx, 'facility', { id: row.facility_id, siteId: body.siteId }, 'maintenance_set', { changes: [{ field: 'responsible', from: named.person(row.responsible_id)?.name ?? null, to: named.person(body.responsibleId)!.name }] })
  return { changed: others.length }
}

/** How good it is, by somebody who looked at it. A retry with its id is answered. Throws `already_exists`, `rule_broken` naming `/at`. */
export async function assessCondition(ctx: Ctx, { params, body }: Input<typeof maintenance.assessCondition>): Promise<maintenance.MaintainedFacilityDetails> {
  const facility = await facilityAt(ctx, params.id)
  ctx.actor.mustBeAbleTo('maintenance:work', facility.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const at = body.at === undefined ? ctx.now : new Date(body.at)
  if (at > ctx.now) throw wrongField('rule_broken', '/at', 'lies in the future')
  const id = body.id ?? newId()
  const made = await ctx.tx.insertInto('condition_assessment').values({ organization_id: ctx.organizationId, id, facility_id: facility.id, score: body.score, wear: body.wear, note: body.note, at, by_id: ctx.actor.employeeId }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = await ctx.tx.selectFrom('condition_assessment').select('facility_id').where('id', '=', id).executeTakeFirst()
    if (known?.facility_id !== facility.id) throw wrongField('already_exists', '/id', 'another assessment has this id')
  } else tell(ctx, 'facility', { id: facility.id, siteId: facility.site_id }, 'assessed', { note: [String(body.score), body.note].filter(Boolean).join(' ') })
  return getMaintainedFacility(ctx, { params, query: {}, body: {} })
}
