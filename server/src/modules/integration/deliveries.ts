import { integration, type Input, type Locale, type Output } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { countUpTo, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { mustManage } from './rights.ts'
import type { DeliveryRow } from './send.ts'

type Filter = Input<typeof integration.listDeliveries>['query']['filter']
type Shown = DeliveryRow & { via: string | null; device: string | null }
type Select = SelectQueryBuilder<Tables & { setting: Tables['channel_setting'] }, 'delivery', object>

export async function listDeliveries(ctx: Ctx, { query }: Input<typeof integration.listDeliveries>): Promise<Output<typeof integration.listDeliveries>> {
  mustManage(ctx)
  const filtered = filteredDeliveries(ctx, query.filter)
  let select = withVia(filtered)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(delivery.created_at, delivery.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = (await select.orderBy('delivery.created_at', 'desc').orderBy('delivery.id', 'desc').limit(query.limit + 1).execute()) as Shown[]
  return pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id], present, query.total ? await countUpTo(ctx, filtered) : null)
}

function filteredDeliveries(ctx: Ctx, filter: Filter): Select {
  let select = ctx.tx.selectFrom('delivery') as Select
  if (filter.state) select = select.where('state', 'in', filter.state.length > 0 ? filter.state : ['waiting'])
  if (filter.channel) select = select.where('channel', 'in', filter.channel.length > 0 ? filter.channel : ['email'])
  if (filter.kind !== undefined) select = select.where('template', '=', filter.kind)
  if (filter.from !== undefined) select = select.where('delivery.created_at', '>=', sql<Date>`${filter.from}::date::timestamp at time zone 'Asia/Shanghai'`)
  if (filter.to !== undefined) select = select.where('delivery.created_at', '<', sql<Date>`(${filter.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)
  return select
}

const withVia = (select: Select) => select.selectAll('delivery').select((e) => e.selectFrom('channel_setting as s').select('s.name').whereRef('s.id', '=', 'delivery.setting_id').as('via')).select((e) => e.selectFrom('push_subscription as p').select('p.device').where('delivery.channel', '=', 'push').where(sql<boolean>`p.id::text = delivery.address`).as('device'))

export async function getDelivery(ctx: Ctx, { params }: Input<typeof integration.getDelivery>): Promise<integration.Delivery> {
  mustManage(ctx)
  return one(ctx, params.id)
}

async function one(ctx: Ctx, id: string): Promise<integration.Delivery> {
  const row = (await withVia(ctx.tx.selectFrom('delivery') as Select).where('delivery.id', '=', id).executeTakeFirst()) as Shown | undefined
  if (!row) throw new AppError('not_found', 'No such delivery')
  return present(row)
}

/** Sending again makes a line of its own, so that the record of the first one stays. Throws `action_not_allowed`. */
export async function actOnDelivery(ctx: Ctx, { params, body }: Input<typeof integration.actOnDelivery>): Promise<integration.Delivery> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('delivery').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such delivery')
  const allowed = allowedActions(row)
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', `${body.action} is not possible: ${row.state}`, undefined, { allowedActions: allowed })
  recordHappening(ctx, { siteId: null, recordType: 'delivery', recordId: row.id, action: body.action })
  if (body.action === 'give_up') {
    await ctx.tx.updateTable('delivery').set({ state: 'failed', failure: row.failure ?? 'given up by hand' }).where('id', '=', row.id).execute()
    return one(ctx, row.id)
  }
  // Two clicks are one letter.
  const again = await ctx.tx.selectFrom('delivery').select('id').where('resend_of', '=', row.id).where('state', 'in', ['waiting', 'sending']).executeTakeFirst()
  if (again) return one(ctx, again.id)
  const id = newId()
  const { claimed_at: _, provider_id: __, failure: ___, merged_into: ____, sent_at: _____, ...facts } = row
  await ctx.tx
    .insertInto('delivery')
    .values({ ...facts, params: facts.params, id, state: 'waiting', attempts: 0, due_at: ctx.now, good_until: null, digest_key: null, dedupe_key: null, resend_of: row.id, created_at: ctx.now })
    .execute()
  return one(ctx, id)
}

function allowedActions(row: DeliveryRow): integration.Delivery['allowedActions'] {
  if (row.state === 'waiting') return ['give_up']
  return row.state === 'failed' || row.state === 'maybe_sent' || row.state === 'sent' || row.state === 'skipped' ? ['resend'] : []
}

function present(row: Shown): integration.Delivery {
  return {
    id: row.id, channel: row.channel, via: row.via, to: toOf(row), kind: row.template, level: row.level, title: row.title, body: row.body, state: row.state, attempts: row.attempts,
    dueAt: row.state === 'waiting' ? iso(row.due_at) : null, providerId: row.provider_id, failure: row.failure, mergedInto: row.merged_into, resendOf: row.resend_of,
    recordType: row.record_type, recordId: row.record_id, at: iso(row.created_at), sentAt: iso(row.sent_at), allowedActions: allowedActions(row),
  }
}

/** A notice has no address: it names the browser, as long as that is there. */
const toOf = (row: Shown): string => (row.channel === 'push' ? (row.device ?? '') : masked(row.address))

/** Enough to recognise, too little to call: `138****0001`, `su***@example.com`. */
export function masked(address: string): string {
  const [name, host] = address.split('@')
  if (host !== undefined) return `${name!.slice(0, 2)}***@${host}`
  return address.length < 8 ? address : `${address.slice(0, 3)}${'*'.repeat(address.length - 7)}${address.slice(-4)}`
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: Shown) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({ key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value })
const COLUMNS: Column[] = [
  column('at', 'datetime', 18, ['时间', '時間', 'Time'], (row) => row.created_at),
  column('channel', 'text', 10, ['渠道', '管道', 'Channel'], (row) => row.channel),
  column('via', 'text', 16, ['通道', '通道', 'Via'], (row) => row.via ?? ''),
  column('to', 'text', 22, ['收件人', '收件人', 'To'], toOf),
  column('kind', 'text', 20, ['种类', '種類', 'Kind'], (row) => row.template),
  column('title', 'text', 36, ['标题', '標題', 'Title'], (row) => row.title),
  column('state', 'text', 12, ['状态', '狀態', 'State'], (row) => row.state),
  column('attempts', 'number', 8, ['次数', '次數', 'Attempts'], (row) => row.attempts),
  column('sentAt', 'datetime', 18, ['发出时间', '發出時間', 'Sent'], (row) => row.sent_at),
  column('providerId', 'text', 24, ['网关编号', '閘道編號', 'Gateway id'], (row) => row.provider_id ?? ''),
  column('failure', 'text', 40, ['失败原因', '失敗原因', 'Failure'], (row) => row.failure ?? ''),
]
const NAME: Record<Locale, string> = { 'zh-CN': '发送记录', 'zh-TW': '傳送紀錄', en: 'deliveries' }
const MOST_ROWS = 100_000

export async function planDeliveryExport(ctx: Ctx, { filter }: Input<typeof integration.exportDeliveries>['query']): Promise<ExportPlan> {
  mustManage(ctx)
  const rows = (await withVia(filteredDeliveries(ctx, filter)).orderBy('delivery.created_at', 'desc').orderBy('delivery.id', 'desc').limit(MOST_ROWS).execute()) as Shown[]
  return {
    name: NAME[ctx.locale], timeZone: 'Asia/Shanghai', columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: rows.map((row) => Object.fromEntries(COLUMNS.map((one) => [one.key, one.value(row)]))),
  }
}
