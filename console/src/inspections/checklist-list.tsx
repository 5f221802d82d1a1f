import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCall, useT, useTime } from '@guanjia/ui'
import type { Checklist } from '@guanjia/contract/inspections.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useMay } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import './inspections.css'

/** Checklists of the organisation, each in its newest version. */
export function ChecklistList() {
  const t = useT()
  const may = useMay()
  const time = useTime()
  const { search, change } = useUrlSearch()
  const found = useCall('inspections.listChecklists', { query: { filter: { ...(search.active === 'true' ? { active: true } : {}), ...(search.q ? { q: search.q } : {}) } } })
  const columns = useMemo<Column<Checklist>[]>(
    () => [
      { key: 'name', title: t('inspections.checklists.name'), width: 240, render: (row) => <span>{row.name}{!row.isActive && <span className="gj-quiet"> {t('inspections.inactive')}</span>}</span> },
      { key: 'purpose', title: t('inspections.checklists.purpose'), render: (row) => <span className="gj-clip" title={row.purpose}>{row.purpose}</span> },
      { key: 'items', title: t('inspections.checklists.items'), width: 80, align: 'right', render: (row) => row.items.length },
      { key: 'points', title: t('inspections.checklists.points'), width: 100, align: 'right', render: (row) => <Link to="/inspections/points" search={{ checklistId: row.id }}>{row.points}</Link> },
      { key: 'number', title: t('inspections.checklists.version'), width: 90, render: (row) => t('inspections.checklists.versionN', { n: row.number }) },
      { key: 'updated', title: t('inspections.checklists.updatedAt'), width: 120, render: (row) => time.at(row.updatedAt) },
    ],
    [t, time],
  )
  const add = may('inspections:manage') && <Link to="/inspections/checklists/$id" params={{ id: 'new' }}><Button type="primary" icon={<PlusOutlined />}>{t('inspections.checklists.new')}</Button></Link>
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('inspections.tabs.checklists')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>{add}</div>
      </div>
      <div><InspectionTabs at="checklists" /></div>
      <section className="gj-card gj-list">
        <div className="gj-list-bar">
          <Input.Search size="small" allowClear style={{ width: 220 }} placeholder={t('inspections.checklists.search')} aria-label={t('inspections.checklists.search')} defaultValue={search.q} onSearch={(q) => change({ q: q || undefined })} />
          <label className="gj-row gj-small gj-quiet"><Switch size="small" checked={search.active === 'true'} onChange={(on) => change({ active: on ? 'true' : undefined })} />{t('inspections.onlyActive')}</label>
        </div>
        {found.error && !found.data ? (
          <div style={{ padding: 16 }}><ProblemAlert error={found.error} onRetry={() => void found.refetch()} /></div>
        ) : (
          <DataTable
            label={t('inspections.tabs.checklists')}
            columns={columns}
            rows={found.data?.items}
            rowKey={(row) => row.id}
            rowHref={(row) => `/inspections/checklists/${row.id}`}
            empty={<><strong>{t('inspections.checklists.empty')}</strong><p>{t('inspections.checklists.emptyHint')}</p><span className="gj-row" style={{ justifyContent: 'center', marginTop: 16 }}>{add}<ReadyPlans size="small" /></span></>}
          />
        )}
      </section>
    </div>
  )
}
