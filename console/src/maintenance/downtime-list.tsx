import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Downtime } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { StateTag } from '../registers/looks.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const ExplainForm = lazy(() => import('./facility-forms.tsx').then(({ ExplainForm }) => ({ default: ExplainForm })))

/** Whether it was planned; until somebody says so it is neither. */
export function Planned({ of }: { of: Pick<Downtime, 'isPlanned'> }) {
  const t = useT()
  if (of.isPlanned === null) return <span className="gj-tone" data-tone="soon">{t('maintenance.downtimes.unsaid')}</span>
  return <span className={of.isPlanned ? 'gj-quiet' : undefined}>{t(of.isPlanned ? 'maintenance.downtimes.planned' : 'maintenance.downtimes.unplanned')}</span>
}

function useColumns(): Column<Downtime>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'facility', title: t('maintenance.facility'), render: (row) => <span className="gj-clip">{row.facility.code} {row.facility.name}</span> },
    { key: 'class', title: t('maintenance.plans.class'), width: 120, render: (row) => row.class.name },
    { key: 'state', title: t('maintenance.facilities.state'), width: 100, render: (row) => <StateTag group="facilityState" state={row.state} /> },
    { key: 'from', title: t('maintenance.downtimes.from'), width: 116, render: (row) => time.at(row.from) },
    { key: 'to', title: t('maintenance.downtimes.to'), width: 116, render: (row) => (row.to ? time.at(row.to) : <span className="gj-tone" data-tone="overdue">▲ {t('maintenance.downtimes.still')}</span>) },
    { key: 'hours', title: t('maintenance.downtimes.hours'), width: 90, align: 'right', render: (row) => formatNumber(row.hours, 1) },
    { key: 'cause', title: t('maintenance.downtimes.cause'), width: 130, render: (row) => label('downtimeCause', row.cause) },
    { key: 'planned', title: t('maintenance.downtimes.isPlanned'), width: 90, render: (row) => <Planned of={row} /> },
    { key: 'note', title: t('maintenance.note'), width: 200, render: (row) => <span className="gj-clip" title={row.note}>{row.note}</span> },
  ]
}

/** 停机记录: when facilities stood and why; it begins and ends by itself with what is done in the registers. */
export function DowntimeList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [explained, setExplained] = useState<Downtime | null>(null)
  const { facilityId, class: of, cause, open, planned, from, to } = state.search
  const filter = { facilityId, class: of, cause: many(cause), open: yes(open), planned: yes(planned), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('maintenance.listDowntimes', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <>
      <RecordList
        name="downtimes"
        title={t('maintenance.tabs.downtimes')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        {...(may('maintenance:work') ? { onOpen: setExplained } : { rowHref: (row: Downtime) => `/registers/facility/${row.facility.id}` })}
        urgency={(row) => (row.to === null ? 'urgent' : '')}
        filters={[
          { key: 'period', kind: 'period', label: t('maintenance.downtimes.from') },
          { key: 'cause', kind: 'choices', label: t('maintenance.downtimes.cause'), choices: useChoices('downtimeCause') },
          { key: 'open', kind: 'flag', label: t('maintenance.downtimes.still') },
        ]}
        views={[
          { key: 'all', name: t('maintenance.all'), query: '' },
          { key: 'open', name: t('maintenance.downtimes.still'), query: 'open=true' },
          { key: 'unsaid', name: t('maintenance.downtimes.unsaid'), query: 'cause=unknown' },
          { key: 'unplanned', name: t('maintenance.downtimes.unplanned'), query: 'planned=false' },
        ]}
        exportHref={(format) => urlOf('maintenance.exportDowntimes', { query: { siteId: site.id, format, filter } })}
        above={<MaintenanceTabs at="downtimes" />}
        empty={{ title: t('maintenance.downtimes.empty'), hint: t('maintenance.downtimes.emptyHint') }}
      />
      <Suspense>{explained && <ExplainForm downtime={explained} onClose={() => setExplained(null)} />}</Suspense>
    </>
  )
}
