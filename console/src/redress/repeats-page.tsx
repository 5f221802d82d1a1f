import { Link } from '@tanstack/react-router'
import { dayOf, formatShare, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { RecoveredRow, RepeatRow } from '@guanjia/contract/redress.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { RedressTabs } from './redress-tabs.tsx'

const DAY = 86_400_000

/** What came again in a span of days, and who was won back after a complaint: the two ends of the same question. */
export function RepeatsPage() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const from = search.from ?? dayOf(Date.now() - 89 * DAY, site.timeZone)
  const to = search.to ?? dayOf(Date.now(), site.timeZone)
  const query = { siteId: site.id, from, to }
  const repeats = useCall('redress.repeatComplaints', { query })
  const recovered = useCall('redress.recoveredCustomers', { query })
  const line = (one: RepeatRow['case']) => (
    <Link to="/cases/$id" params={{ id: one.id }}>
      {one.number}
    </Link>
  )
  const again: Column<RepeatRow>[] = [
    { key: 'number', title: t('redress.field.number'), width: 170, render: (row) => line(row.case) },
    { key: 'title', title: t('redress.repeats.matter'), render: (row) => <span className="gj-clip" title={row.case.title}>{row.case.title}</span> },
    { key: 'category', title: t('redress.field.category'), width: 150, render: (row) => row.category.name },
    { key: 'who', title: t('redress.repeats.who'), width: 150, render: (row) => [row.unit?.name, row.person?.name].filter(Boolean).join(' ') },
    { key: 'at', title: t('redress.repeats.at'), width: 130, render: (row) => time.at(row.case.registeredAt) },
    { key: 'n', title: t('redress.repeats.occurrence'), width: 80, align: 'right', render: (row) => row.occurrence },
    { key: 'before', title: t('redress.repeats.before'), width: 170, render: (row) => line(row.repeatOf) },
  ]
  const won: Column<RecoveredRow>[] = [
    { key: 'who', title: t('redress.repeats.who'), width: 170, render: (row) => [row.unit?.name, row.person?.name].filter(Boolean).join(' ') },
    { key: 'number', title: t('redress.repeats.complaint'), width: 170, render: (row) => line(row.case) },
    { key: 'title', title: t('redress.repeats.matter'), render: (row) => <span className="gj-clip" title={row.case.title}>{row.case.title}</span> },
    { key: 'score', title: t('redress.repeats.score'), width: 90, align: 'right', render: (row) => row.score },
    { key: 'at', title: t('redress.repeats.ratedAt'), width: 130, render: (row) => time.at(row.ratedAt) },
    { key: 'of', title: t('redress.repeats.ratedCase'), width: 170, render: (row) => line(row.ratedCase) },
  ]
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('redress.tab.repeats')}</h1>
        <span className="gj-row gj-wrap" style={{ marginLeft: 'auto' }}>
          <RedressTabs at="repeats" />
          <span style={{ width: 140 }}><DayPicker value={from} placeholder={t('redress.repeats.from')} onChange={(day) => change({ from: day ?? undefined })} /></span>
          <span style={{ width: 140 }}><DayPicker value={to} placeholder={t('redress.repeats.to')} onChange={(day) => change({ to: day ?? undefined })} /></span>
        </span>
      </div>
      <section className="gj-card">
        <header>
          <h2>{t('redress.repeats.again')}</h2>
          {repeats.data && <span className="gj-quiet gj-grow">{repeats.data.rate === null ? t('redress.repeats.noComplaints') : t('redress.repeats.againSum', { repeats: repeats.data.repeats, complaints: repeats.data.complaints, rate: formatShare(repeats.data.rate) })}</span>}
          <ExportMenu isLong={false} label={t('redress.repeats.exportAgain')} href={(format) => urlOf('redress.exportRepeatComplaints', { query: { ...query, format } })} />
        </header>
        {repeats.error && !repeats.data ? <div className="gj-body"><ProblemAlert error={repeats.error} onRetry={() => void repeats.refetch()} /></div> : <DataTable label={t('redress.repeats.again')} columns={again} rows={repeats.data?.items} rowKey={(row) => row.case.id} empty={<strong>{t('redress.repeats.none')}</strong>} />}
      </section>
      <section className="gj-card">
        <header>
          <h2>{t('redress.repeats.won')}</h2>
          {recovered.data && <span className="gj-quiet gj-grow">{recovered.data.rate === null ? t('redress.repeats.noRatings', { households: recovered.data.households }) : t('redress.repeats.wonSum', { ...recovered.data, rate: formatShare(recovered.data.rate) })}</span>}
          <ExportMenu isLong={false} label={t('redress.repeats.exportWon')} href={(format) => urlOf('redress.exportRecoveredCustomers', { query: { ...query, format } })} />
        </header>
        {recovered.error && !recovered.data ? <div className="gj-body"><ProblemAlert error={recovered.error} onRetry={() => void recovered.refetch()} /></div> : <DataTable label={t('redress.repeats.won')} columns={won} rows={recovered.data?.items} rowKey={(row) => `${row.case.id} ${row.ratedCase.id}`} empty={<strong>{t('redress.repeats.noneWon')}</strong>} />}
      </section>
    </div>
  )
}
