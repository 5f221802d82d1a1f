import { keepPreviousData } from '@tanstack/react-query'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Quote, QuoteStatus } from '@guanjia/contract/quotes.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { QuoteStatusTag } from '../workorders/quote-panel.tsx'
import { PaidTabs } from './paid-tabs.tsx'

function useColumns(): Column<Quote>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('shell.field.number'), width: 150, render: (row) => row.number },
    { key: 'status', title: t('paid.quote.status'), width: 112, render: (row) => <QuoteStatusTag status={row.status} /> },
    { key: 'title', title: t('paid.quote.work'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'unit', title: t('shell.field.unit'), width: 100, render: (row) => row.unit?.name },
    { key: 'of', title: t('paid.quote.order'), width: 150, render: (row) => row.workOrder?.number ?? row.case?.number },
    { key: 'total', title: t('paid.quote.total'), width: 110, align: 'right', render: (row) => <strong>{formatMoney(row.totalFen)}</strong> },
    { key: 'validUntil', title: t('paid.quote.validUntil'), width: 116, render: (row) => time.at(row.validUntil) },
    { key: 'by', title: t('paid.quote.acceptedBy2'), width: 170, render: (row) => row.acceptance && `${row.acceptance.by} · ${label('acceptanceWay', row.acceptance.via)}` },
    { key: 'sentBy', title: t('paid.quote.sentBy'), width: 90, render: (row) => row.sentBy },
    { key: 'sentAt', title: t('paid.quote.sentAt'), width: 116, render: (row) => time.at(row.sentAt) },
  ]
}

/** Quotes of the site; those that somebody still has to accept first in sight. */
export function QuoteList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { q, status, from, to } = state.search
  const filter = { q, status: status?.split(',') as QuoteStatus[] | undefined, ...periodOf({ from, to }, site.timeZone) }
  const rows = useCall('quotes.listQuotes', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const waiting = useCall('quotes.listQuotes', { query: { siteId: site.id, limit: 1, total: true, filter: { status: ['sent'] } } }).data?.total?.count ?? 0
  return (
    <RecordList
      name="quotes"
      title={t('paid.quote.listTitle')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => (row.workOrder ? `/work-orders/${row.workOrder.id}` : `/cases/${row.case!.id}`)}
      filters={[
        { key: 'q', kind: 'words', label: t('paid.quote.search') },
        { key: 'status', kind: 'choices', label: t('paid.quote.status'), choices: useChoices('quoteStatus') },
        { key: 'period', kind: 'period', label: t('paid.quote.sentAt') },
      ]}
      views={[
        { key: 'waiting', name: waiting > 0 ? t('paid.quote.view.waitingN', { n: waiting }) : t('paid.quote.view.waiting'), query: 'status=sent' },
        { key: 'accepted', name: t('paid.quote.view.accepted'), query: 'status=accepted' },
        { key: 'over', name: t('paid.quote.view.over'), query: 'status=refused,expired,withdrawn' },
        { key: 'all', name: t('paid.quote.view.all'), query: '' },
      ]}
      exportHref={may('work_orders:export') ? (format) => urlOf('quotes.exportQuotes', { query: { siteId: site.id, format, filter } }) : undefined}
      acts={<PaidTabs at="quotes" />}
      empty={{ title: t('paid.quote.empty'), hint: t('paid.quote.emptyHint') }}
    />
  )
}
