import { HeatmapChart } from 'echarts/charts'
import { VisualMapComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { useMemo } from 'react'
import { formatNumber, formatPercent, useLabel, useT } from '@guanjia/ui'
import type { CaseAnalysis } from '@guanjia/contract/analysis.ts'
import { Chart } from '../../kit/chart.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useIsDark } from '../../theme.ts'
import { FILTER_OF, type Cause } from './case-search.ts'
import { ChartCard } from './chart-card.tsx'
import { RowLink, type Rows } from './row-link.tsx'

use([HeatmapChart, VisualMapComponent])

export type LinkTo = (more: Record<string, string>) => Rows
interface Props {
  data: CaseAnalysis
  linkTo: LinkTo
  open: (more: Record<string, string>) => void
}

const SHOWN = 12
const share = (rate: number): string => formatPercent(rate * 100)

/** Causes by how often, with the share that adds up: the vital few in blue, the rest in grey. A bar opens its records. */
export function Pareto({ data, by, linkTo, open }: Props & { by: Cause }) {
  const t = useT()
  const nameOf = useSliceName(by)
  const dark = useIsDark()
  const slices = data.pareto
  const known = useMemo(() => slices.filter(({ id }) => id !== null).slice(0, SHOWN), [slices])
  const vital = known.filter(({ isVital }) => isVital)
  const leading = vital.slice(0, 3)
  const title = leading.length === 0 ? t('analysis.pareto.none') : t('analysis.pareto.title', { names: leading.map(nameOf).join('、'), share: share(leading.at(-1)!.cumulative) })
  const option = useMemo(
    () => ({
      aria: { enabled: true, label: { description: title } },
      grid: { left: 36, right: 44, top: 16, bottom: 64 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: known.map(nameOf), axisTick: { show: false }, axisLabel: { interval: 0, rotate: known.length > 6 ? 32 : 0, width: 90, overflow: 'truncate' } },
      yAxis: [{ type: 'value', minInterval: 1 }, { type: 'value', min: 0, max: 100, splitLine: { show: false }, axisLabel: { formatter: '{value}%' } }],
      series: [
        { name: t('analysis.column.count'), type: 'bar', barMaxWidth: 34, data: known.map((one) => ({ value: one.count, itemStyle: { color: one.isVital ? (dark ? '#4a8fff' : '#0958d9') : dark ? '#6b6b6b' : '#bfbfbf' } })) },
        { name: t('analysis.column.cumulative'), type: 'line', yAxisIndex: 1, symbolSize: 5, color: dark ? '#ffa940' : '#d46b08', data: known.map((one) => Math.round(one.cumulative * 1000) / 10) },
      ],
    }),
    [known, nameOf, title, t, dark],
  )
  const table = (
    <FigureTable head={[t('analysis.column.name'), t('analysis.column.count'), t('analysis.column.share'), t('analysis.column.cumulative')]}>
      {slices.map((slice) => (
        <tr key={slice.id ?? '-'}>
          <th scope="row">{nameOf(slice)}</th>
          <td>{slice.id === null ? formatNumber(slice.count) : <RowLink at={linkTo({ [FILTER_OF[by]]: slice.id })}>{formatNumber(slice.count)}</RowLink>}</td>
          <td>{share(slice.share)}</td>
          <td>{share(slice.cumulative)}</td>
        </tr>
      ))}
    </FigureTable>
  )
  return (
    <ChartCard title={title} table={table}>
      <Chart option={option} height={280} label={title} onPick={(index) => known[index]?.id && open({ [FILTER_OF[by]]: known[index].id })} />
    </ChartCard>
  )
}

/** How a slice is called: by its record, by the words of a closed choice, or as not recorded. */
function useSliceName(by: Cause): (slice: { id: string | null; name: string | null }) => string {
  const t = useT()
  const label = useLabel()
  return useMemo(
    () =>
      ({ id, name }) => {
        if (name !== null) return name
        if (id === null) return t('analysis.none')
        return by === 'cause' ? label('causeClass', id) : by === 'channel' ? label('channel', id) : label('weekday', id)
      },
    // The words change with `t`; `label` is made anew each time.
    // oxlint-disable-next-line react/exhaustive-deps
    [by, t],
  )
}

/** Buildings × matters; a cell opens its records. */
export function Heat({ data, linkTo, open }: Props) {
  const t = useT()
  const dark = useIsDark()
  const { buildings, matters, cells } = data.heat
  const top = cells.toSorted((a, b) => b.count - a.count)[0]
  const matterName = (id: string | null): string => matters.find((one) => one.id === id)?.name ?? t('analysis.none')
  const title = top ? t('analysis.heat.title', { building: buildings.find(({ id }) => id === top.buildingId)?.name ?? '', matter: matterName(top.matterId), n: top.count }) : t('analysis.heat.none')
  const rows = useMemo(() => buildings.toReversed(), [buildings])
  const shown = useMemo(
    () => cells.flatMap((cell) => {
      const y = rows.findIndex(({ id }) => id === cell.buildingId)
      return y === -1 ? [] : [{ cell, value: [matters.findIndex(({ id }) => id === cell.matterId), y, cell.count] }]
    }),
    [cells, rows, matters],
  )
  const most = top?.count ?? 1
  const option = useMemo(
    () => ({
      aria: { enabled: true, label: { description: title } },
      grid: { left: 76, right: 12, top: 8, bottom: 66 },
      tooltip: {},
      xAxis: { type: 'category', data: matters.map(({ name }) => name ?? t('analysis.none')), splitArea: { show: true }, axisLabel: { interval: 0, rotate: matters.length > 6 ? 32 : 0, width: 90, overflow: 'truncate' } },
      yAxis: { type: 'category', data: rows.map(({ name }) => name), splitArea: { show: true } },
      visualMap: { show: false, min: 0, max: most, inRange: { color: dark ? ['#1d2b45', '#4a8fff'] : ['#e6f0ff', '#0958d9'] } },
      series: [{ type: 'heatmap', data: shown.map(({ value }) => ({ value, label: { color: value[2]! > most / 2 ? '#fff' : dark ? '#d9e6ff' : '#10284d' } })), label: { show: true } }],
    }),
    [matters, rows, shown, most, title, t, dark],
  )
  const table = (
    <FigureTable head={[t('analysis.orders.building'), t('analysis.column.households'), ...matters.map(({ name }) => name ?? t('analysis.none'))]}>
      {buildings.map((building) => (
        <tr key={building.id}>
          <th scope="row">{building.name}</th>
          <td>{formatNumber(building.households)}</td>
          {matters.map(({ id }) => {
            const count = cells.find((cell) => cell.buildingId === building.id && cell.matterId === id)?.count ?? 0
            return <td key={id ?? '-'}>{count === 0 ? '' : id === null ? formatNumber(count) : <RowLink at={linkTo({ buildingId: building.id, matterId: id })}>{formatNumber(count)}</RowLink>}</td>
          })}
        </tr>
      ))}
    </FigureTable>
  )
  return (
    <ChartCard title={title} table={table}>
      <Chart
        option={option}
        height={Math.max(220, buildings.length * 34 + 84)}
        label={title}
        onPick={(index) => {
          const cell = shown[index]?.cell
          if (cell) open({ buildingId: cell.buildingId, ...(cell.matterId === null ? {} : { matterId: cell.matterId }) })
        }}
      />
    </ChartCard>
  )
}

/** Complaints for each 100 households by the age of the estate; a bar opens its records. */
export function Phases({ data, linkTo, open }: Props) {
  const t = useT()
  const label = useLabel()
  const dark = useIsDark()
  const { phases } = data
  const densest = phases.filter(({ perHundred }) => perHundred !== null && perHundred > 0).toSorted((a, b) => b.perHundred! - a.perHundred!)[0]
  const title = densest ? t('analysis.phases.title', { phase: label('estatePeriod', densest.phase), n: formatNumber(densest.perHundred!, 1) }) : t('analysis.phases.none')
  const names = phases.map(({ phase }) => label('estatePeriod', phase)).join('\n')
  const option = useMemo(
    () => ({
      aria: { enabled: true, label: { description: title } },
      grid: { left: 40, right: 16, top: 16, bottom: 46 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: names.split('\n'), axisTick: { show: false }, axisLabel: { interval: 0, width: 92, overflow: 'break' } },
      yAxis: { type: 'value' },
      series: [{ name: t('analysis.figure.perHundred'), type: 'bar', barMaxWidth: 44, color: dark ? '#4a8fff' : '#0958d9', data: phases.map(({ perHundred }) => (perHundred === null ? null : Math.round(perHundred * 10) / 10)), label: { show: true, position: 'top' } }],
    }),
    [names, phases, title, t, dark],
  )
  const table = (
    <FigureTable head={[t('analysis.phases.caption'), t('analysis.figure.complaints'), t('analysis.column.households'), t('analysis.column.perHundred')]}>
      {phases.map(({ phase, count, households, perHundred }) => (
        <tr key={phase}>
          <th scope="row">{label('estatePeriod', phase)}</th>
          <td>{count === 0 ? 0 : <RowLink at={linkTo({ phase, kind: 'complaint' })}>{formatNumber(count)}</RowLink>}</td>
          <td>{formatNumber(households)}</td>
          <td>{formatNumber(perHundred, 1)}</td>
        </tr>
      ))}
    </FigureTable>
  )
  return (
    <ChartCard title={title} table={table}>
      <Chart option={option} height={252} label={title} onPick={(index) => phases[index] && open({ phase: phases[index].phase, kind: 'complaint' })} />
    </ChartCard>
  )
}
