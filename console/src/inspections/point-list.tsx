import { PlusOutlined, QrcodeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionPoint } from '@guanjia/contract/inspections.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useBuildings } from '../registers/place-pickers.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { ResultTag } from './looks.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import './inspections.css'

const PointForm = lazy(() => import('./point-form.tsx').then(({ PointForm }) => ({ default: PointForm })))

function useColumns(): Column<InspectionPoint>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'code', title: t('inspections.points.code'), width: 130, render: (row) => row.code },
    { key: 'name', title: t('inspections.points.name'), width: 160, render: (row) => <span>{row.name}{!row.isActive && <span className="gj-quiet"> {t('inspections.inactive')}</span>}</span> },
    { key: 'place', title: t('inspections.points.place'), render: (row) => <span className="gj-clip">{[row.building?.name, row.place].filter(Boolean).join(' · ')}</span> },
    { key: 'target', title: t('inspections.points.target'), width: 130, render: (row) => <span className="gj-clip" title={row.targetName}>{[label('pointTarget', row.target), row.targetName].filter(Boolean).join(' · ')}</span> },
    { key: 'checklist', title: t('inspections.points.checklist'), width: 140, render: (row) => <Link to="/inspections/checklists/$id" params={{ id: row.checklist.id }}>{row.checklist.name}</Link> },
    { key: 'last', title: t('inspections.points.last'), width: 92, render: (row) => (row.last ? <ResultTag result={row.last.result} /> : <span className="gj-quiet">{t('inspections.points.never')}</span>) },
    { key: 'lastAt', title: t('inspections.points.lastAt'), width: 108, render: (row) => time.at(row.last?.at) },
    { key: 'lastBy', title: t('inspections.points.lastBy'), width: 84, isHidden: true, render: (row) => row.last?.by },
    { key: 'open', title: t('inspections.points.openFindings'), width: 92, align: 'right', render: (row) => (row.openFindings > 0 ? <Link to="/inspections/findings" search={{ pointId: row.id, state: 'open,in_hand,settled' }} className="gj-tone" data-tone="overdue">{row.openFindings}</Link> : 0) },
    { key: 'position', title: t('inspections.points.position'), width: 90, isHidden: true, render: (row) => row.position && t('inspections.points.hasPosition') },
  ]
}

/** Points of the site, with what was seen there last; signs to stick on come from here. */
export function PointList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const mayManage = may('inspections:manage')
  const { q, target, buildingId, checklistId, result, active } = state.search
  const filter = { q, target: many(target), buildingId, checklistId, result: many(result), active: yes(active) } as never
  const rows = useCall('inspections.listPoints', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const checklists = useCall('inspections.listChecklists', { query: { filter: {} } }, { staleTime: 60_000 })
  const buildings = useBuildings(site.id, may('archives:read'))
  useShortcut('n', () => setMaking(true), mayManage)
  const labels = (ids?: readonly string[]): string => urlOf('inspections.printPoints', { query: { siteId: site.id, ...(ids ? { ids: [...ids] } : { filter }) } as never })
  const add = mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('inspections.points.new')}</Button>
  return (
    <>
      <RecordList
        name="inspection-points"
        title={t('inspections.tabs.points')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/inspections/points/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('inspections.points.search') },
          { key: 'target', kind: 'choices', label: t('inspections.points.target'), choices: useChoices('pointTarget') },
          { key: 'result', kind: 'choices', label: t('inspections.points.last'), choices: useChoices('pointResult') },
          { key: 'checklistId', kind: 'one', label: t('inspections.points.checklist'), choices: (checklists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { key: 'buildingId', kind: 'one', label: t('inspections.points.building'), choices: buildings },
        ]}
        views={[
          { key: 'active', name: t('inspections.active'), query: 'active=true' },
          { key: 'bad', name: t('inspections.points.view.bad'), query: 'result=bad&active=true' },
          { key: 'all', name: t('inspections.rounds.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('inspections.exportPoints', { query: { siteId: site.id, format, filter } })}
        bulk={mayManage ? { path: '', stale: [], acts: [], links: [{ key: 'labels', name: t('inspections.points.printChosen'), href: labels }] } : undefined}
        acts={
          <>
            {mayManage && (rows.data?.items.length ?? 0) > 0 && <Button icon={<QrcodeOutlined />} href={labels()} target="_blank">{t('inspections.points.printAll')}</Button>}
            <ImportLink kind="inspection_points" needs="inspections:manage" />
            {add}
          </>
        }
        above={<div><InspectionTabs at="points" /></div>}
        empty={{ title: t('inspections.points.empty'), hint: t('inspections.points.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}>{add}<ReadyPlans size="small" /></span> }}
      />
      <Suspense>{isMaking && <PointForm point={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
