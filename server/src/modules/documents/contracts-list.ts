import type { contracts, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { presentContracts } from './contract-present.ts'
import { periodBefore, renewalRate } from './rules.ts'

type Filter = Input<typeof contracts.listContracts>['query']['filter']
type ContractSelect = SelectQueryBuilder<Tables, 'contract', object>
/** What comes to its end by its day: what was terminated or dropped before never did. */
const ENDING: contracts.ContractState[] = ['in_force', 'expired', 'renewed']

/** Contracts of a site, the first to end first. */
export async function listContracts(ctx: Ctx, { query }: Input<typeof contracts.listContracts>): Promise<Output<typeof contracts.listContracts>> {
  const filtered = await filteredContracts(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [day, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(until_on, id) > (${day}::date, ${id}::uuid)`)
  }
  const rows = await select.orderBy('until_on').orderBy('id').limit(query.limit + 1).execute()
  const shown = new Map((await presentContracts(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.until_on, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

async function filteredContracts(ctx: Ctx, siteId: string, filter: Filter): Promise<ContractSelect> {
  ctx.actor.mustSee('contracts:read', siteId)
  const today = dayIn((await siteById(ctx, siteId)).timeZone, ctx.now)
  let select: ContractSelect = ctx.tx.selectFrom('contract').where('site_id', '=', siteId)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.risk?.length) select = select.where('risk', 'in', filter.risk)
  if (filter.grade !== undefined) select = select.where('grade', '=', filter.grade)
  if (filter.unitId) select = select.where('unit_id', '=', filter.unitId)
  if (filter.personId) select = select.where('person_id', '=', filter.personId)
  if (filter.expiringWithin !== undefined) select = select.where('state', '=', 'in_force').where('until_on', '<=', dayAfter(today, filter.expiringWithin))
  if (filter.endsFrom) select = select.where('until_on', '>=', filter.endsFrom)
  if (filter.endsTo) select = select.where('until_on', '<=', filter.endsTo)
  if (filter.isExpiring) select = select.where('state', 'in', ENDING).where((e) => e.or([e('until_on', '<=', today), e('state', '=', 'renewed')]))
  if (filter.isRenewed !== undefined) select = select.where('state', filter.isRenewed ? '=' : '<>', 'renewed')
  if (!filter.q?.trim()) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) => e.or([e('number', 'ilike', like), e('paper_number', 'ilike', like), e('title', 'ilike', like), e('counterparty', 'ilike', like)]))
}

/**
 * The renewal rate of a period beside the period before (CON-007): of the contracts that came to their end, how many were renewed. A contract
 * whose last day has not come counts only once it is renewed. Each figure opens to its contracts by `link`.
 */
export async function contractFigures(ctx: Ctx, { query }: Input<typeof contracts.contractFigures>): Promise<Output<typeof contracts.contractFigures>> {
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before the first day')
  const today = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now)
  const rate = async (from: string, to: string) => {
    const select = await filteredContracts(ctx, query.siteId, { kind: query.kind, endsFrom: from, endsTo: to, isExpiring: true })
    const row = await select.select((e) => [e.fn.countAll<number>().as('expiring'), e.fn.countAll<number>().filterWhere('state', '=', 'renewed').as('renewed')]).executeTakeFirstOrThrow()
    return { from, to, expiring: row.expiring, renewed: row.renewed, rate: renewalRate(row.expiring, row.renewed) }
  }
  const before = periodBefore(query.from, query.to)
  const [current, baseline] = [await rate(query.from, query.to), await rate(before.from, before.to)]
  const open = await filteredContracts(ctx, query.siteId, { kind: query.kind, state: ['in_force'] })
  const soon = await open.select((e) => [e.fn.countAll<number>().as('all'), e.fn.countAll<number>().filterWhere('until_on', '<=', dayAfter(today, 30)).as('within30'), e.fn.countAll<number>().filterWhere('until_on', '<=', dayAfter(today, 90)).as('within90')]).executeTakeFirstOrThrow()
  return { current, baseline, change: current.rate === null || baseline.rate === null ? null : current.rate - baseline.rate, inForce: soon.all, within30: soon.within30, within90: soon.within90, link: `/contracts?endsFrom=${query.from}&endsTo=${query.to}&isExpiring=true` }
}

const COLUMNS: Column<contracts.ContractSummary>[] = [
  column('number', 'text', 16, ['合同编号', '合約編號', 'Number'], (row) => row.number),
  column('paperNumber', 'text', 18, ['纸质合同号', '紙本合約號', 'On paper'], (row) => row.paperNumber),
  column('kind', 'text', 12, ['种类', '種類', 'Kind'], (row, l) => labelOf(l, 'contractKind', row.kind)),
  column('title', 'text', 32, ['合同名称', '合約名稱', 'Title'], (row) => row.title),
  column('counterparty', 'text', 28, ['对方', '對方', 'Counterparty'], (row) => row.counterparty),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'contractState', row.state)),
  column('signedOn', 'date', 12, ['签订日期', '簽訂日期', 'Signed'], (row) => row.signedOn),
  column('fromOn', 'date', 12, ['起始日期', '起始日期', 'From'], (row) => row.fromOn),
  column('untilOn', 'date', 12, ['到期日期', '到期日期', 'Until'], (row) => row.untilOn),
  column('amount', 'money', 14, ['金额', '金額', 'Amount'], (row) => row.amountFen),
  column('basis', 'text', 16, ['计价方式', '計價方式', 'Basis'], (row) => row.amountBasis),
  column('grade', 'number', 8, ['服务等级', '服務等級', 'Grade'], (row) => row.grade),
  column('risk', 'text', 8, ['风险', '風險', 'Risk'], (row, l) => labelOf(l, 'contractRisk', row.risk)),
  column('owner', 'text', 12, ['责任人', '負責人', 'Owner'], (row) => row.owner.name),
  column('former', 'text', 16, ['续签自', '續約自', 'Renews'], (row) => row.former?.name),
]
const NAME: Record<Locale, string> = { 'zh-CN': '合同台账', 'zh-TW': '合約台帳', en: 'contracts' }

export async function planContractExport(ctx: Ctx, { siteId, filter }: Input<typeof contracts.exportContracts>['query']): Promise<ExportPlan> {
  const filtered = await filteredContracts(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await filtered.selectAll().orderBy('until_on').orderBy('id').limit(20_000).execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, await presentContracts(ctx, rows))
}
