import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { MaintainedFacility } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { StateTag } from '../registers/looks.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { Condition, LegalTag } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const AssignMany = lazy(() => import('./assign-many.tsx').then(({ AssignMany }) => ({ default: AssignMany })))

function useColumns(): Column<MaintainedFacility>[] {
  const t = useT()
  return [
    { key: 'code', title: t('maintenance.facilities.code'), width: 120, render: (row) => row.code },
    { key: 'name', title: t('maintenance.facilities.name'), render: (row) => <span className="gj-clip">{row.name}</span> },
    { key: 'class', title: t('maintenance.plans.class'), width: 120, render: (row) => row.class.name },
    { key: 'state', title: t('maintenance.facilities.state'), width: 100, render: (row) => <StateTag group="facilityState" state={row.state} /> },
    { key: 'responsible', title: t('maintenance.facilities.responsible'), width: 110, render: (row) => row.responsible?.name ?? <span className="gj-tone" data-tone="soon">▲ {t('maintenance.nobody')}</span> },
    { key: 'condition', title: t('maintenance.facilities.condition'), width: 76, align: 'right', render: (row) => <Condition score={row.condition} /> },
    { key: 'legal', title: t('maintenance.tabs.legal'), width: 110, render: (row) => row.legal && <LegalTag state={row.legal} /> },
    { key: 'tasks', title: t('maintenance.facilities.openTasks'), width: 110, align: 'right', render: (row) => (row.overdueTasks > 0 ? <span className="gj-tone" data-tone="overdue">▲ {t('maintenance.facilities.overdueOf', { n: row.overdueTasks, of: row.openTasks })}</span> : row.openTasks) },
    { key: 'findings', title: t('maintenance.facilities.findings'), width: 90, align: 'right', render: (row) => row.openFindings },
    { key: 'next', title: t('maintenance.facilities.next'), width: 110, render: (row) => row.nextServiceOn },
    { key: 'zone', title: t('maintenance.zone'), width: 110, isHidden: true, render: (row) => row.zone?.name },
    { key: 'place', title: t('maintenance.facilities.place'), width: 180, isHidden: true, render: (row) => row.place },
    { key: 'stop', title: t('maintenance.legal.mustStop'), width: 100, isHidden: true, render: (row) => row.mustStop && <span className="gj-tone" data-tone="overdue">▲ {t('maintenance.legal.mustStop')}</span> },
  ]
}

/** Facilities as maintenance sees them: who answers for each, how it is, what is due. */
export function MaintainedFacilityList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isAssigning, setAssigning] = useState(false)
  const chart = useCall('zones.zoneChart', { query: { siteId: site.id } }, { enabled: may('organization:read'), staleTime: 300_000 })
  const { q, class: of, state: states, responsibleId, unassigned, mustStop, zoneId } = state.search
  const filter = { q, class: of, state: many(states), responsibleId, unassigned: yes(unassigned), mustStop: yes(mustStop), zoneId } as never
  const rows = useCall('maintenance.listMaintainedFacilities', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <>
      <RecordList
        name="maintained-facilities"
        title={t('maintenance.tabs.facilities')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/registers/facility/${row.id}`}
        urgency={(row) => (row.mustStop ? 'emergency' : row.overdueTasks > 0 ? 'urgent' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('maintenance.facilities.search') },
          { key: 'state', kind: 'choices', label: t('maintenance.facilities.state'), choices: useChoices('facilityState') },
          { key: 'responsibleId', kind: 'employee', label: t('maintenance.facilities.responsible') },
          { key: 'unassigned', kind: 'flag', label: t('maintenance.facilities.unassigned') },
          { key: 'mustStop', kind: 'flag', label: t('maintenance.legal.mustStop') },
          ...(chart.data && chart.data.zones.length > 0 ? [{ key: 'zoneId', kind: 'one', label: t('maintenance.zone'), choices: chart.data.zones.map(({ id, name }) => ({ value: id, label: name })) } as const] : []),
        ]}
        views={[
          { key: 'all', name: t('maintenance.all'), query: '' },
          { key: 'unassigned', name: t('maintenance.facilities.unassigned'), query: 'unassigned=true' },
          { key: 'down', name: t('maintenance.facilities.view.down'), query: 'state=under_repair,stopped' },
          { key: 'stop', name: t('maintenance.legal.mustStop'), query: 'mustStop=true' },
        ]}
        exportHref={(format) => urlOf('maintenance.exportMaintainedFacilities', { query: { siteId: site.id, format, filter } })}
        acts={may('maintenance:write') && <Button type="primary" onClick={() => setAssigning(true)}>{t('maintenance.facilities.assignMany')}</Button>}
        above={<MaintenanceTabs at="facilities" />}
        empty={{ title: t('registers.empty', { what: label('recordType', 'facility') }), hint: t('maintenance.facilities.emptyHint') }}
      />
      <Suspense>{isAssigning && <AssignMany siteId={site.id} onClose={() => setAssigning(false)} />}</Suspense>
    </>
  )
}
