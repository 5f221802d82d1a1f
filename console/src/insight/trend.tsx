import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatNumber, useT, useTime } from '@guanjia/ui'
import { Chart } from '../kit/chart.tsx'
import type { Overview } from './insight.tsx'

/** Registered and closed by day; a day opens its cases. */
export function Trend({ days }: { days: Overview['byDay'] }) {
  const t = useT()
  const time = useTime()
  const navigate = useNavigate()
  const registered = days.reduce((sum, day) => sum + day.registered, 0)
  const closed = days.reduce((sum, day) => sum + day.closed, 0)
  const more = registered - closed
  const n = formatNumber(Math.abs(more))
  const title =
    more > 0
      ? t('insight.trend.growing', { n })
      : more < 0
        ? t('insight.trend.shrinking', { n })
        : t('insight.trend.even', { n: formatNumber(registered) })
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      grid: { left: 28, right: 8, top: 36, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, itemGap: 14 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)), axisTick: { show: false } },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { name: t('insight.registered'), type: 'line', symbolSize: 6, data: days.map((day) => day.registered) },
        {
          name: t('insight.closed'),
          type: 'line',
          symbol: 'rect',
          symbolSize: 6,
          lineStyle: { type: 'dashed' },
          data: days.map((day) => day.closed),
        },
        { name: t('insight.complaints'), type: 'bar', barMaxWidth: 12, data: days.map((day) => day.complaints) },
      ],
    }),
    [days, t],
  )
  const open = (index: number): void => {
    const day = days[index]?.day
    if (day) void navigate({ to: '/cases', search: { from: day, to: day } })
  }
  return (
    <section className="gj-card gj-chart">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="gj-chart-body">
        <Chart option={option} height={268} label={title} onPick={open} />
        <div className="gj-chart-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('insight.day')}</th>
                <th scope="col">{t('insight.registered')}</th>
                <th scope="col">{t('insight.closed')}</th>
                <th scope="col">{t('insight.complaints')}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day.day}>
                  <th scope="row">
                    <Link to="/cases" search={{ from: day.day, to: day.day }}>
                      {time.day(day.day)}
                    </Link>
                  </th>
                  <td>{day.registered}</td>
                  <td>{day.closed}</td>
                  <td>{day.complaints}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  )
}

const SHOWN = 8

/** The categories with most cases; a bar opens its cases. */
export function Categories({ categories, from, to }: { categories: Overview['byCategory']; from: string; to: string }) {
  const t = useT()
  const navigate = useNavigate()
  const all = categories.reduce((sum, { count }) => sum + count, 0)
  const top = useMemo(() => categories.toSorted((a, b) => b.count - a.count).slice(0, SHOWN), [categories])
  const first = top[0]
  const title =
    first && all > 0
      ? t('insight.categories.most', { name: first.name, share: formatNumber((first.count / all) * 100) })
      : t('insight.categories.none')
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      grid: { left: 8, right: 36, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: top.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { width: 110, overflow: 'truncate' },
      },
      series: [{ type: 'bar', barMaxWidth: 16, label: { show: true, position: 'right' }, data: top.map(({ count }) => count) }],
    }),
    [top],
  )
  const searchOf = (id: string | null) => ({ from, to, ...(id ? { categoryId: id } : {}) })
  return (
    <section className="gj-card gj-chart">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="gj-chart-body">
        <Chart
          option={option}
          height={268}
          label={title}
          onPick={(index) => {
            const one = top[index]
            if (one) void navigate({ to: '/cases', search: searchOf(one.id) })
          }}
        />
        <div className="gj-chart-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('shell.field.category')}</th>
                <th scope="col">{t('insight.count')}</th>
                <th scope="col">{t('insight.share')}</th>
              </tr>
            </thead>
            <tbody>
              {categories
                .toSorted((a, b) => b.count - a.count)
                .map(({ id, name, count }) => (
                  <tr key={id ?? name}>
                    <th scope="row">
                      <Link to="/cases" search={searchOf(id)}>
                        {name}
                      </Link>
                    </th>
                    <td>{count}</td>
                    <td>{all > 0 ? `${formatNumber((count / all) * 100, 1)}%` : '—'}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  )
}
