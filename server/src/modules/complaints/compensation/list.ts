import type { Input, Locale, Output, redress } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../../platform/records/index.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../../platform/sheets/index.ts'
import { dayIn } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { currentSettings } from '../causes/settings.ts'
import { limitAt } from './limits.ts'
import { presentCompensation, presentCompensations } from './present.ts'
import { GRANTED } from './rules.ts'

type Filter = Input<typeof redress.listCompensations>['query']['filter']
type Select = SelectQueryBuilder<Tables, 'compensation', object>

export async function getCompensation(ctx: Ctx, { params }: Input<typeof redress.getCompensation>): Promise<redress.Compensation> {
  const row = await ctx.tx.selectFrom('compensation').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('cases:read', row.site_id)
  return presentCompensation(ctx, row)
}

/** Compensations of a site, newest first, with the sums of all that the filter lets through. */
export async function listCompensations(ctx: Ctx, { query }: Input<typeof redress.listCompensations>): Promise<Output<typeof redress.listCompensations>> {
  const filtered = await filteredCompensations(ctx, query.siteId, query.filter)
  const sums = await filtered
    .select([
      sql<number>`coalesce(sum(amount_fen) filter (where status not in ('refused', 'withdrawn')), 0)::bigint`.as('allFen'),
      sql<number>`coalesce(sum(amount_fen) filter (where status in ('requested', 'approved', 'promised')), 0)::bigint`.as('openFen'),
      sql<number>`coalesce(sum(amount_fen) filter (where status in ('paid', 'closed')), 0)::bigint`.as('paidFen'),
    ])
    .executeTakeFirstOrThrow()
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(requested_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const presented = await presentCompensations(ctx, rows.slice(0, query.limit))
  const page = pageOf(rows, query.limit, (row) => [row.requested_at, row.id], (row) => presented.find((one) => one.id === row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
  return { ...page, sums }
}

async function filteredCompensations(ctx: Ctx, siteId: string, filter: Filter): Promise<Select> {
  ctx.actor.mustSee('cases:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('compensation').where('site_id', '=', siteId)
  if (filter.status?.length) select = select.where('status', 'in', filter.status)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.caseId) select = select.where('case_id', '=', filter.caseId)
  if (filter.from) select = select.where('requested_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('requested_at', '<', new Date(filter.to))
  if (filter.late) select = select.where('status', 'in', ['requested', 'approved', 'promised']).where('pay_by', '<', dayIn(timeZone, ctx.now))
  if (filter.mayDecide) select = await decidable(ctx, select, siteId)
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('number', 'ilike', like), e('reason', 'ilike', like), e('what', 'ilike', like), e('case_id', 'in', e.selectFrom('service_case').select('service_case.id').where('service_case.site_id', '=', siteId).where('service_case.number', 'ilike', like))]))
  }
  return select
}

/** What waits for a decision that the actor may take. */
async function decidable(ctx: Ctx, select: Select, siteId: string): Promise<Select> {
  const limit = limitAt(ctx, await currentSettings(ctx), siteId)
  const open = select.where('status', '=', 'requested').where('requested_by', '<>', ctx.actor.employeeId ?? '00000000-0000-0000-0000-000000000000')
  if (limit === null) return open
  return open.where(sql<boolean>`${Math.max(limit, 0)} > 0 and amount_fen + (select coalesce(sum(o.amount_fen), 0) from compensation o where o.case_id = compensation.case_id and o.status = any (${[...GRANTED]}::text[])) <= ${Math.max(limit, 0)}`)
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (item: redress.Compensation, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({ key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value })
const day = (at: string | null): Date | null => (at === null ? null : new Date(at))

const COLUMNS: Column[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (item) => item.number),
  column('case', 'text', 18, ['投诉编号', '投訴編號', 'Case'], (item) => item.case.number),
  column('title', 'text', 30, ['事项', '事項', 'Matter'], (item) => item.case.title),
  column('unit', 'text', 12, ['房号', '房號', 'Unit'], (item) => item.unit?.name ?? null),
  column('person', 'text', 12, ['业户', '住戶', 'Person'], (item) => item.person?.name ?? null),
  column('kind', 'text', 10, ['方式', '方式', 'Kind'], (item, l) => labelOf(l, 'compensationKind', item.kind)),
  column('amount', 'money', 12, ['金额', '金額', 'Amount'], (item) => item.amountFen),
  column('what', 'text', 20, ['内容', '內容', 'What'], (item) => item.what),
  column('reason', 'text', 36, ['事由', '事由', 'Reason'], (item) => item.reason),
  column('liability', 'text', 10, ['责任', '責任', 'Liability'], (item, l) => labelOf(l, 'liability', item.liability)),
  column('status', 'text', 10, ['状态', '狀態', 'Status'], (item, l) => labelOf(l, 'compensationStatus', item.status)),
  column('requestedBy', 'text', 10, ['申请人', '申請人', 'Requested by'], (item) => item.requestedBy.name),
  column('requestedAt', 'datetime', 18, ['申请时间', '申請時間', 'Requested'], (item) => day(item.requestedAt)),
  column('decidedBy', 'text', 10, ['审批人', '審批人', 'Decided by'], (item) => item.decidedBy),
  column('decidedAt', 'datetime', 18, ['审批时间', '審批時間', 'Decided'], (item) => day(item.decidedAt)),
  column('paidAt', 'datetime', 18, ['兑付时间', '兌付時間', 'Handed over'], (item) => day(item.paidAt)),
  column('receivedBy', 'text', 12, ['签收人', '簽收人', 'Received by'], (item) => item.receivedBy),
]
const NAME: Record<Locale, string> = { 'zh-CN': '赔偿补偿', 'zh-TW': '賠償補償', en: 'compensations' }

/** The list as rows of a sheet. */
export async function planCompensationExport(ctx: Ctx, { siteId, filter }: Input<typeof redress.exportCompensations>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('cases:export', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await (await filteredCompensations(ctx, siteId, filter)).selectAll().orderBy('requested_at', 'desc').limit(10_000).execute()
  const items = await presentCompensations(ctx, rows)
  return {
    name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: items.map((item) => Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(item, ctx.locale)]))),
  }
}
