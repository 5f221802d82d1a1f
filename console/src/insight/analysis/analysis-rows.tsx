import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayOf, useCall, useT } from '@guanjia/ui'
import { useCaseColumns } from '../../cases/case-columns.tsx'
import { DataTable, type Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { Pager } from '../../kit/record-list.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { useOrderColumns } from '../../workorders/work-order-columns.tsx'
import { AnalysisBar } from './analysis-bar.tsx'
import { CASE_FILTERS, ORDER_FILTERS, caseQueryOf, orderQueryOf } from './case-search.ts'
import './analysis.css'
import '../report.css'

/** The cases behind a figure of the analysis; the filters of the figure stand above as chips. */
export function CaseAnalysisRows() {
  const site = useSite()
  const { search } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const state = useListState()
  const rows = useCall('analysis.caseAnalysisRows', { query: { ...caseQueryOf(search, site.id, today), limit: 50, cursor: state.cursor } }, { placeholderData: keepPreviousData })
  return <Rows kind="cases" today={today} state={state} rows={rows} columns={useCaseColumns()} href={(row) => `/cases/${row.id}`} filters={CASE_FILTERS} />
}

/** The work orders behind a figure of the analysis. */
export function OrderAnalysisRows() {
  const site = useSite()
  const { search } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const state = useListState()
  const rows = useCall('analysis.orderAnalysisRows', { query: { ...orderQueryOf(search, site.id, today), limit: 50, cursor: state.cursor } }, { placeholderData: keepPreviousData })
  return <Rows kind="orders" today={today} state={state} rows={rows} columns={useOrderColumns()} href={(row) => `/work-orders/${row.id}`} filters={ORDER_FILTERS} />
}

interface Props<T> {
  kind: 'cases' | 'orders'
  today: string
  state: ReturnType<typeof useListState>
  rows: { data?: { items: T[]; nextCursor: string | null; total: { count: number; exact: boolean } | null }; error: unknown; isPlaceholderData: boolean; refetch: () => unknown }
  columns: Column<T>[]
  href: (row: T) => string
  filters: readonly string[]
}

function Rows<T extends { id: string; urgency: string }>({ kind, today, state, rows, columns, href, filters }: Props<T>) {
  const t = useT()
  const { search, change } = useUrlSearch()
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t(`analysis.rows.${kind}`)}</h1>
        <Link to={kind === 'cases' ? '/insight/cases' : '/insight/work-orders'} search={search as never}>
          {t('analysis.rows.back')}
        </Link>
      </div>
      <AnalysisBar search={search} change={change} today={today} filters={filters} nameOf={() => undefined} />
      <section className="gj-card gj-list">
        {rows.error && !rows.data ? (
          <div style={{ padding: 16 }}>
            <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t(`analysis.rows.${kind}`)}
            columns={columns}
            rows={rows.data?.items}
            rowKey={(row) => row.id}
            rowHref={href}
            urgency={(row) => row.urgency}
            isStale={rows.isPlaceholderData}
            empty={
              <>
                <strong>{t('analysis.empty')}</strong>
                <p>{t('analysis.emptyHint')}</p>
              </>
            }
          />
        )}
        <Pager page={rows.data} state={state} />
      </section>
    </div>
  )
}
