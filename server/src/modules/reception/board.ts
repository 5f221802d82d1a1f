import { reception, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { briefsOf, clocksOf } from '../sla/index.ts'
import { presentVisit, presentStep, withNames, type Named } from './present.ts'
import { ticketText } from './rules.ts'
import type { VisitRow } from './tables.ts'
import { PREPARED } from './appointments.ts'

type Board = Output<typeof reception.board>
/** More visitors than this on one day are a fair, not a reception. */
const MOST = 2000

/** Who waits, who is served, who is expected, and the figures of a day (RCP-011, RCP-012). Averages are null without a visit to average. */
export async function board(ctx: Ctx, { query }: Input<typeof reception.board>): Promise<Board> {
  ctx.actor.mustSee('reception:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const day = query.day ?? dayIn(site.timeZone, ctx.now)
  const bounds = await boundsOf(ctx, day, site.timeZone)
  const all = withNames(ctx.tx.selectFrom('visit').where('visit.site_id', '=', query.siteId), ctx.now)
  const open = await all.where('visit.status', 'in', ['waiting', 'serving']).orderBy('visit.arrived_at').orderBy('visit.id').limit(200).execute()
  const ofDay = await all.where('visit.arrived_at', '>=', bounds.from).where('visit.arrived_at', '<', bounds.to).orderBy('visit.arrived_at').limit(MOST).execute()
  const clocks = await briefsOf(ctx, open.map((row) => row.id))
  const present = (status: VisitRow['status']): reception.Visit[] => open.filter((row) => row.status === status).map((row) => presentVisit(row, clocks.get(row.id) ?? null))
  return {
    asOf: iso(ctx.now), day, from: iso(bounds.from), to: iso(bounds.to), waiting: present('waiting'), serving: present('serving'), expected: await expectedOn(ctx, query.siteId, bounds),
    figures: { ...figuresOf(ofDay), ...(await promisesOf(ctx, ofDay)), arrived: ofDay.length, left: ofDay.filter((row) => row.status === 'left').length },
    people: peopleOf(ofDay),
  }
}

async function boundsOf(ctx: Ctx, day: string, timeZone: string): Promise<{ from: Date; to: Date }> {
  const { rows } = await ctx.client.query<{ from: Date; to: Date }>("select ($1::date)::timestamp at time zone $2 as from, ($1::date + 1)::timestamp at time zone $2 as to", [day, timeZone])
  return rows[0]!
}

const average = (values: number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length)

function figuresOf(rows: (VisitRow & Named)[]) {
  const waits = rows.filter((row) => row.served_at !== null).map((row) => (row.served_at!.getTime() - row.arrived_at.getTime()) / 1000)
  const ratings = rows.map((row) => row.rating).filter((rating) => rating !== null)
  return {
    handled: rows.filter((row) => row.status === 'finished').length, averageWaitSeconds: average(waits), rated: ratings.length, rating: average(ratings),
    conforming: rows.filter((row) => row.conforms === true).length, judged: rows.filter((row) => row.conforms !== null).length,
  }
}

/** How many of the day's promises of five minutes are decided, and kept. */
async function promisesOf(ctx: Ctx, rows: readonly VisitRow[]): Promise<{ inTime: number; timed: number }> {
  const clocks = await clocksOf(ctx, rows.map((row) => row.id))
  const outcomes = [...clocks.values()].flat().filter((clock) => clock.metric === 'attend' && clock.outcome !== 'undetermined').map((clock) => clock.outcome)
  return { inTime: outcomes.filter((outcome) => outcome === 'met').length, timed: outcomes.length }
}

function peopleOf(rows: (VisitRow & Named)[]): Board['people'] {
  const byPerson = new Map<string, (VisitRow & Named)[]>()
  for (const row of rows) if (row.served_by !== null) byPerson.set(row.served_by, [...(byPerson.get(row.served_by) ?? []), row])
  return [...byPerson]
    .map(([id, own]) => ({ employee: { id, name: own[0]!.serverName! }, serving: own.filter((row) => row.status === 'serving').length, ...figuresOf(own) }))
    .sort((a, b) => b.handled - a.handled || a.employee.name.localeCompare(b.employee.name, 'zh'))
}

async function expectedOn(ctx: Ctx, siteId: string, { from, to }: { from: Date; to: Date }): Promise<Board['expected']> {
  const rows = await ctx.tx
    .selectFrom('visit_appointment as a')
    .innerJoin('employee as h', (join) => join.onRef('h.organization_id', '=', 'a.organization_id').onRef('h.id', '=', 'a.host_id'))
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'a.organization_id').onRef('u.id', '=', 'a.unit_id'))
    .selectAll('a')
    .select(['h.name as hostName', 'u.code as unitCode'])
    .where('a.site_id', '=', siteId).where('a.status', '=', 'planned').where('a.from_at', '>=', from).where('a.from_at', '<', to)
    .orderBy('a.from_at').limit(100).execute()
  return rows.map((row) => ({
    id: row.id, name: row.name, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unitCode! }, purpose: row.purpose, from: iso(row.from_at), to: iso(row.to_at), host: { id: row.host_id, name: row.hostName }, place: row.place,
    isReady: PREPARED.every((code) => row.preparation[code] !== undefined),
  }))
}

/** What is to be done after visits, by due time (RCP-009). */
export async function tasks(ctx: Ctx, { query }: Input<typeof reception.tasks>): Promise<Output<typeof reception.tasks>> {
  ctx.actor.mustSee('reception:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx
    .selectFrom('visit_step as s')
    .innerJoin('visit as v', (join) => join.onRef('v.organization_id', '=', 's.organization_id').onRef('v.id', '=', 's.visit_id'))
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'v.organization_id').onRef('e.id', '=', 'v.served_by'))
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'v.organization_id').onRef('u.id', '=', 'v.unit_id'))
    .leftJoin('person as p', (join) => join.onRef('p.organization_id', '=', 'v.organization_id').onRef('p.id', '=', 'v.person_id'))
    .selectAll('s')
    .select(['v.ticket', 'v.name as visitorName', 'v.ended_at', 'v.served_by', 'v.unit_id', 'e.name as serverName', 'u.code as unitCode', 'p.name as personName'])
    .where('s.site_id', '=', query.siteId).where('s.phase', '=', 'after').where('s.due_at', 'is not', null).where('s.done_at', 'is', null)
  if (query.filter.mine && ctx.actor.employeeId) select = select.where('v.served_by', '=', ctx.actor.employeeId)
  if (query.filter.overdue) select = select.where('s.due_at', '<', ctx.now)
  const rows = await select.orderBy('s.due_at').orderBy('s.visit_id').limit(500).execute()
  return {
    items: rows.map((row) => ({
      ...presentStep({ ...row, by_name: null }), servedBy: { id: row.served_by!, name: row.serverName },
      visit: { id: row.visit_id, ticket: ticketText(row.ticket), name: row.personName ?? row.visitorName, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unitCode! }, endedAt: iso(row.ended_at!) },
    })),
  }
}
