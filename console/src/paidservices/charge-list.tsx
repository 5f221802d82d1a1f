import { keepPreviousData } from '@tanstack/react-query'
import { formatMoney, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { PaidCharge } from '@guanjia/contract/quotes.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { useSite } from '../session/session.tsx'
import { PaidTabs } from './paid-tabs.tsx'

function useColumns(): Column<PaidCharge>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'number', title: t('shell.field.number'), width: 150, render: (row) => row.workOrder.number },
    { key: 'title', title: t('paid.quote.work'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'unit', title: t('shell.field.unit'), width: 120, render: (row) => row.unit?.name },
    { key: 'amount', title: t('paid.charge.amount'), width: 120, align: 'right', render: (row) => <strong>{formatMoney(row.amountFen)}</strong> },
    { key: 'invoice', title: t('paid.charge.invoice'), width: 240, render: (row) => <span title={row.invoiceNote}>{row.invoiceNote}</span> },
    { key: 'completedAt', title: t('paid.charge.completedAt'), width: 130, render: (row) => time.at(row.completedAt) },
  ]
}

/** Finished paid work to be billed, apart from the property fee, with its sum. */
export function ChargeList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { from, to } = state.search
  const filter = periodOf({ from, to }, site.timeZone)
  const rows = useCall('quotes.listPaidCharges', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="paid-charges"
      title={t('paid.charge.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/work-orders/${row.workOrder.id}`}
      filters={[{ key: 'period', kind: 'period', label: t('paid.charge.completedAt') }]}
      acts={
        <>
          {rows.data && <strong>{t('paid.charge.sum', { sum: formatMoney(rows.data.sumFen) })}</strong>}
          <PaidTabs at="charges" />
        </>
      }
      exportHref={(format) => urlOf('quotes.exportPaidCharges', { query: { siteId: site.id, format, filter } })}
      empty={{ title: t('paid.charge.empty'), hint: t('paid.charge.emptyHint') }}
    />
  )
}
