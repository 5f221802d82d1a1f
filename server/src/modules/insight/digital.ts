import { cases, type analysis, type Input, type Locale, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { dayAfter, daysBetween } from '../../platform/time.ts'
import { lastDayOf } from './periods.ts'

type Intake = Output<typeof analysis.digitalIntake>
type Month = Intake['months'][number]

const MAX_DAYS = 800
const DIGITAL: readonly string[] = cases.DIGITAL_CHANNELS
/** The ways of residents in the order of the trade; ours own are no way of theirs. */
const WAYS = cases.CHANNELS.filter((channel) => !(cases.OWN_CHANNELS as readonly string[]).includes(channel))

interface Counted {
  month: string
  channel: cases.CaseSummary['channel']
  count: number
}

/** By which ways residents came, month by month (SYS-001): what our own people found is not counted. Months are those of the site's zone, cut to the period. */
export async function digitalIntake(ctx: Ctx, { query }: Pick<Input<typeof analysis.digitalIntake>, 'query'>): Promise<Intake> {
  return (await intakeOf(ctx, query)).intake
}

async function intakeOf(ctx: Ctx, { siteId, from, to, kind }: Input<typeof analysis.digitalIntake>['query']): Promise<{ intake: Intake; timeZone: string }> {
  ctx.actor.mustSee('insight:read', siteId)
  if (to < from) throw wrongField('rule_broken', '?to', 'must not lie before from')
  if (daysBetween(from, to) > MAX_DAYS) throw wrongField('rule_broken', '?from', `at most ${MAX_DAYS} days`)
  const site = await ctx.tx.selectFrom('site').select('time_zone').where('id', '=', siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found')
  const { rows } = await ctx.client.query<Counted>({
    name: 'insight_digital',
    text: `select to_char(registered_at at time zone $4, 'YYYY-MM') as month, channel, count(*)::int as count from service_case
           where site_id = $1 and registered_at >= $2::date::timestamp at time zone $4 and registered_at < ($3::date + 1)::timestamp at time zone $4
             and channel = any($5) and ($6::text[] is null or kind = any($6)) group by 1, 2`,
    values: [siteId, from, to, site.time_zone, WAYS, kind?.length ? kind : null],
  })
  const months = monthsBetween(from, to).map((month) => monthOf(month.from, month.to, rows.filter((row) => row.month === month.from.slice(0, 7))))
  return { intake: { total: monthOf(from, to, rows), months }, timeZone: site.time_zone }
}

function monthOf(from: string, to: string, rows: readonly Counted[]): Month {
  const channels = WAYS.map((channel) => ({ channel, count: sum(rows.filter((row) => row.channel === channel)) }))
  const all = sum(rows)
  const digital = sum(rows.filter((row) => DIGITAL.includes(row.channel)))
  return { from, to, cases: all, digital, rate: all === 0 ? null : digital / all, channels }
}

const sum = (rows: readonly Counted[]): number => rows.reduce((total, { count }) => total + count, 0)

/** The calendar months of a period, the first and the last one cut to it. */
export function monthsBetween(from: string, to: string): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = []
  for (let first = from; first <= to; ) {
    const last = lastDayOf(first)
    months.push({ from: first, to: last < to ? last : to })
    first = dayAfter(last)
  }
  return months
}

const TITLES: Record<Locale, { name: string; month: string; all: string; digital: string; rate: string }> = {
  'zh-CN': { name: '受理渠道', month: '月份', all: '住户来报', digital: '线上受理', rate: '线上占比 %' },
  'zh-TW': { name: '受理管道', month: '月份', all: '住戶來報', digital: '線上受理', rate: '線上占比 %' },
  en: { name: 'intake by channel', month: 'Month', all: 'From residents', digital: 'Digital', rate: 'Digital %' },
}

export async function planDigitalExport(ctx: Ctx, query: Input<typeof analysis.exportDigitalIntake>['query']): Promise<ExportPlan> {
  const { intake, timeZone } = await intakeOf(ctx, query)
  const titles = TITLES[ctx.locale]
  return {
    name: titles.name,
    timeZone,
    columns: [
      { key: 'month', kind: 'text', width: 24, title: titles.month },
      ...WAYS.map((channel) => ({ key: channel, kind: 'number' as const, width: 10, title: labelOf(ctx.locale, 'channel', channel) })),
      { key: 'cases', kind: 'number', width: 12, title: titles.all },
      { key: 'digital', kind: 'number', width: 12, title: titles.digital },
      { key: 'rate', kind: 'number', width: 12, title: titles.rate },
    ],
    rows: intake.months.map(({ from, to, channels, cases: all, digital, rate }) => ({
      month: `${from} – ${to}`, cases: all, digital, rate: rate === null ? null : Math.round(rate * 1000) / 10, ...Object.fromEntries(channels.map(({ channel, count }) => [channel, count])),
    })),
  }
}
