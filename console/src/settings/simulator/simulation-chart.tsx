import { useMemo } from 'react'
import { useT } from '@guanjia/ui'
import { Chart } from '../../kit/chart.tsx'
import { rowName } from './simulation-result.tsx'
import { percentOf, type SimulationRow } from './simulation-sums.ts'

const ROW_PX = 44
const LABEL_PX = 150

/** The rates that change, before and after side by side; the table below has the numbers of all. */
export function SimulationChart({ rows }: { rows: readonly SimulationRow[] }) {
  const t = useT()
  const shown = useMemo(() => rows.filter(({ rateBefore, rateAfter }) => rateBefore !== rateAfter), [rows])
  const option = useMemo(
    () => ({
      grid: { left: LABEL_PX, right: 48, top: 28, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: shown.map((row) => rowName(row, t)),
        axisTick: { show: false },
        axisLabel: { width: LABEL_PX - 12, overflow: 'truncate' },
      },
      series: [
        series(t('settings.sim.column.before'), shown, ({ rateBefore }) => rateBefore, '#8c8c8c'),
        series(t('settings.sim.column.after'), shown, ({ rateAfter }) => rateAfter),
      ],
    }),
    [shown, t],
  )
  if (shown.length === 0) return null
  return <Chart option={option} height={56 + shown.length * ROW_PX} label={t('settings.sim.chart')} />
}

function series(name: string, rows: readonly SimulationRow[], rate: (row: SimulationRow) => number | null, color?: string) {
  return {
    name,
    type: 'bar',
    barMaxWidth: 12,
    barGap: '15%',
    ...(color ? { itemStyle: { color } } : {}),
    label: { show: true, position: 'right', fontSize: 11, formatter: '{c}%' },
    data: rows.map((row) => percentOf(rate(row))),
  }
}
