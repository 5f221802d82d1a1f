import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { FacilityCost } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const CostForm = lazy(() => import('./facility-forms.tsx').then(({ CostForm }) => ({ default: CostForm })))
const VoidCost = lazy(() => import('./facility-forms.tsx').then(({ VoidCost }) => ({ default: VoidCost })))

function useColumns(): Column<FacilityCost>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'on', title: t('maintenance.costs.on'), width: 116, render: (row) => <span style={row.voided ? { textDecoration: 'line-through' } : undefined}>{row.on}</span> },
    { key: 'facility', title: t('maintenance.facility'), render: (row) => <span className="gj-clip">{row.facility.code} {row.facility.name}</span> },
    { key: 'kind', title: t('maintenance.costs.kind'), width: 110, render: (row) => label('facilityCostKind', row.kind) },
    { key: 'fen', title: t('maintenance.costs.amount'), width: 130, align: 'right', render: (row) => <span className={row.voided ? 'gj-quiet' : undefined} style={row.voided ? { textDecoration: 'line-through' } : undefined}>{formatMoney(row.fen)}</span> },
    { key: 'party', title: t('maintenance.costs.party'), width: 160, render: (row) => row.party?.name },
    { key: 'note', title: t('maintenance.note'), width: 240, render: (row) => <span className="gj-clip" title={row.voided?.reason ?? row.note}>{row.voided ? t('maintenance.voided', { by: row.voided.by, reason: row.voided.reason }) : row.note}</span> },
    { key: 'by', title: t('maintenance.costs.by'), width: 100, render: (row) => row.by },
  ]
}

/** What was paid for facilities besides their work orders: contractors, parts bought elsewhere. */
export function CostList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [opened, setOpened] = useState<FacilityCost | 'new' | null>(null)
  const { facilityId, kind, from, to } = state.search
  const filter = { facilityId, kind: many(kind), from, to } as never
  const rows = useCall('maintenance.listFacilityCosts', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const mayWrite = may('maintenance:write')
  useShortcut('n', () => setOpened('new'), mayWrite)
  const add = mayWrite && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>{t('maintenance.costs.new')}</Button>
  return (
    <>
      <RecordList
        name="facility-costs"
        title={t('maintenance.tabs.costs')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        {...(mayWrite ? { onOpen: (row: FacilityCost) => !row.voided && setOpened(row) } : {})}
        filters={[{ key: 'period', kind: 'period', label: t('maintenance.costs.on') }, { key: 'kind', kind: 'choices', label: t('maintenance.costs.kind'), choices: useChoices('facilityCostKind') }]}
        views={[{ key: 'all', name: t('maintenance.all'), query: '' }, { key: 'outside', name: t('maintenance.costs.view.outside'), query: 'kind=outside' }]}
        exportHref={(format) => urlOf('maintenance.exportFacilityCosts', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<MaintenanceTabs at="costs" />}
        empty={{ title: t('maintenance.costs.empty'), hint: t('maintenance.costs.emptyHint'), act: add }}
      />
      <Suspense>
        {opened === 'new' && <CostForm siteId={site.id} facility={null} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && <VoidCost cost={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}
