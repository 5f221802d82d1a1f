import type { Input, zonestandards } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { ZONE_STANDARDS } from '@guanjia/contract/zone-standard-choices.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { column, sheetOf } from '../../../platform/records/list-export.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { ownZones } from '../zone-ranking.ts'
import { praised, shownTo } from '../zone-score.ts'
import { monthFigures, type MonthFigures, type ZoneLine } from './figures.ts'
import type { Check, Standard } from './rules.ts'

type Shown = zonestandards.ZoneStandards
type Version = { id: string; number: number; standards: Standard[]; checks: Check[]; reason: string; closed_at: Date; closed_by: string }
const versionOf = (row: Version): Shown['versions'][number] => ({ number: row.number, at: iso(row.closed_at), by: row.closed_by, reason: row.reason })

/**
 * A month of a site by the five standards (MNT-001, MNT-011): live while it is open, frozen afterwards. Who manages sees all zones, everybody else
 * the first places and the own zone. Throws `not_found` for a site outside the scope, a month to come, a version that is not there.
 */
export async function zoneStandards(ctx: Ctx, { query }: Input<typeof zonestandards.zoneStandards>): Promise<Shown> {
  ctx.actor.mustSee('tasks:own', query.siteId)
  const site = await siteById(ctx, query.siteId)
  if (query.month > dayIn(site.timeZone, ctx.now).slice(0, 7)) throw new AppError('not_found', 'The month has not begun')
  const { rows: versions } = await ctx.client.query<Version>('select id, number, standards, checks, reason, closed_at, closed_by from zone_month where site_id = $1 and month = $2 order by number desc', [site.id, `${query.month}-01`])
  const frozen = query.number === undefined ? versions[0] : versions.find(({ number }) => number === query.number)
  if (query.number !== undefined && !frozen) throw new AppError('not_found')
  const found = frozen ? await frozenFigures(ctx, frozen) : await monthFigures(ctx, site, query.month)
  const mayManage = ctx.actor.can('improvements:manage', site.id)
  const own = await ownZones(ctx, site.id)
  const names = await zoneNames(ctx, site.id)
  const stewards = await employeeNames(ctx, found.lines.map(({ stewardId }) => stewardId))
  const ranked = found.lines.filter(({ rank }) => rank !== null).length
  return {
    siteId: site.id, month: query.month, standards: found.standards, checks: found.checks, zones: found.lines.length, ranked, praised: praised(ranked), isWhole: mayManage,
    items: shownTo(found.lines, own, mayManage).map(({ zoneId, stewardId, standards, score, rank }) => ({
      zoneId, name: names.get(zoneId) ?? '', steward: stewardId === null ? '' : (stewards.get(stewardId) ?? ''), standards, score, met: standards.filter(({ isMet }) => isMet).length, known: standards.filter(({ isMet }) => isMet !== null).length, rank, isOwn: own.has(zoneId),
    })),
    closed: frozen ? versionOf(frozen) : null, versions: versions.map(versionOf), allowedActions: mayManage && versions.length > 0 ? ['recount'] : [],
  }
}

async function zoneNames(ctx: Ctx, siteId: string): Promise<Map<string, string>> {
  return new Map((await ctx.tx.selectFrom('zone').select(['id', 'name']).where('site_id', '=', siteId).execute()).map(({ id, name }) => [id, name]))
}

async function frozenFigures(ctx: Ctx, { id, standards, checks }: Version): Promise<MonthFigures> {
  const { rows } = await ctx.client.query<ZoneLine>('select zone_id as "zoneId", steward_id as "stewardId", standards, score::float8 as score, rank from zone_month_line where month_id = $1 order by position', [id])
  return { standards, checks, lines: rows }
}

const percent = (rate: number | null | undefined): number | null => (rate === null || rate === undefined ? null : Math.round(rate * 1000) / 10)

/** The ranking as a sheet; it shows what the screen shows to the same person. */
export async function planStandardsExport(ctx: Ctx, query: Pick<Input<typeof zonestandards.exportZoneStandards>['query'], 'siteId' | 'month'>): Promise<ExportPlan> {
  const { items, month } = await zoneStandards(ctx, { params: {}, query, body: {} })
  return sheetOf<Shown['items'][number]>(ctx, { 'zh-CN': `五标准片区评比 ${month}`, 'zh-TW': `五標準責任區評比 ${month}`, en: `Five standards by zones ${month}` }, await timeZoneOf(ctx, query.siteId), [
    column('rank', 'number', 8, ['名次', '名次', 'Place'], (one) => one.rank),
    column('zone', 'text', 18, ['片区', '責任區', 'Zone'], (one) => one.name),
    column('steward', 'text', 12, ['片区管家', '責任區管家', 'Steward'], (one) => one.steward),
    column('score', 'number', 10, ['得分', '得分', 'Score'], (one) => one.score),
    column('met', 'text', 10, ['达标', '達標', 'Met'], (one) => `${one.met} / ${one.known}`),
    ...ZONE_STANDARDS.flatMap((key, i) => {
      const title = (['zh-CN', 'zh-TW', 'en'] as const).map((locale) => labelOf(locale, 'zoneStandard', key)) as [string, string, string]
      return [
        column<Shown['items'][number]>(key, 'number', 14, [`${title[0]} %`, `${title[1]} %`, `${title[2]} %`], (one) => percent(one.standards[i]!.rate)),
        column<Shown['items'][number]>(`${key}Of`, 'text', 12, [`${title[0]}依据`, `${title[1]}依據`, `${title[2]}: of`], (one) => (one.standards[i]!.of === 0 ? '' : `${one.standards[i]!.good} / ${one.standards[i]!.of}`)),
      ]
    }),
  ], items)
}
