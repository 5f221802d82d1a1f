import { governance, type Input, type Locale, type Output } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { countUpTo, dayNumber, likeText, nextNumber, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { dayIn, iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, employeeNames, rolesAt } from '../people/index.ts'
import { firstNeedsOf, raiseNeed } from '../training/index.ts'
import type { NonconformityTable } from './tables.ts'

type Query = Input<typeof governance.listNonconformities>['query']
type Select = SelectQueryBuilder<Tables, 'nonconformity', object>

messageTemplate('nonconformity.yours', {
  'zh-CN': { title: '有一项操作需要改正（{number}）', body: '{operation}。改正：{correction}' },
  'zh-TW': { title: '有一項操作需要改正（{number}）', body: '{operation}。改正：{correction}' },
  en: { title: 'One thing to do differently ({number})', body: '{operation}. Put right: {correction}' },
})

async function present(ctx: Ctx, rows: readonly NonconformityTable[]): Promise<governance.Nonconformity[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.observer_id, row.employee_id]))
  const needs = await firstNeedsOf(ctx, 'nonconformity', rows.map(({ id }) => id))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, observedAt: iso(row.observed_at), observer: ref(row.observer_id), employee: row.employee_id === null ? null : ref(row.employee_id), operation: row.operation, correction: row.correction, trainingNeed: needs.get(row.id) ?? null,
  }))
}

/** Own ones for everybody: what one saw and what one did; all of a site for those who score. */
async function filtered(ctx: Ctx, siteId: string, filter: Query['filter']): Promise<Select> {
  ctx.actor.mustSee('standards:read', siteId)
  await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('nonconformity').where('site_id', '=', siteId)
  if (!ctx.actor.can('checks:score', siteId)) select = select.where((e) => e.or([e('employee_id', '=', ctx.actor.employeeId), e('observer_id', '=', ctx.actor.employeeId)]))
  if (filter.employeeId) select = select.where('employee_id', '=', filter.employeeId)
  if (filter.observerId) select = select.where('observer_id', '=', filter.observerId)
  if (filter.from) select = select.where('observed_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('observed_at', '<', new Date(filter.to))
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('operation', 'ilike', like), e('correction', 'ilike', like), e('number', 'ilike', like)]))
  }
  return select
}

export async function listNonconformities(ctx: Ctx, { query }: { query: Query }): Promise<Output<typeof governance.listNonconformities>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  let ordered = select.selectAll('nonconformity').orderBy('observed_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(observed_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await present(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.observed_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

/**
 * What was seen done wrong and how it was put right (ORG-020); with a topic it asks for training. Never edited. The colleague is told.
 * Throws `rule_broken`, `not_found`, `already_exists` naming the field.
 */
export async function recordNonconformity(ctx: Ctx, { body }: Input<typeof governance.recordNonconformity>): Promise<governance.Nonconformity> {
  ctx.actor.mustSee('governance:record', body.siteId)
  const site = await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  const at = body.observedAt === undefined ? ctx.now : new Date(body.observedAt)
  if (at > ctx.now) throw wrongField('rule_broken', '/observedAt', 'has not happened yet')
  if (body.employeeId === ctx.actor.employeeId) throw wrongField('rule_broken', '/employeeId', 'nobody observes themselves')
  if (body.employeeId !== null && (await rolesAt(ctx, body.employeeId, body.siteId)).length === 0) throw wrongField('not_found', '/employeeId', 'no such colleague at this site')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`nonconformity:${id}`])
  if (await ctx.tx.selectFrom('nonconformity').select('id').where('id', '=', id).executeTakeFirst()) throw wrongField('already_exists', '/id', id)
  const today = dayIn(site.timeZone, ctx.now)
  const row: NonconformityTable = {
    organization_id: ctx.organizationId, id, site_id: body.siteId, number: dayNumber('N', today, await nextNumber(ctx, body.siteId, `nonconformity-${today}`)), observed_at: at, observer_id: ctx.actor.employeeId, employee_id: body.employeeId, operation: body.operation, correction: body.correction,
  }
  await ctx.tx.insertInto('nonconformity').values(row).execute()
  if (body.trainingTopic !== '') await raiseNeed(ctx, { siteId: body.siteId, topic: body.trainingTopic, post: body.trainingPost, reason: body.operation, source: { type: 'nonconformity', id: row.id } })
  recordHappening(ctx, { siteId: body.siteId, recordType: 'nonconformity', recordId: row.id, action: 'recorded', note: body.operation })
  announceChange(ctx, { recordType: 'nonconformity', recordId: row.id, siteId: body.siteId, action: 'recorded' })
  if (body.employeeId !== null) sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [body.employeeId]), template: 'nonconformity.yours', params: { number: row.number, operation: row.operation, correction: row.correction }, record: { type: 'nonconformity', id: row.id } })
  return (await present(ctx, [row]))[0]!
}

/** What was seen in each of the last months of the site, beside how the checks of the month came out, and by colleague (ORG-020). */
export async function nonconformityFigures(ctx: Ctx, { query }: Input<typeof governance.nonconformityFigures>): Promise<Output<typeof governance.nonconformityFigures>> {
  ctx.actor.mustSee('checks:score', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const values = [query.siteId, timeZone, dayIn(timeZone, ctx.now), query.months]
  const months = `select (date_trunc('month', $3::date) - make_interval(months => m))::date as first, (date_trunc('month', $3::date) - make_interval(months => m - 1))::date as next from generate_series(0, $4::int - 1) m`
  const seen = `n.site_id = $1 and n.observed_at >= first::timestamp at time zone $2 and n.observed_at < next::timestamp at time zone $2`
  const { rows } = await ctx.client.query<{ first: string; last: string; count: number; trained: number; checks: number; score: string | null }>(
    `select first::text as first, (next - 1)::text as last,
       (select count(*)::int from nonconformity n where ${seen}) as count,
       (select count(*)::int from nonconformity n where ${seen} and exists (select from training_need t where t.organization_id = n.organization_id and t.source_type = 'nonconformity' and t.source_id = n.id)) as trained,
       (select count(*)::int from service_check c where c.site_id = $1 and c.checked_at >= first::timestamp at time zone $2 and c.checked_at < next::timestamp at time zone $2) as checks,
       (select avg(c.score) from service_check c where c.site_id = $1 and c.checked_at >= first::timestamp at time zone $2 and c.checked_at < next::timestamp at time zone $2) as score
     from (${months}) months order by first desc`,
    values,
  )
  const { rows: people } = await ctx.client.query<{ id: string; name: string; count: number }>(
    `select e.id, e.name, count(*)::int as count from nonconformity n join employee e on e.organization_id = n.organization_id and e.id = n.employee_id
     where n.site_id = $1 and n.observed_at >= (select min(first) from (${months}) months)::timestamp at time zone $2 group by e.id, e.name order by count(*) desc, e.name limit 50`,
    values,
  )
  return { months: rows.map((row) => ({ month: row.first.slice(0, 7), fromOn: row.first, toOn: row.last, count: row.count, trained: row.trained, checks: row.checks, score: row.score === null ? null : Math.round(Number(row.score) * 10) / 10 })), people }
}

const EXPORTED: Column<governance.Nonconformity>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('at', 'datetime', 16, ['发现时间', '發現時間', 'Seen at'], (row) => at(row.observedAt)),
  column('employee', 'text', 16, ['当事人', '當事人', 'Colleague'], (row) => row.employee?.name),
  column('operation', 'text', 40, ['不规范操作', '不規範操作', 'Operation'], (row) => row.operation),
  column('correction', 'text', 40, ['纠正', '糾正', 'Correction'], (row) => row.correction),
  column('training', 'text', 24, ['培训需求', '培訓需求', 'Training need'], (row) => row.trainingNeed?.topic),
  column('observer', 'text', 16, ['发现人', '發現人', 'Observer'], (row) => row.observer.name),
]
const EXPORTED_NAME: Record<Locale, string> = { 'zh-CN': '不规范操作记录', 'zh-TW': '不規範操作記錄', en: 'nonconformities' }

export async function planNonconformityExport(ctx: Ctx, { siteId, filter }: Input<typeof governance.exportNonconformities>['query']): Promise<ExportPlan> {
  ctx.actor.mustBeAbleTo('checks:score', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  return sheetOf(ctx, EXPORTED_NAME, timeZone, EXPORTED, everyPage((paging) => listNonconformities(ctx, { query: { siteId, filter, ...paging } })))
}
