import { keepPreviousData } from '@tanstack/react-query'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Compensation } from '@guanjia/contract/redress.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { CompensationTag } from './looks.tsx'
import { RedressTabs } from './redress-tabs.tsx'
import './redress.css'

function useColumns(): Column<Compensation>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('redress.field.number'), width: 170, render: (row) => row.number },
    { key: 'amount', title: t('redress.field.amount'), width: 120, align: 'right', render: (row) => <strong>{formatMoney(row.amountFen)}</strong> },
    { key: 'kind', title: t('redress.field.kind'), width: 96, render: (row) => label('compensationKind', row.kind) },
    { key: 'status', title: t('redress.field.status'), width: 110, render: (row) => <CompensationTag status={row.status} /> },
    { key: 'unit', title: t('redress.field.unit'), width: 104, render: (row) => row.unit?.name },
    { key: 'reason', title: t('redress.field.reason'), render: (row) => <span className="gj-clip" title={row.reason}>{row.reason}</span> },
    { key: 'case', title: t('redress.field.case'), width: 170, isHidden: true, render: (row) => row.case.number },
    { key: 'requestedBy', title: t('redress.field.requestedBy'), width: 96, render: (row) => row.requestedBy.name },
    { key: 'decidedBy', title: t('redress.field.decidedBy'), width: 96, render: (row) => row.decidedBy },
    { key: 'payBy', title: t('redress.field.payBy'), width: 120, render: (row) => <span className={row.isLate ? 'gj-tone' : undefined} data-tone="overdue">{row.payBy}</span> },
    { key: 'requestedAt', title: t('redress.field.requestedAt'), width: 124, render: (row) => time.at(row.requestedAt) },
    { key: 'liability', title: t('redress.field.liability'), width: 104, isHidden: true, render: (row) => label('liability', row.liability) },
  ]
}

/** What was asked for and granted at the site, with its sums. */
export function CompensationList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { q, status, kind, mayDecide, late, from, to } = state.search
  const filter = { q, status: status as never, kind: kind as never, mayDecide: yes(mayDecide), late: yes(late), from, to }
  const rows = useCall('redress.listCompensations', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const sums = rows.data?.sums
  return (
    <RecordList
      name="compensations"
      title={t('redress.compensation.list')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/compensations/${row.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('redress.compensation.search') },
        { key: 'status', kind: 'choices', label: t('redress.field.status'), choices: useChoices('compensationStatus') },
        { key: 'kind', kind: 'choices', label: t('redress.field.kind'), choices: useChoices('compensationKind') },
        { key: 'period', kind: 'period', label: t('redress.field.requestedAt') },
        { key: 'late', kind: 'flag', label: t('redress.compensation.late'), isRare: true },
      ]}
      views={[
        { key: 'all', name: t('redress.view.all'), query: '' },
        { key: 'mine', name: t('redress.view.mayDecide'), query: 'mayDecide=true' },
        { key: 'open', name: t('redress.view.open'), query: 'status=requested,approved,promised' },
        { key: 'late', name: t('redress.compensation.late'), query: 'late=true' },
      ]}
      exportHref={(format) => urlOf('redress.exportCompensations', { query: { siteId: site.id, format, filter } })}
      acts={
        <>
          {sums && (
            <span className="gj-sums gj-small">
              <span>{t('redress.compensation.sumAll')} <strong>{formatMoney(sums.allFen)}</strong></span>
              <span>{t('redress.compensation.sumOpen')} <strong>{formatMoney(sums.openFen)}</strong></span>
              <span>{t('redress.compensation.sumPaid')} <strong>{formatMoney(sums.paidFen)}</strong></span>
            </span>
          )}
          <RedressTabs at="compensations" />
        </>
      }
      empty={{ title: t('redress.compensation.empty'), hint: t('redress.compensation.emptyHint') }}
    />
  )
}
