import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { formatNumber, formatPercent, useCall, useLabel, useT } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { ViolationFigures } from '@guanjia/contract/violations.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { Facts, FactGroup } from '../kit/record-page.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { ViolationTabs } from './tabs.tsx'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** 违章统计 (VIO-007): how many, of which nature, how many are closed, which units repeat; every figure opens to its records. */
export function ViolationFiguresPage() {
  const t = useT()
  const site = useSite()
  const { change, from, to } = useDays()
  const found = useCall('violations.violationFigures', { query: { siteId: site.id, from, to } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('violations.tabs.figures')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
      </div>
      <ViolationTabs at="figures" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Content data={found.data} />}
    </div>
  )
}

function Content({ data }: { data: ViolationFigures }) {
  const t = useT()
  const period = { from: data.from, to: data.to }
  const open = (n: number, search: object) => <Link to="/violations" search={{ ...period, ...search }}>{formatNumber(n)}</Link>
  return (
    <>
      <FactGroup title={t('violations.figures.all')}>
        <Facts
          facts={[
            { label: t('violations.figures.count'), value: open(data.count, {}) }, { label: t('violations.figures.closed'), value: open(data.closed, { state: 'closed' }) }, { label: t('violations.figures.closureRate'), value: data.closureRate === null ? '—' : formatPercent(data.closureRate * 100) },
            { label: t('violations.figures.dismissed'), value: open(data.dismissed, { state: 'dismissed' }) }, { label: t('violations.figures.notices'), value: formatNumber(data.notices) }, { label: t('violations.figures.reported'), value: formatNumber(data.reported) }, { label: t('violations.figures.overdue'), value: open(data.overdue, { overdue: 'true' }) },
          ]}
        />
      </FactGroup>
      <Counted title={t('violations.nature')} group="violationNature" field="nature" rows={data.byNature} period={period} />
      <Counted title={t('violations.degree')} group="violationDegree" field="degree" rows={data.byDegree} period={period} />
      <Counted title={t('violations.source')} group="violationSource" field="source" rows={data.bySource} period={period} />
      {data.repeatUnits.length > 0 && (
        <FactGroup title={t('violations.figures.repeatUnits')}>
          <FigureTable label={t('violations.figures.repeatUnits')} head={[t('violations.unit'), t('violations.figures.count')]}>
            {data.repeatUnits.map(({ unit, count }) => <tr key={unit.id}><th scope="row">{unit.code}</th><td><Link to="/violations" search={{ ...period, unitId: unit.id }}>{count}</Link></td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
    </>
  )
}

function Counted({ title, group, field, rows, period }: { title: string; group: keyof EnumLabels; field: 'nature' | 'degree' | 'source'; rows: ViolationFigures['byNature']; period: { from: string; to: string } }) {
  const t = useT()
  const label = useLabel()
  if (rows.length === 0) return null
  return (
    <FactGroup title={title}>
      <FigureTable label={title} head={[title, t('violations.figures.count')]}>
        {rows.map(({ key, count }) => <tr key={key}><th scope="row">{label(group, key as never)}</th><td><Link to="/violations" search={{ ...period, [field]: key }}>{count}</Link></td></tr>)}
      </FigureTable>
    </FactGroup>
  )
}
