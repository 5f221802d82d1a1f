import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { Procedure } from '@guanjia/contract/maintenance.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay } from '../session/session.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { usePermits } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

function useColumns(): Column<Procedure>[] {
  const t = useT()
  const time = useTime()
  const permits = usePermits()
  return [
    { key: 'name', title: t('maintenance.procedures.name'), render: (row) => row.name },
    { key: 'class', title: t('maintenance.plans.class'), width: 150, render: (row) => row.class?.name },
    { key: 'steps', title: t('maintenance.procedures.steps'), width: 72, align: 'right', render: (row) => row.steps.length },
    { key: 'minutes', title: t('maintenance.plans.minutes'), width: 96, align: 'right', render: (row) => row.minutes !== null && t('maintenance.minutes', { n: row.minutes }) },
    { key: 'permits', title: t('maintenance.procedures.permits'), width: 220, render: (row) => <span className="gj-clip">{permits(row)}</span> },
    { key: 'plans', title: t('maintenance.procedures.plans'), width: 90, align: 'right', render: (row) => row.plans },
    { key: 'version', title: t('shell.version.label'), width: 90, render: (row) => t('shell.version.n', { n: row.number }) },
    { key: 'updated', title: t('maintenance.procedures.updatedAt'), width: 116, render: (row) => time.at(row.updatedAt) },
    { key: 'active', title: t('maintenance.active'), width: 84, render: (row) => (row.isActive ? t('maintenance.active') : <span className="gj-quiet">{t('maintenance.inactive')}</span>) },
  ]
}

/** How things are serviced: steps, parts, safety. */
export function ProcedureList() {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const state = useListState()
  const filter = { q: state.search.q, active: yes(state.search.active) } as never
  const found = useCall('maintenance.listProcedures', { query: { filter } })
  const mayWrite = may('maintenance:write')
  const open = (): void => void navigate({ to: '/maintenance/procedures/$id', params: { id: 'new' } })
  useShortcut('n', open, mayWrite)
  const add = mayWrite && <Button type="primary" icon={<PlusOutlined />} onClick={open}>{t('maintenance.procedures.new')}</Button>
  return (
    <RecordList
      name="maintenance-procedures"
      title={t('maintenance.tabs.procedures')}
      columns={useColumns()}
      state={state}
      rows={useOnePage(found)}
      rowKey={(row) => row.id}
      rowHref={(row) => `/maintenance/procedures/${row.id}`}
      filters={[{ key: 'q', kind: 'words', label: t('maintenance.procedures.search') }, { key: 'active', kind: 'flag', label: t('maintenance.onlyActive') }]}
      exportHref={(format) => urlOf('maintenance.exportProcedures', { query: { format, filter } })}
      acts={add}
      above={<MaintenanceTabs at="procedures" />}
      empty={{ title: t('maintenance.procedures.empty'), hint: t('maintenance.procedures.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}><ReadyPlans size="small" />{add}</span> }}
    />
  )
}
