import { Link } from '@tanstack/react-router'
import { BOARD_COLUMNS, CASE_LOOK, ShapeMark, formatPlace, useCall, useLabel, useT, useTime, type CallResult } from '@guanjia/ui'
import type { CaseStatus, CaseSummary } from '@guanjia/contract/cases.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useIsSlow } from '../kit/data-table.tsx'
import { Filters } from '../kit/filters.tsx'
import { useIsFresh } from '../kit/fresh.ts'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { UrgencyTag } from '../kit/status-tag.tsx'
import { stringifySearch, type Search } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { useCaseFilters } from './case-filters.ts'
import { caseFilter, caseTitle } from './case-query.ts'
import { ListOrBoard } from './list-or-board.tsx'
import './case-board.css'

type Column = CallResult<'cases.caseBoard'>['columns'][number]

export function CaseBoard() {
  const t = useT()
  const state = useListState()
  const site = useSite()
  const filters = useCaseFilters().filter(({ key }) => key !== 'status')
  // All columns in one question: this page hangs open on many screens and asks again after every change.
  const { status: _, open: __, ...filter } = caseFilter(state.search, site.timeZone)
  const board = useCall('cases.caseBoard', { query: { siteId: site.id, filter } })
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('cases.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ListOrBoard at="board" />
        </div>
      </div>
      <Filters filters={filters} state={state} />
      {board.error && !board.data && <ProblemAlert error={board.error} onRetry={() => void board.refetch()} />}
      <div className="gj-board" tabIndex={-1}>
        {BOARD_COLUMNS.map(({ key, statuses }) => (
          <BoardColumn
            key={key}
            status={key}
            statuses={statuses}
            column={board.data?.columns.find((column) => column.key === key)}
            isPending={board.isPending}
            search={state.search}
          />
        ))}
      </div>
    </div>
  )
}

interface ColumnProps {
  status: CaseStatus
  statuses: readonly CaseStatus[]
  column: Column | undefined
  isPending: boolean
  search: Search
}

function BoardColumn({ status, statuses, column, isPending, search }: ColumnProps) {
  const t = useT()
  const label = useLabel()
  // By due time; cases without a running promise come last.
  const records = column?.items.toSorted((a, b) => dueOf(a) - dueOf(b))
  const slow = useIsSlow(isPending)
  const total = column?.total
  const { tone, shape } = CASE_LOOK[status]
  const all = `/cases${stringifySearch({ ...search, open: undefined, status: statuses.join(',') })}`
  return (
    <section className="gj-board-column" aria-label={label('caseStatus', status)}>
      <header>
        <h2 className="gj-tone" data-tone={tone}>
          <ShapeMark shape={shape} />
          {label('caseStatus', status)}
        </h2>
        {total && (
          <Link to={all} className="gj-quiet">
            {total.count}
            {!total.exact && '+'}
          </Link>
        )}
      </header>
      <ul>
        {records?.map((record) => (
          <li key={record.id}>
            <BoardCard record={record} />
          </li>
        ))}
        {slow &&
          [1, 2, 3].map((n) => (
            <li key={n} className="gj-board-card">
              <span className="gj-bone" />
            </li>
          ))}
      </ul>
      {column?.items.length === 0 && <p className="gj-quiet gj-board-none">{t('cases.boardNone')}</p>}
      {column && column.total.count > column.items.length && (
        <Link to={all} className="gj-board-none">
          {t('cases.boardMore')}
        </Link>
      )}
    </section>
  )
}

function dueOf({ clock }: CaseSummary): number {
  return clock?.dueAt ? Date.parse(clock.dueAt) : Number.MAX_SAFE_INTEGER
}

function BoardCard({ record }: { record: CaseSummary }) {
  const label = useLabel()
  const time = useTime()
  const fresh = useIsFresh(record.id)
  return (
    <Link
      to="/cases/$id"
      params={{ id: record.id }}
      className={fresh ? 'gj-board-card gj-fresh' : 'gj-board-card'}
      data-urgency={record.urgency}
    >
      <span className="gj-row" style={{ gap: 6 }}>
        <strong className="gj-clip gj-grow">{caseTitle(record, label('caseKind', record.kind))}</strong>
        <UrgencyTag urgency={record.urgency} />
      </span>
      <span className="gj-quiet gj-clip">
        {[label('caseKind', record.kind), formatPlace(record.unit, record.place), record.person?.name].filter(Boolean).join(' · ')}
      </span>
      <ClockBadge clock={record.clock} />
      <span className="gj-row gj-quiet gj-small" title={time.at(record.registeredAt)}>
        <span className="gj-grow">{record.number}</span>
        <span className="gj-clip">{record.owner.name}</span>
      </span>
    </Link>
  )
}
