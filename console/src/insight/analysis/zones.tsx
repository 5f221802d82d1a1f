import { Link } from '@tanstack/react-router'
import { dayOf, formatNumber, formatShare, urlOf, useCall, useT } from '@guanjia/ui'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { MonthSelect, monthBefore } from '../../kit/month-select.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'
import { ZoneStandards } from './zone-standards.tsx'
import './analysis.css'

/** The zones of a site ranked for a month: the best is named, the reasons stand beside, every figure opens. */
export function Zones() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const now = today.slice(0, 7)
  // Until a month closes on the 4th it is the one that is spoken of.
  const usual = Number(today.slice(8)) < 4 ? monthBefore(now) : now
  const month = search.month ?? usual
  const ranking = useCall('analysis.zoneRanking', { query: { siteId: site.id, month } }, { enabled: may('insight:read') })
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const period = { from: `${month}-01`, to: `${month}-${last}` }
  const items = ranking.data?.items
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.zones')}</h1>
        <InsightTabs at="zones" />
        <MonthSelect label={t('analysis.zones.month')} now={now} value={month} onChange={(value) => change({ month: value === usual ? undefined : value })} />
      </div>
      <ZoneStandards key={month} month={month} period={period} />
      {ranking.error && !items && <ProblemAlert error={ranking.error} onRetry={() => void ranking.refetch()} />}
      {items && items.length > 0 && (
        <section className="gj-card">
          <header>
            <h2 className="gj-grow">{t('fiveStandards.work')}</h2>
            <span className="gj-quiet">{t('analysis.zones.scoreHint')}</span>
            <ExportMenu isLong={false} href={(format) => urlOf('analysis.exportZoneRanking', { query: { siteId: site.id, month, format } })} />
          </header>
          <FigureTable head={[t('analysis.zones.rank'), { words: t('analysis.zones.zone') }, t('analysis.zones.score'), t('analysis.column.households'), t('analysis.zones.orders'), t('analysis.zones.onTime'), t('analysis.zones.rework'), t('analysis.zones.complaints'), t('analysis.zones.perHundred'), t('analysis.zones.cleaning')]}>
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
                <td>{formatShare(row.onTime.rate)}</td>
                <td>{formatShare(row.rework.rate)}</td>
                <td>
                  <Link to="/insight/cases/rows" search={{ ...period, zoneId: row.zoneId, kind: 'complaint' }}>
                    {formatNumber(row.complaints)}
                  </Link>
                </td>
                <td>{formatNumber(row.complaintsPerHundred, 1)}</td>
                <td>{row.cleaning === null ? '—' : may('environment:read') ? <Link to="/environment" search={period}>{formatNumber(row.cleaning, 1)}</Link> : formatNumber(row.cleaning, 1)}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
    </div>
  )
}
