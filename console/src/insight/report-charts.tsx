import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatNumber, formatPercent, useLabel, useT } from '@guanjia/ui'
import type { SlaReportRow } from '@guanjia/contract/sla.ts'
import { Chart } from '../kit/chart.tsx'
import type { Search } from '../kit/search.ts'
import { useIsDark } from '../theme.ts'
import { groupsOf, searchOfValue, sumOf, type Dimension } from './report-search.ts'
import { cleaned, useValueName } from './use-report.ts'

/** In time, overdue, not due: the colours of the states; they differ in lightness, and patterns tell them apart as well. */
const COLORS = { light: ['#0958d9', '#cf1322', '#8c8c8c'], dark: ['#4a8fff', '#ff8a87', '#a6a6a6'] }
const HEIGHT = 252

interface Props {
  rows: readonly SlaReportRow[]
  search: Search
}

function useLook() {
  const dark = useIsDark()
  return useMemo(() => ({ color: dark ? COLORS.dark : COLORS.light }), [dark])
}

function useOpen(search: Search) {
  const navigate = useNavigate()
  return (more: Search) => void navigate({ to: '/insight/sla/clocks', search: cleaned({ ...search, ...more }) as never })
}

/** Promises and the rate in time, day by day; a day opens its clocks. */
export function DailyTrend({ rows, search, from, to }: Props & { from: string; to: string }) {
  const t = useT()
  const look = useLook()
  const open = useOpen(search)
  const days = useMemo(
    () =>
      groupsOf(rows, 'day')
        .filter(({ key }) => key >= from && key <= to)
        .toReversed(),
    [rows, from, to],
  )
  const all = sumOf(rows)
  // Done in the period and due on another day: it counts, but has no place on this axis.
  const outside = all.count - days.reduce((sum, day) => sum + day.sum.count, 0)
  const title =
    all.rate === null
      ? t('insight.report.trend.none')
      : all.breached === 0
        ? t('insight.report.trend.kept', { n: formatNumber(all.met) })
        : t('insight.report.trend.late', { rate: formatPercent(all.rate * 100), n: formatNumber(all.breached) })
  const option = useMemo(
    () => ({
      ...look,
      // The words of the title; those that the library would make are a list of numbers, and the table has them.
      aria: { enabled: true, label: { description: title }, decal: { show: true } },
      grid: { left: 36, right: 44, top: 36, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, itemGap: 14 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ key }) => key.slice(5)), axisTick: { show: false } },
      yAxis: [
        { type: 'value', minInterval: 1 },
        { type: 'value', min: 0, max: 100, splitLine: { show: false }, axisLabel: { formatter: '{value}%' } },
      ],
      series: [
        { name: t('insight.report.figure.met'), type: 'bar', stack: 'all', barMaxWidth: 16, data: days.map(({ sum }) => sum.met) },
        {
          name: t('insight.report.figure.breached'),
          type: 'bar',
          stack: 'all',
          barMaxWidth: 16,
          data: days.map(({ sum }) => sum.breached),
        },
        { name: t('insight.report.figure.open'), type: 'bar', stack: 'all', barMaxWidth: 16, data: days.map(({ sum }) => sum.open) },
        {
          name: t('insight.report.figure.rate'),
          type: 'line',
          yAxisIndex: 1,
          symbolSize: 5,
          color: look.color[0],
          lineStyle: { width: 2 },
          data: days.map(({ sum }) => (sum.rate === null ? null : Math.round(sum.rate * 1000) / 10)),
        },
      ],
    }),
    [days, look, t, title],
  )
  return (
    <section className="gj-card gj-chart">
      <header>
        <h2>{title}</h2>
      </header>
      <div style={{ padding: '12px 16px' }}>
        <Chart
          option={option}
          height={HEIGHT}
          label={title}
          onPick={(index) => {
            const day = days[index]?.value
            if (day) open({ day })
          }}
        />
        {outside > 0 && <p className="gj-quiet gj-small">{t('insight.report.trend.outside', { n: formatNumber(outside) })}</p>}
      </div>
    </section>
  )
}

const SHOWN = 9

/** The values with most breaches first; a bar opens its clocks. */
export function ValueBars({ rows, search, by }: Props & { by: Dimension }) {
  const t = useT()
  const label = useLabel()
  const look = useLook()
  const open = useOpen(search)
  const nameOf = useValueName()
  const groups = useMemo(
    () =>
      groupsOf(rows, by)
        .toSorted((a, b) => b.sum.breached - a.sum.breached || b.sum.count - a.sum.count)
        .slice(0, SHOWN),
    [rows, by],
  )
  const names = groups.map(({ rows: own, value, name }) =>
    by === 'metric' ? `${label('metric', own[0]!.metric)} ${label('recordType', own[0]!.subjectType)}` : nameOf(by, value, name),
  )
  const first = groups[0]
  const title =
    first && first.sum.breached > 0
      ? t('insight.report.bars.most', { name: names[0]!, n: formatNumber(first.sum.breached) })
      : t('insight.report.bars.kept')
  const shown = names.join('\n')
  const option = useMemo(
    () => ({
      ...look,
      aria: { enabled: true, label: { description: title }, decal: { show: true } },
      grid: { left: 136, right: 24, top: 30, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, itemGap: 14 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: shown.split('\n'),
        axisTick: { show: false },
        axisLabel: { width: 124, overflow: 'truncate' },
      },
      series: (['met', 'breached', 'open'] as const).map((key) => ({
        name: t(`insight.report.figure.${key}`),
        type: 'bar',
        stack: 'all',
        barMaxWidth: 16,
        data: groups.map(({ sum }) => sum[key]),
      })),
    }),
    [groups, look, shown, t, title],
  )
  return (
    <section className="gj-card gj-chart">
      <header>
        <h2>{title}</h2>
      </header>
      <div style={{ padding: '12px 16px' }}>
        <Chart
          option={option}
          height={HEIGHT}
          label={title}
          onPick={(index) => {
            const group = groups[index]
            if (!group) return
            const row = group.rows[0]!
            open(by === 'metric' ? { metric: row.metric, subjectType: row.subjectType } : searchOfValue(by, group.value))
          }}
        />
      </div>
    </section>
  )
}
