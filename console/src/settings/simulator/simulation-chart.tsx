import { useMemo } from 'react'
import { useT } from '@guanjia/ui'
import { Chart } from '../../kit/chart.tsx'
import { rowName } from './simulation-result.tsx'
import type { SimulationRow } from './simulation-sums.ts'

const ROW_PX = 44

/** The rate of each metric before and after, side by side; the table below has the numbers. */
export function SimulationChart({ rows }: { rows: readonly SimulationRow[] }) {
  const t = useT()
  const shown = useMemo(() => rows.filter(({ rateBefore, rateAfter }) => rateBefore !== null || rateAfter !== null), [rows])
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      grid: { left: 8, right: 48, top: 28, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      yAxis: { type: 'category', inverse: true, data: shown.map((row) => rowName(row, t)), axisTick: { show: false } },
      series: [
        series(t('settings.sim.column.before'), shown, ({ rateBefore }) => rateBefore, '#8c8c8c'),
        series(t('settings.sim.column.after'), shown, ({ rateAfter }) => rateAfter),
      ],
    }),
    [shown, t],
  )
  if (shown.length === 0) return null
  return <Chart option={option} height={48 + shown.length * ROW_PX} label={t('settings.sim.chart')} />
}

function series(name: string, rows: readonly SimulationRow[], rate: (row: SimulationRow) => number | null, color?: string) {
  return {
    name,
    type: 'bar',
    barMaxWidth: 12,
    barGap: '15%',
    ...(color ? { itemStyle: { color } } : {}),
    label: { show: true, position: 'right', fontSize: 11, formatter: '{c}%' },
    data: rows.map((row) => {
      const value = rate(row)
      return value === null ? null : Math.round(value * 10) / 10
    }),
  }
}
