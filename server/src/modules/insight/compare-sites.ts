import { governance, type Input } from '@guanjia/contract'
import { SITE_FIGURES } from '@guanjia/contract/governance-choices.ts'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { columnsIn, rowOf, say, type WordedColumn, type Words } from '../../platform/sheets/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { orgChart } from '../governance/index.ts'
import { siteProfileIn, sitesOf, type SiteFacts } from '../organization/index.ts'
import { slaReport } from '../sla/index.ts'
import { outstandingRules, ruleCompleteness } from '../standards/index.ts'
import { figuresOf } from './overview.ts'
import { mustBePeriod, type Days } from './periods.ts'

type Comparison = governance.SiteComparison
type Figures = Comparison['sites'][number]['figures']
export type FigureKey = (typeof SITE_FIGURES)[number]

const UNITS: Partial<Record<FigureKey, governance.SiteFigure['unit']>> = { kept: 'percent', complaintFeedback24hRate: 'percent', satisfactionRate: 'percent', returnVisitRate: 'percent', repairOnTimeRate: 'percent', reworkRate: 'percent', managedAreaM2: 'area' }

/** Where the records behind a figure stand at the console, once its site is the one on screen. */
function linksOf({ from, to }: Days): Record<FigureKey, string> {
  const days = `from=${from}&to=${to}`
  const cases = `/cases?${days}`
  return {
    registered: cases, openNow: '/cases?open=true', overdueNow: '/cases?overdue=true', ordersNow: '/work-orders?open=true', kept: `/insight/sla?${days}`,
    complaintFeedback24hRate: `${cases}&kind=complaint`, satisfactionRate: `${cases}&status=closed,confirmed`, returnVisitRate: `${cases}&status=resolved,confirmed,closed`, repairOnTimeRate: `/insight/sla?${days}&subjectType=work_order&metric=resolve`, reworkRate: `/work-orders?${days}&rework=true`,
    managedAreaM2: '/org/company', headcount: '/org', planned: '/org', vacantCore: '/org', unreadRules: '/rulebook/outstanding', missingRules: '/rulebook/completeness', nonconformities: `/quality/nonconformities?${days}`, liaisonsOpen: '/org/liaisons?open=true',
  }
}

/** What stands now at a site, and what was seen there in the period. */
async function countsOf(ctx: Ctx, siteId: string, from: Date, to: Date): Promise<Record<'openNow' | 'overdueNow' | 'ordersNow' | 'nonconformities' | 'liaisonsOpen', number>> {
  const { rows } = await ctx.client.query<{ open: number; overdue: number; orders: number; seen: number; liaisons: number }>({
    name: 'insight_compare',
    text: `select (select count(*)::int from service_case where site_id = $1 and status not in ('closed', 'cancelled', 'invalid')) as open,
             (select count(*)::int from service_case where site_id = $1 and status not in ('closed', 'cancelled', 'invalid') and next_due_at < $4) as overdue,
             (select count(*)::int from work_order where site_id = $1 and status not in ('closed', 'cancelled')) as orders,
             (select count(*)::int from nonconformity where site_id = $1 and observed_at >= $2 and observed_at < $3) as seen,
             (select count(*)::int from liaison where site_id = $1 and due_at is not null and settled_at is null) as liaisons`,
    values: [siteId, from, to, ctx.now],
  })
  const { open, overdue, orders, seen, liaisons } = rows[0]!
  return { openNow: open, overdueNow: overdue, ordersNow: orders, nonconformities: seen, liaisonsOpen: liaisons }
}

/** Promises that were kept, of all that fell due or stopped in the period, by site; as the report of promises counts. */
async function keptBySite(ctx: Ctx, days: Days): Promise<Map<string, number | null>> {
  const sums = new Map<string, { met: number; counted: number }>()
  for (const { value, met, breached } of (await slaReport(ctx, { params: {}, body: {}, query: { ...days, filter: {}, by: 'site' } })).items) {
    if (value === null) continue
    const sum = sums.get(value) ?? { met: 0, counted: 0 }
    sums.set(value, { met: sum.met + met, counted: sum.counted + met + breached })
  }
  return new Map([...sums].map(([id, { met, counted }]) => [id, counted === 0 ? null : met / counted]))
}

/** The house at a site: people, posts and rules; null is what nobody said, or what the actor may not read. */
async function houseOf(ctx: Ctx, siteId: string): Promise<Partial<Record<FigureKey, number | null>>> {
  const query = { params: {}, query: { siteId }, body: {} }
  const chart = await orgChart(ctx, query)
  const { profile } = await ctx.tx.selectFrom('site').select('profile').where('id', '=', siteId).executeTakeFirstOrThrow()
  const complete = ctx.actor.can('standards:read', siteId) ? await ruleCompleteness(ctx, query) : null
  const unread = ctx.actor.can('standards:write', siteId) ? (await outstandingRules(ctx, query)).items.reduce((sum, one) => sum + one.missing.length, 0) : null
  return {
    managedAreaM2: siteProfileIn(profile).managedAreaM2, headcount: chart.headcount, planned: chart.planned, vacantCore: chart.vacantCore.length, unreadRules: unread, missingRules: complete === null || complete.of === 0 ? null : complete.of - complete.present,
  }
}

/**
 * The sites that the actor compares, beside each other: what stands now, and what the period came to, by the same functions as the
 * figures of each site alone. Throws `rule_broken` naming `?to`.
 */
export async function compareSites(ctx: Ctx, { query }: Pick<Input<typeof governance.compareSites>, 'query'>): Promise<Comparison> {
  mustBePeriod(query)
  const sites = (await sitesOf(ctx)).filter(({ id }) => ctx.actor.can('sites:compare', id))
  const kept = ctx.actor.can('insight:read') ? await keptBySite(ctx, query) : new Map<string, number | null>()
  const compared: Comparison['sites'] = []
  for (const site of sites) compared.push({ id: site.id, name: site.name, code: site.code, kind: site.kind, figures: await figuresAt(ctx, site, query, kept.get(site.id) ?? null) })
  return { asOf: ctx.now.toISOString(), sites: compared }
}

async function figuresAt(ctx: Ctx, site: SiteFacts, days: Days, kept: number | null): Promise<Figures> {
  const [from, to] = [midnightOf(days.from, site.timeZone), midnightOf(dayAfter(days.to), site.timeZone)]
  const ofPeriod = new Map((await figuresOf(ctx, [site.id, from, to])).map(({ key, value }) => [key, value]))
  const known: Partial<Record<FigureKey, number | null>> = { kept, ...(await countsOf(ctx, site.id, from, to)), ...(await houseOf(ctx, site.id)) }
  const links = linksOf(days)
  return Object.fromEntries(SITE_FIGURES.map((key) => [key, { value: key in known ? (known[key] ?? null) : (ofPeriod.get(key) ?? null), unit: UNITS[key] ?? 'count', link: links[key] }])) as Figures
}

const NAMES: Record<FigureKey, Words> = {
  registered: ['受理报事', '受理報事', 'Cases taken'], openNow: ['在办报事', '處理中報事', 'Open cases'], overdueNow: ['超时报事', '逾時報事', 'Overdue cases'], ordersNow: ['在办工单', '處理中工單', 'Open work orders'], kept: ['时限达成率', '時限達成率', 'Promises kept'],
  complaintFeedback24hRate: ['投诉 24 小时反馈率', '投訴 24 小時回覆率', 'Complaints answered in 24 h'], satisfactionRate: ['满意率', '滿意率', 'Satisfaction'], returnVisitRate: ['回访率', '回訪率', 'Return visits'], repairOnTimeRate: ['维修及时率', '維修及時率', 'Repairs on time'], reworkRate: ['返修率', '返修率', 'Rework'],
  managedAreaM2: ['管理面积（㎡）', '管理面積（㎡）', 'Managed area (m²)'], headcount: ['在职人数', '在職人數', 'Headcount'], planned: ['编制', '編制', 'Planned posts'], vacantCore: ['核心岗位空缺', '核心職位空缺', 'Vacant core posts'], unreadRules: ['制度未确认人次', '制度未確認人次', 'Rules not confirmed'], missingRules: ['缺失必备文件', '缺少必備文件', 'Missing documents'],
  nonconformities: ['不规范操作', '不規範操作', 'Nonconformities'], liaisonsOpen: ['外联待跟进', '外部聯絡待跟進', 'Liaisons to follow up'],
}

/** A line for each site, a column for each figure; what is unknown stays empty. */
export async function planComparisonExport(ctx: Ctx, days: Days): Promise<ExportPlan> {
  const { sites } = await compareSites(ctx, { query: days })
  const { locale } = ctx
  const columns: WordedColumn<Comparison['sites'][number]>[] = [
    { key: 'code', title: ['项目编码', '專案代碼', 'Code'], value: (row) => row.code }, { key: 'name', title: ['项目', '專案', 'Site'], width: 24, value: (row) => row.name }, { key: 'kind', title: ['类型', '類型', 'Kind'], value: (row) => labelOf(locale, 'siteKind', row.kind) },
    ...SITE_FIGURES.map((key): WordedColumn<Comparison['sites'][number]> => ({
      key, title: NAMES[key], kind: 'number',
      value: ({ figures }) => {
        const { value, unit } = figures[key]
        return value === null ? null : unit === 'percent' ? Math.round(value * 1000) / 1000 : value
      },
    })),
  ]
  return { name: say(locale, ['项目对比', '專案對比', 'site-comparison']), timeZone: (await sitesOf(ctx))[0]?.timeZone ?? 'Asia/Shanghai', columns: columnsIn(locale, columns), rows: sites.map((row) => rowOf(columns, row)) }
}
