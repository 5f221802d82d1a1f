import type { Input, Output, relations } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pageOf, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeePerson } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { colleaguesAt } from '../people/index.ts'
import { givePoints } from './act.ts'
import { tellThemselves } from './tell.ts'

type Thanks = Output<typeof relations.sayThanks>
interface Row {
  id: string
  site_id: string
  employee_id: string
  name: string
  thanked_by: Thanks['thankedBy']
  by_name: string
  words: string
  opportunity_id: string | null
  opportunity: string | null
  case_id: string | null
  case_number: string | null
  at: Date
}

function query(ctx: Ctx) {
  return ctx.tx
    .selectFrom('thank_you as t')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 't.organization_id').onRef('e.id', '=', 't.employee_id'))
    .leftJoin('opportunity as o', (join) => join.onRef('o.organization_id', '=', 't.organization_id').onRef('o.id', '=', 't.opportunity_id'))
    .leftJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 't.organization_id').onRef('k.id', '=', 't.case_id'))
    .select(['t.id', 't.site_id', 't.employee_id', 'e.name', 't.thanked_by', 't.by_name', 't.words', 't.opportunity_id', 'o.number as opportunity', 't.case_id', 'k.number as case_number', 't.at'])
}
const present = (row: Row): Thanks => ({
  id: row.id, siteId: row.site_id, employee: { id: row.employee_id, name: row.name }, thankedBy: row.thanked_by, byName: row.by_name, words: row.words,
  opportunity: row.opportunity_id === null ? null : { id: row.opportunity_id, number: row.opportunity! }, case: row.case_id === null ? null : { id: row.case_id, number: row.case_number! }, at: iso(row.at),
})

export async function listThanks(ctx: Ctx, { query: asked }: Input<typeof relations.listThanks>): Promise<Output<typeof relations.listThanks>> {
  ctx.actor.mustSee('relations:notice', asked.siteId)
  await siteById(ctx, asked.siteId)
  let select = query(ctx).where('t.site_id', '=', asked.siteId)
  if (asked.filter.employeeId) select = select.where('t.employee_id', '=', asked.filter.employeeId)
  if (asked.cursor !== undefined) {
    const [at, id] = readCursor(asked.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(t.at, t.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('t.at', 'desc').orderBy('t.id', 'desc').limit(asked.limit + 1).execute()
  return pageOf(rows, asked.limit, (row) => [row.at, row.id], present)
}

/** Staff write down a resident's thanks, or thank a colleague; a resident thanks whoever answered for the own case. Nobody thanks oneself. */
export async function sayThanks(ctx: Ctx, { body }: Input<typeof relations.sayThanks>): Promise<Thanks> {
  const isResident = ctx.actor.kind === 'resident'
  if (!isResident && !ctx.actor.can('relations:notice')) throw new AppError('not_permitted')
  if (!isResident) ctx.actor.mustSee('relations:notice', body.siteId)
  await siteById(ctx, body.siteId)
  const of = body.caseId === null ? null : await thankedCase(ctx, body.siteId, body.caseId)
  const employeeId = isResident ? of?.owner_id : (body.employeeId ?? of?.owner_id)
  if (!employeeId) throw wrongField('rule_broken', isResident ? '/caseId' : '/employeeId', 'say who is thanked')
  if (employeeId === ctx.actor.employeeId && body.personId === null) throw wrongField('rule_broken', '/employeeId', 'nobody thanks oneself')
  if (!isResident && !(await colleaguesAt(ctx, body.siteId)).some(({ id }) => id === employeeId)) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const person = !isResident && body.personId !== null ? await mustSeePerson(ctx, body.personId, 'archives:read') : null
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('thank_you')
    .values({
      organization_id: ctx.organizationId, id, site_id: body.siteId, employee_id: employeeId, thanked_by: isResident || person ? 'resident' : 'colleague', person_id: isResident ? ctx.actor.personId : (person?.id ?? null), by_account: ctx.actor.accountId,
      by_name: person?.name ?? ctx.actor.name, words: body.words, opportunity_id: null, case_id: of?.id ?? null, at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/id', id)
  givePoints(ctx, { site_id: body.siteId }, employeeId, 'thanked', id)
  announceChange(ctx, { recordType: 'thank_you', recordId: id, siteId: body.siteId, action: 'said' })
  await tellThemselves(ctx, employeeId, 'care.thanked', { who: person?.name ?? ctx.actor.name, words: body.words }, { type: 'thank_you', id })
  return present(await query(ctx).where('t.id', '=', id).executeTakeFirstOrThrow())
}

async function thankedCase(ctx: Ctx, siteId: string, id: string): Promise<{ id: string; owner_id: string }> {
  const row = await ctx.tx.selectFrom('service_case').select(['id', 'owner_id', 'reported_by_account', 'person_id']).where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  const isSeen = row && (ctx.actor.kind === 'resident' ? (row.reported_by_account !== null && row.reported_by_account === ctx.actor.accountId) || (row.person_id !== null && row.person_id === ctx.actor.personId) : ctx.actor.can('cases:read', siteId))
  if (!isSeen) throw wrongField('not_found', '/caseId', 'no such case')
  return row
}

/** Points by colleague in a period, most first (PRS-014). */
export async function listPoints(ctx: Ctx, { query: asked }: Input<typeof relations.listPoints>): Promise<Output<typeof relations.listPoints>> {
  ctx.actor.mustSee('relations:notice', asked.siteId)
  await siteById(ctx, asked.siteId)
  const { rows } = await ctx.client.query<{ id: string; name: string; points: number; delivered: number; thanks: number }>({
    name: 'points_by_employee',
    text: `select e.id, e.name, sum(p.points)::int as points, count(*) filter (where p.reason = 'delivered')::int as delivered, count(*) filter (where p.reason = 'thanked')::int as thanks
           from recognition_point p join employee e on e.organization_id = p.organization_id and e.id = p.employee_id
           where p.site_id = $1 and p.at >= coalesce($2::timestamptz, '-infinity') and p.at < coalesce($3::timestamptz, 'infinity')
           group by e.id, e.name order by points desc, e.name limit 500`,
    values: [asked.siteId, asked.from ?? null, asked.to ?? null],
  })
  return { items: rows.map(({ id, name, ...sums }) => ({ employee: { id, name }, ...sums })) }
}
