import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, formatMoney, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { ContractKind, ContractState, ContractSummary } from '@guanjia/contract/contracts.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ContractTag } from './look.tsx'

const ContractForm = lazy(() => import('./contract-form.tsx').then(({ ContractForm }) => ({ default: ContractForm })))
const SOON = 90

function useColumns(): Column<ContractSummary>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('documents.contract.number'), width: 124, render: (row) => row.number },
    { key: 'state', title: t('documents.field.state'), width: 96, render: (row) => <ContractTag state={row.state} /> },
    { key: 'kind', title: t('documents.contract.kind'), width: 90, render: (row) => label('contractKind', row.kind) },
    { key: 'title', title: t('documents.contract.name'), render: (row) => row.title },
    { key: 'counterparty', title: t('documents.contract.counterparty'), width: 200, render: (row) => row.counterparty },
    { key: 'fromOn', title: t('documents.contract.from'), width: 104, render: (row) => row.fromOn },
    { key: 'untilOn', title: t('documents.contract.until'), width: 104, render: (row) => row.untilOn },
    {
      key: 'left',
      title: t('documents.contract.left'),
      width: 92,
      align: 'right',
      render: (row) =>
        row.state === 'in_force' && (
          <span className={row.daysLeft <= SOON ? 'gj-tone' : undefined} data-tone={row.daysLeft <= 30 ? 'overdue' : 'soon'}>
            {t('documents.contract.days', { n: row.daysLeft })}
          </span>
        ),
    },
    { key: 'amount', title: t('documents.contract.amount'), width: 130, align: 'right', render: (row) => formatMoney(row.amountFen) },
    { key: 'risk', title: t('documents.contract.risk'), width: 64, render: (row) => row.risk !== 'low' && <span className="gj-tone" data-tone={row.risk === 'high' ? 'overdue' : 'soon'}>{label('contractRisk', row.risk)}</span> },
    { key: 'grade', title: t('documents.contract.grade'), width: 84, isHidden: true, render: (row) => row.grade },
    { key: 'owner', title: t('documents.contract.owner'), width: 84, render: (row) => row.owner.name },
  ]
}

/** The register of contracts: the first to end first, with the renewal rate of the year in sight. */
export function ContractList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, kind, risk, within, endsFrom, endsTo, isExpiring, isRenewed } = state.search
  const filter = { q, kind: many<ContractKind>(kind), state: many<ContractState>(state.search.state), risk: many<ContractSummary['risk']>(risk), expiringWithin: within === undefined ? undefined : Number(within), endsFrom, endsTo, isExpiring: yes(isExpiring), isRenewed: yes(isRenewed) }
  const rows = useCall('contracts.listContracts', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const today = dayOf(Date.now(), site.timeZone)
  const year = today.slice(0, 4)
  const figures = useCall('contracts.contractFigures', { query: { siteId: site.id, from: `${year}-01-01`, to: `${year}-12-31` } })
  const add = may('contracts:keep') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('documents.contract.new')}
    </Button>
  )
  const { current, baseline } = figures.data ?? {}
  const percent = (rate: number | null): string => (rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`)
  return (
    <>
      <RecordList
        name="contracts"
        title={t('documents.contract.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/contracts/${row.id}`}
        urgency={(row) => (row.state === 'in_force' && row.daysLeft <= 30 ? 'emergency' : 'normal')}
        filters={[
          { key: 'q', kind: 'words', label: t('documents.contract.search') },
          { key: 'kind', kind: 'choices', label: t('documents.contract.kind'), choices: useChoices('contractKind') },
          { key: 'state', kind: 'choices', label: t('documents.field.state'), choices: useChoices('contractState') },
          { key: 'risk', kind: 'choices', label: t('documents.contract.risk'), choices: useChoices('contractRisk') },
        ]}
        views={[
          { key: 'force', name: t('documents.contract.view.inForce'), query: 'state=in_force' },
          { key: 'soon', name: figures.data ? t('documents.contract.view.soonN', { n: figures.data.within90 }) : t('documents.contract.view.soon'), query: `within=${SOON}` },
          { key: 'draft', name: t('documents.contract.view.draft'), query: 'state=draft' },
          { key: 'all', name: t('documents.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('contracts.exportContracts', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            {current && baseline && (
              <Link to="/contracts" search={{ endsFrom: current.from, endsTo: current.to, isExpiring: 'true' }} className="gj-quiet" title={t('documents.contract.rateHint', { n: current.renewed, of: current.expiring, before: percent(baseline.rate) })}>
                {t('documents.contract.rate', { year, rate: percent(current.rate) })}
              </Link>
            )}
            {add}
          </>
        }
        empty={{ title: t('documents.contract.empty'), hint: t('documents.contract.emptyHint'), act: add }}
      />
      <Suspense>{making && <ContractForm siteId={site.id} onClose={() => setMaking(false)} onMade={(made) => void navigate({ to: '/contracts/$id', params: { id: made.id } })} />}</Suspense>
    </>
  )
}
