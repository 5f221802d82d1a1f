import { useMemo } from 'react'
import { formatNumber, useLabel, useT } from '@guanjia/ui'
import type { CaseAnalysis } from '@guanjia/contract/analysis.ts'
import { Chart } from '../../kit/chart.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useIsDark } from '../../theme.ts'
import type { LinkTo } from './case-charts.tsx'
import { ChartCard } from './chart-card.tsx'
import { RowLink } from './row-link.tsx'

/** Counts over time with what is usual for them; what is out of the ordinary is marked by colour and shape, and opens its records. */
export function ControlChart({ trend, linkTo, open }: { trend: CaseAnalysis['trend']; linkTo: LinkTo; open: (more: Record<string, string>) => void }) {
  const t = useT()
  const label = useLabel()
  const dark = useIsDark()
  const { points, mean, upper, lower } = trend
  const signals = points.filter(({ signal }) => signal !== null).length
  const title = mean === null ? t('analysis.trend.unknown') : signals === 0 ? t('analysis.trend.calm', { mean: formatNumber(mean, 1) }) : t('analysis.trend.title', { mean: formatNumber(mean, 1), n: signals })
  const red = dark ? '#ff8a87' : '#cf1322'
  const option = useMemo(() => {
    const flat = (value: number | null, name: string, type: 'solid' | 'dashed') => ({ name, type: 'line', symbol: 'none', silent: true, lineStyle: { width: 1, type }, color: type === 'solid' ? (dark ? '#a6a6a6' : '#8c8c8c') : dark ? '#ffa940' : '#d46b08', data: points.map(() => (value === null ? null : Math.round(value * 10) / 10)) })
    return {
      aria: { enabled: true, label: { description: title } },
      grid: { left: 36, right: 16, top: 34, bottom: 28 },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, itemGap: 30 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: points.map(({ from }) => from.slice(5)), axisTick: { show: false } },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          name: t('analysis.column.count'), type: 'line', lineStyle: { width: 2 }, color: dark ? '#4a8fff' : '#0958d9',
          data: points.map(({ count, signal, isWhole }) => ({ value: count, symbol: signal ? 'triangle' : isWhole ? 'circle' : 'emptyCircle', symbolSize: signal ? 12 : 6, itemStyle: signal ? { color: red } : undefined })),
        },
        ...(mean === null ? [] : [flat(mean, t('analysis.trend.mean'), 'solid'), flat(upper, t('analysis.trend.upper'), 'dashed'), flat(lower, t('analysis.trend.lower'), 'dashed')]),
      ],
    }
  }, [points, mean, upper, lower, title, t, dark, red])
  const table = (
    <FigureTable head={[t('analysis.column.from'), t('analysis.column.count'), t('analysis.column.signal')]}>
      {points.map(({ from, to, count, signal, isWhole }) => (
        <tr key={from}>
          <th scope="row">
            {from}
            {to === from ? '' : ` – ${to}`}
            {!isWhole && <span className="gj-quiet"> {t('analysis.trend.partial')}</span>}
          </th>
          <td>{count === 0 ? 0 : <RowLink at={linkTo({ from, to })}>{formatNumber(count)}</RowLink>}</td>
          <td>{signal && <span className="gj-tone" data-tone="overdue">{label('trendSignal', signal)}</span>}</td>
        </tr>
      ))}
    </FigureTable>
  )
  return (
    <ChartCard title={title} table={table}>
      <Chart option={option} height={260} label={title} onPick={(index) => points[index] && open({ from: points[index].from, to: points[index].to })} />
    </ChartCard>
  )
}
