import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { lazy, Suspense } from 'react'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { DataTable } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { many, useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'
import { Verdict, amount } from './looks.tsx'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))

/** What runs through water meters in quiet nights. */
export function Nights() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const verdicts = useChoices('nightVerdict')
  const filter = { verdict: many(search.verdict) as never, meterId: search.meterId }
  const found = useCall('energy.listNightReadings', { query: { siteId: site.id, filter } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('energy.tabs.nights')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}><Suspense><ExportMenu href={(format) => urlOf('energy.exportNightReadings', { query: { siteId: site.id, format, filter } })} isLong={false} /></Suspense></div>
      </div>
      <div><EnergyTabs at="nights" /></div>
      <section className="gj-card gj-list">
        <div className="gj-list-bar"><Select mode="multiple" size="small" allowClear aria-label={t('energy.nights.verdict')} placeholder={t('energy.nights.verdict')} style={{ minWidth: 180 }} options={verdicts} value={search.verdict?.split(',') ?? []} onChange={(values: string[]) => change({ verdict: values.length > 0 ? values.join(',') : undefined })} /></div>
        {found.error && !found.data ? (
          <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <DataTable
            label={t('energy.tabs.nights')}
            rows={found.data?.items}
            rowKey={(row) => row.id}
            empty={<><strong>{t('energy.nights.empty')}</strong><p>{t('energy.nights.emptyHint')}</p></>}
            columns={[
              { key: 'from', title: t('energy.nights.from'), width: 160, render: (row) => <>{time.at(row.from)} <span className="gj-quiet">{row.fromValue}</span></> },
              { key: 'to', title: t('energy.nights.to'), width: 160, render: (row) => <>{time.at(row.to)} <span className="gj-quiet">{row.toValue}</span></> },
              { key: 'meter', title: t('energy.nights.meter'), render: (row) => <Link to="/registers/$kind/$id" params={{ kind: 'meter', id: row.meter.id }}>{row.meter.name}</Link> },
              { key: 'perHour', title: t('energy.nights.perHour'), width: 110, align: 'right', render: (row) => amount(row.perHour, 'm³', 3) },
              { key: 'usual', title: t('energy.nights.usual'), width: 110, align: 'right', render: (row) => amount(row.usualPerHour, 'm³', 3) },
              { key: 'verdict', title: t('energy.nights.verdict'), width: 140, render: (row) => <Verdict verdict={row.verdict} /> },
              { key: 'alarm', title: t('energy.nights.alarm'), width: 150, render: (row) => row.alarm && <Link to="/energy/alarms/$id" params={{ id: row.alarm.id }}>{row.alarm.name}</Link> },
              { key: 'by', title: t('energy.nights.by'), width: 84, render: (row) => row.by },
              { key: 'note', title: t('energy.nights.note'), width: 160, render: (row) => row.note },
            ]}
          />
        )}
      </section>
    </div>
  )
}
