import { PlusOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCall, useT, type T } from '@guanjia/ui'
import type { InspectionRoute } from '@guanjia/contract/inspections.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
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
  const { search, change } = useUrlSearch()
  const found = useCall('inspections.listRoutes', { query: { siteId: site.id, filter: search.active === 'true' ? { active: true } : {} } })
  const columns = useMemo(() => columnsOf(t), [t])
  const add = may('inspections:manage') && <Link to="/inspections/routes/$id" params={{ id: 'new' }}><Button type="primary" icon={<PlusOutlined />}>{t('inspections.routes.new')}</Button></Link>
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('inspections.tabs.routes')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>{add}</div>
      </div>
      <div><InspectionTabs at="routes" /></div>
      <section className="gj-card gj-list">
        <div className="gj-list-bar"><label className="gj-row gj-small gj-quiet"><Switch size="small" checked={search.active === 'true'} onChange={(on) => change({ active: on ? 'true' : undefined })} />{t('inspections.onlyActive')}</label></div>
        {found.error && !found.data ? (
          <div style={{ padding: 16 }}><ProblemAlert error={found.error} onRetry={() => void found.refetch()} /></div>
        ) : (
          <DataTable label={t('inspections.tabs.routes')} columns={columns} rows={found.data?.items} rowKey={(row) => row.id} rowHref={(row) => `/inspections/routes/${row.id}`} empty={<><strong>{t('inspections.routes.empty')}</strong><p>{t('inspections.routes.emptyHint')}</p><span className="gj-row" style={{ justifyContent: 'center', marginTop: 16 }}>{add}<ReadyPlans size="small" /></span></>} />
        )}
      </section>
    </div>
  )
}
