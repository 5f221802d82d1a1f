import { Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { dayOf, formatNumber, formatPercent, useCall, useT } from '@guanjia/ui'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'
import './analysis.css'

const MONTHS = 12

/** The zones of a site ranked for a month: the best is named, the reasons stand beside, every figure opens. */
export function Zones() {
  const t = useT()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const now = dayOf(Date.now(), site.timeZone).slice(0, 7)
  const month = search.month ?? now
  const ranking = useCall('analysis.zoneRanking', { query: { siteId: site.id, month } })
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const period = { from: `${month}-01`, to: `${month}-${last}` }
  const rate = (value: number | null): string => (value === null ? '—' : formatPercent(value * 100))
  const items = ranking.data?.items
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.zones')}</h1>
        <InsightTabs at="zones" />
        <Select aria-label={t('analysis.zones.month')} value={month} style={{ width: 120 }} options={monthsBefore(now).map((value) => ({ value, label: value }))} onChange={(value) => change({ month: value === now ? undefined : value })} />
        <span className="gj-quiet">{t('analysis.zones.scoreHint')}</span>
      </div>
      {ranking.error && !items && <ProblemAlert error={ranking.error} onRetry={() => void ranking.refetch()} />}
      {items && items.length === 0 && (
        <section className="gj-card gj-body" style={{ textAlign: 'center', padding: 48 }}>
          <strong>{t('analysis.zones.none')}</strong>
          <p className="gj-quiet">{t('analysis.zones.noneHint')}</p>
        </section>
      )}
      {items && items.length > 0 && (
        <section className="gj-card">
          <header>
            <h2>{t('analysis.zones.title', { month })}</h2>
          </header>
          <FigureTable head={[t('analysis.zones.rank'), { words: t('analysis.zones.zone') }, t('analysis.zones.score'), t('analysis.column.households'), t('analysis.zones.orders'), t('analysis.zones.onTime'), t('analysis.zones.rework'), t('analysis.zones.complaints'), t('analysis.zones.perHundred')]}>
            {items.map((row) => (
              <tr key={row.zoneId}>
                <th scope="row">
                  <span className="gj-analysis-rank" data-best={row.rank === 1}>
                    {row.rank ?? '—'}
                  </span>
                </th>
                <td data-text>{row.name}</td>
                <td>{row.score === null ? <span className="gj-quiet">{t('analysis.zones.noScore')}</span> : <strong>{formatNumber(row.score, 1)}</strong>}</td>
                <td>{formatNumber(row.households)}</td>
                <td>
                  <Link to="/insight/work-orders/rows" search={{ ...period, zoneId: row.zoneId }}>
                    {formatNumber(row.orders)}
                  </Link>
                </td>
                <td>{rate(row.onTime.rate)}</td>
                <td>{rate(row.rework.rate)}</td>
                <td>
                  <Link to="/insight/cases/rows" search={{ ...period, zoneId: row.zoneId, kind: 'complaint' }}>
                    {formatNumber(row.complaints)}
                  </Link>
                </td>
                <td>{formatNumber(row.complaintsPerHundred, 1)}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
    </div>
  )
}

function monthsBefore(now: string): string[] {
  const [year, month] = now.split('-').map(Number) as [number, number]
  return Array.from({ length: MONTHS }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 7))
}
