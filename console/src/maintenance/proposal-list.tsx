import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { RenewalProposal } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { RenewalTag } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const ProposalForm = lazy(() => import('./proposal-form.tsx').then(({ ProposalForm }) => ({ default: ProposalForm })))

function useColumns(): Column<RenewalProposal>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('maintenance.proposals.number'), width: 150, render: (row) => row.number },
    { key: 'title', title: t('maintenance.proposals.title'), render: (row) => <span className="gj-clip">{row.isEmergency && <span className="gj-tone" data-tone="overdue">▲ {t('maintenance.proposals.emergency')} </span>}{row.title}</span> },
    { key: 'kind', title: t('maintenance.proposals.kind'), width: 100, render: (row) => label('proposalKind', row.kind) },
    { key: 'facility', title: t('maintenance.facility'), width: 180, render: (row) => row.facility && <span className="gj-clip">{row.facility.code} {row.facility.name}</span> },
    { key: 'state', title: t('maintenance.proposals.state'), width: 100, render: (row) => <RenewalTag state={row.state} /> },
    { key: 'cost', title: t('maintenance.proposals.cost'), width: 130, align: 'right', render: (row) => formatMoney(row.costFen) },
    { key: 'fund', title: t('maintenance.proposals.fund'), width: 150, render: (row) => row.fund && label('fundSource', row.fund) },
    { key: 'by', title: t('maintenance.proposals.by'), width: 90, render: (row) => row.by.name },
    { key: 'at', title: t('maintenance.proposals.submittedAt'), width: 110, render: (row) => time.at(row.submittedAt) },
    { key: 'decided', title: t('maintenance.proposals.decidedBy'), width: 110, isHidden: true, render: (row) => row.decidedBy?.name },
    { key: 'planned', title: t('maintenance.proposals.plannedOn'), width: 110, isHidden: true, render: (row) => row.plannedOn },
    { key: 'paid', title: t('maintenance.proposals.paid'), width: 130, align: 'right', isHidden: true, render: (row) => formatMoney(row.paidFen) },
  ]
}

/** 更新改造: what should be replaced, overhauled or added, from the proposal to the invoice. */
export function ProposalList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const { q, kind, state: states, fund, facilityId } = state.search
  const filter = { q, kind: many(kind), state: many(states), fund: many(fund), facilityId } as never
  const rows = useCall('maintenance.listRenewalProposals', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const mayPropose = may('maintenance:work')
  useShortcut('n', () => setMaking(true), mayPropose)
  const add = mayPropose && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('maintenance.proposals.new')}</Button>
  return (
    <>
      <RecordList
        name="renewal-proposals"
        title={t('maintenance.tabs.proposals')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/maintenance/proposals/${row.id}`}
        urgency={(row) => (row.isEmergency && row.state === 'submitted' ? 'emergency' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('maintenance.proposals.search') },
          { key: 'kind', kind: 'choices', label: t('maintenance.proposals.kind'), choices: useChoices('proposalKind') },
          { key: 'state', kind: 'choices', label: t('maintenance.proposals.state'), choices: useChoices('renewalState') },
          { key: 'fund', kind: 'choices', label: t('maintenance.proposals.fund'), choices: useChoices('fundSource') },
        ]}
        views={[
          { key: 'all', name: t('maintenance.all'), query: '' },
          { key: 'waiting', name: t('maintenance.proposals.view.waiting'), query: 'state=submitted' },
          { key: 'running', name: t('maintenance.proposals.view.running'), query: 'state=approved' },
          { key: 'wishes', name: t('maintenance.proposals.view.wishes'), query: 'kind=improvement' },
        ]}
        exportHref={(format) => urlOf('maintenance.exportRenewalProposals', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<MaintenanceTabs at="proposals" />}
        empty={{ title: t('maintenance.proposals.empty'), hint: t('maintenance.proposals.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <ProposalForm proposal={null} facility={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
