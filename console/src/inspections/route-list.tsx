import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { urlOf, useCall, useT, type T } from '@guanjia/ui'
import type { InspectionRoute } from '@guanjia/contract/inspections.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import './inspections.css'

function columnsOf(t: T): Column<InspectionRoute>[] {
  return [
    { key: 'name', title: t('inspections.routes.name'), render: (row) => <span>{row.name}{!row.isActive && <span className="gj-quiet"> {t('inspections.inactive')}</span>}</span> },
    { key: 'stops', title: t('inspections.routes.stops'), width: 90, align: 'right', render: (row) => row.stops.length },
    { key: 'minutes', title: t('inspections.routes.minutes'), width: 110, align: 'right', render: (row) => t('inspections.minutes', { n: row.minutes }) },
    { key: 'ordered', title: t('inspections.routes.order'), width: 110, render: (row) => t(row.isOrdered ? 'inspections.routes.ordered' : 'inspections.routes.anyOrder') },
    { key: 'map', title: t('inspections.routes.map'), width: 130, render: (row) => (row.planFile ? t('inspections.routes.placed', { n: row.stops.filter(({ onPlan }) => onPlan).length, of: row.stops.length }) : <span className="gj-quiet">{t('inspections.routes.noMap')}</span>) },
    { key: 'bad', title: t('inspections.routes.bad'), width: 110, align: 'right', render: (row) => row.stops.filter(({ lastResult }) => lastResult === 'bad').length || '' },
    { key: 'open', title: t('inspections.points.openFindings'), width: 110, align: 'right', render: (row) => row.stops.reduce((sum, { openFindings }) => sum + openFindings, 0) || '' },
    { key: 'plans', title: t('inspections.routes.plans'), width: 100, align: 'right', render: (row) => row.plans },
  ]
}

/** The ways through the site. */
export function RouteList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const filter = yes(state.search.active) ? { active: true } : {}
  const found = useCall('inspections.listRoutes', { query: { siteId: site.id, filter } })
  const columns = useMemo(() => columnsOf(t), [t])
  const add = may('inspections:manage') && <Link to="/inspections/routes/$id" params={{ id: 'new' }}><Button type="primary" icon={<PlusOutlined />}>{t('inspections.routes.new')}</Button></Link>
  return (
    <RecordList
      name="inspection-routes"
      title={t('inspections.tabs.routes')}
      columns={columns}
      state={state}
      rows={useOnePage(found)}
      rowKey={(row) => row.id}
      rowHref={(row) => `/inspections/routes/${row.id}`}
      filters={[{ key: 'active', kind: 'flag', label: t('inspections.onlyActive') }]}
      exportHref={(format) => urlOf('inspections.exportRoutes', { query: { siteId: site.id, format, filter } })}
      acts={add}
      above={<div><InspectionTabs at="routes" /></div>}
      empty={{ title: t('inspections.routes.empty'), hint: t('inspections.routes.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}>{add}<ReadyPlans size="small" /></span> }}
    />
  )
}
