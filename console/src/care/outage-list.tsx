import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Outage } from '@guanjia/contract/relations.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'
import { OUTAGE_LOOK } from './looks.ts'

const OutageForm = lazy(() => import('./outage-form.tsx').then(({ OutageForm }) => ({ default: OutageForm })))

/** Planned and sudden outages, those that go on in front. */
export function OutageList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const navigate = useNavigate()
  const state = useListState()
  const [adding, setAdding] = useState(false)
  const { open } = state.search
  const rows = useCall('relations.listOutages', { query: { siteId: site.id, limit: 30, total: true, cursor: state.cursor, filter: { open: yes(open) } } }, { placeholderData: keepPreviousData })
  const columns: Column<Outage>[] = [
    { key: 'number', title: t('care.opportunity.field.number'), width: 156, render: (row) => row.number },
    { key: 'kind', title: t('care.outage.kind'), width: 84, render: (row) => label('outageKind', row.kind) },
    { key: 'state', title: t('care.outage.state'), width: 104, render: (row) => <Look look={row.isLate ? { tone: 'overdue', shape: 'triangle' } : OUTAGE_LOOK[row.state]} text={row.isLate ? t('care.outage.late') : label('outageState', row.state)} /> },
    { key: 'planned', title: t('care.outage.isPlanned'), width: 72, render: (row) => (row.isPlanned ? t('care.outage.planned') : t('care.outage.sudden')) },
    { key: 'places', title: t('care.outage.where'), width: 200, render: (row) => row.places.map(({ name }) => name).join('、') },
    { key: 'reason', title: t('care.outage.reason'), render: (row) => row.reason },
    { key: 'period', title: t('care.outage.period'), width: 220, render: (row) => `${time.at(row.fromAt)} – ${time.at(row.endedAt ?? row.untilAt)}` },
    { key: 'calls', title: t('care.outage.calls'), width: 116, render: (row) => row.calls.households > 0 && t('care.outage.callsOf', row.calls) },
  ]
  const add = may('relations:record') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('care.outage.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="outages"
        title={t('care.outage.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/care/outages/${row.id}`}
        filters={[]}
        views={[
          { key: 'all', name: t('care.outage.view.all'), query: '' },
          { key: 'open', name: t('care.outage.view.open'), query: 'open=true' },
          { key: 'past', name: t('care.outage.view.past'), query: 'open=false' },
        ]}
        acts={
          <>
            <CareTabs at="outages" />
            {add}
          </>
        }
        exportHref={(format) => urlOf('relations.exportOutages', { query: { siteId: site.id, format, filter: { open: yes(open) } } })}
        empty={{ title: t('care.outage.empty'), hint: t('care.outage.emptyHint'), act: add }}
      />
      <Suspense>{adding && <OutageForm onClose={() => setAdding(false)} onMade={({ id }) => void navigate({ to: '/care/outages/$id', params: { id } })} />}</Suspense>
    </>
  )
}
