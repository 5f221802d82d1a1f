import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { Checklist } from '@guanjia/contract/inspections.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useMay } from '../session/session.tsx'
import { useForWords } from './checklist-for.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import './inspections.css'

/** Checklists of the organisation, each in its newest version. */
export function ChecklistList() {
  const t = useT()
  const may = useMay()
  const time = useTime()
  const forWords = useForWords()
  const state = useListState()
  const { q, active } = state.search
  const filter = { ...(yes(active) ? { active: true } : {}), ...(q ? { q } : {}) }
  const found = useCall('inspections.listChecklists', { query: { filter } })
  const columns = useMemo<Column<Checklist>[]>(
    () => [
      { key: 'name', title: t('inspections.checklists.name'), width: 240, render: (row) => <span>{row.name}{!row.isActive && <span className="gj-quiet"> {t('inspections.inactive')}</span>}</span> },
      { key: 'purpose', title: t('inspections.checklists.purpose'), render: (row) => <span className="gj-clip" title={row.purpose}>{row.purpose}</span> },
      { key: 'for', title: t('inspections.checklists.for'), width: 180, isHidden: true, render: (row) => forWords(row) ?? t('inspections.checklists.anything') },
      { key: 'items', title: t('inspections.checklists.items'), width: 80, align: 'right', render: (row) => row.items.length },
      { key: 'points', title: t('inspections.checklists.points'), width: 100, align: 'right', render: (row) => <Link to="/inspections/points" search={{ checklistId: row.id }}>{row.points}</Link> },
      { key: 'number', title: t('shell.version.label'), width: 90, render: (row) => t('shell.version.n', { n: row.number }) },
      { key: 'updated', title: t('inspections.checklists.updatedAt'), width: 120, render: (row) => time.at(row.updatedAt) },
    ],
    [t, time, forWords],
  )
  const add = may('inspections:manage') && <Link to="/inspections/checklists/$id" params={{ id: 'new' }}><Button type="primary" icon={<PlusOutlined />}>{t('inspections.checklists.new')}</Button></Link>
  return (
    <RecordList
      name="checklists"
      title={t('inspections.tabs.checklists')}
      columns={columns}
      state={state}
      rows={useOnePage(found)}
      rowKey={(row) => row.id}
      rowHref={(row) => `/inspections/checklists/${row.id}`}
      filters={[{ key: 'q', kind: 'words', label: t('inspections.checklists.search') }, { key: 'active', kind: 'flag', label: t('inspections.onlyActive') }]}
      exportHref={(format) => urlOf('inspections.exportChecklists', { query: { format, filter } })}
      acts={add}
      above={<div><InspectionTabs at="checklists" /></div>}
      empty={{ title: t('inspections.checklists.empty'), hint: t('inspections.checklists.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}>{add}<ReadyPlans size="small" /></span> }}
    />
  )
}
