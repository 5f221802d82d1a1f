import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { formatNumber, useCall, useLabel, useT } from '@guanjia/ui'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { QualityTabs } from './quality-tabs.tsx'
import '../insight/insight.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** Scores by colleague, scene and dimension, and what is missed most; names and scenes open their checks. */
export function CheckFigures() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { change, from, to } = useDays()
  const found = useCall('standards.checkFigures', { query: { siteId: site.id, from, to } })
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('quality.tabs.figures')}</h1>
        <QualityTabs at="figures" />
        <Suspense fallback={<span style={{ width: 200 }} />}>
          <PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} />
        </Suspense>
      </div>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <>
          <ul className="gj-figures">
            {([['count', formatNumber(data.count), {}], ['score', formatNumber(data.score, 1), {}], ['redLines', formatNumber(data.redLines), { redLine: 'true' }]] as const).map(([key, value, more]) => (
              <li key={key}>
                <Link to="/quality/checks" search={{ from, to, ...more }} className="gj-figure"><span className="gj-quiet">{t(`quality.figures.${key}`)}</span><strong>{value}</strong></Link>
              </li>
            ))}
          </ul>
          {data.count === 0 && <p className="gj-card gj-body gj-quiet" style={{ textAlign: 'center', padding: 40 }}>{t('quality.figures.empty')}</p>}
          {data.count > 0 && (
            <div className="gj-charts">
              <Table title={t('quality.figures.people')} rows={data.people.map((row) => ({ key: row.id, name: <Link to="/quality/checks" search={{ from, to, employeeId: row.id }}>{row.name}</Link>, count: row.count, value: formatNumber(row.score, 1) }))} />
              <Table title={t('quality.figures.scenes')} rows={data.scenes.map((row) => ({ key: row.scene, name: <Link to="/quality/checks" search={{ from, to, scene: row.scene }}>{label('standardScene', row.scene)}</Link>, count: row.count, value: formatNumber(row.score, 1) }))} />
              <Table title={t('quality.figures.dimensions')} rows={data.dimensions.map((row) => ({ key: row.name, name: row.name, count: row.count, value: formatNumber(row.score, 1) }))} />
              <Table title={t('quality.figures.missed')} rows={data.missed.map((row) => ({ key: `${row.standard} ${row.text}`, name: <span title={row.standard}>{row.text}</span>, count: row.of, value: t('quality.figures.missedOf', { missed: row.missed, of: row.of }) }))} />
            </div>
          )}
        </>
      )}
    </div>
  )
}

function Table({ title, rows }: { title: string; rows: { key: string; name: React.ReactNode; count: number; value: string }[] }) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <section className="gj-card">
      <header><h2>{title}</h2></header>
      <FigureTable label={title} head={[t('quality.figures.name'), t('quality.figures.count'), t('quality.figures.score')]}>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th><td>{row.count}</td><td>{row.value}</td></tr>)}</FigureTable>
    </section>
  )
}
