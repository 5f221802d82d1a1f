import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { LoanState, LoanSummary } from '@guanjia/contract/originals.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { ArchiveTabs, LoanTag } from './look.tsx'

function useColumns(): Column<LoanSummary>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'number', title: t('documents.field.loanNumber'), width: 152, render: (row) => row.number },
    { key: 'state', title: t('documents.field.state'), width: 100, render: (row) => <LoanTag loan={row} /> },
    { key: 'document', title: t('documents.field.original'), render: (row) => row.document.title },
    { key: 'borrower', title: t('documents.field.borrower'), width: 110, render: (row) => row.borrower.name },
    { key: 'purpose', title: t('documents.field.purpose'), width: 160, render: (row) => row.purpose },
    { key: 'lentAt', title: t('documents.field.lentAt'), width: 116, render: (row) => time.at(row.lentAt) },
    { key: 'dueOn', title: t('documents.field.dueOn'), width: 104, render: (row) => row.dueOn },
    { key: 'clock', title: t('documents.field.clock'), width: 150, render: (row) => <ClockBadge clock={row.clock} /> },
    { key: 'returnedAt', title: t('documents.field.returnedAt'), width: 116, render: (row) => time.at(row.returnedAt) },
  ]
}

/** Who has which paper original, and what should be back by now. */
export function LoanList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { q, overdue, mine } = state.search
  const filter = { q, state: many<LoanState>(state.search.state), overdue: yes(overdue), mine: yes(mine) }
  const rows = useCall('originals.listLoans', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="archive-loans"
      title={t('documents.loan.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/archive-loans/${row.id}`}
      urgency={(row) => (row.isOverdue ? 'emergency' : 'normal')}
      filters={[
        { key: 'q', kind: 'words', label: t('documents.loan.search') },
        { key: 'state', kind: 'choices', label: t('documents.field.state'), choices: useChoices('loanState') },
        { key: 'overdue', kind: 'flag', label: t('documents.loan.overdue') },
      ]}
      views={[
        { key: 'out', name: t('documents.view.out'), query: 'state=out' },
        { key: 'overdue', name: t('documents.loan.overdue'), query: 'overdue=true' },
        { key: 'mine', name: t('documents.view.mine'), query: 'mine=true&state=out' },
        { key: 'all', name: t('documents.view.all'), query: '' },
      ]}
      exportHref={(format) => urlOf('originals.exportLoans', { query: { siteId: site.id, format, filter } })}
      acts={<ArchiveTabs at="loans" />}
      empty={{ title: t('documents.loan.empty'), hint: t('documents.loan.emptyHint') }}
    />
  )
}
