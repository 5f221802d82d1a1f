import { useMemo } from 'react'
import { formatNumber, useLabel, useT } from '@guanjia/ui'
import type { OrderAnalysis } from '@guanjia/contract/analysis.ts'
import { Chart } from '../../kit/chart.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useIsDark } from '../../theme.ts'
import { ChartCard } from './chart-card.tsx'
import type { OrderLink } from './order-analysis.tsx'
import { RowLink } from './row-link.tsx'

/** Open orders by how long they have been open; the older, the redder. A bar opens its orders. */
export function Ages({ ages, linkTo, open }: { ages: OrderAnalysis['openByAge']; linkTo: OrderLink; open: (more: Record<string, string>) => void }) {
  const t = useT()
  const label = useLabel()
  const dark = useIsDark()
  const all = ages.reduce((sum, { count }) => sum + count, 0)
  const old = ages.filter(({ age }) => age === 'month' || age === 'older').reduce((sum, { count }) => sum + count, 0)
  const title = all === 0 ? t('analysis.orders.ageNone') : t('analysis.orders.ageTitle', { n: all, old })
  const names = ages.map(({ age }) => label('orderAge', age)).join('\n')
  const option = useMemo(() => {
    const colours = dark ? ['#4a8fff', '#4a8fff', '#ffa940', '#ff8a87', '#ff8a87'] : ['#0958d9', '#0958d9', '#d46b08', '#cf1322', '#cf1322']
    return {
      aria: { enabled: true, label: { description: title } },
      grid: { left: 36, right: 16, top: 16, bottom: 28 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: names.split('\n'), axisTick: { show: false } },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ name: t('analysis.column.count'), type: 'bar', barMaxWidth: 48, label: { show: true, position: 'top' }, data: ages.map(({ count }, i) => ({ value: count, itemStyle: { color: colours[i] } })) }],
    }
  }, [ages, names, title, t, dark])
  const table = (
    <FigureTable>
      {ages.map(({ age, count }) => (
        <tr key={age}>
          <th scope="row">{label('orderAge', age)}</th>
          <td>{count === 0 ? 0 : <RowLink at={linkTo({ age })}>{formatNumber(count)}</RowLink>}</td>
        </tr>
      ))}
    </FigureTable>
  )
  return (
    <ChartCard title={title} table={table}>
      <Chart option={option} height={260} label={title} onPick={(index) => ages[index] && open({ age: ages[index].age })} />
    </ChartCard>
  )
}
