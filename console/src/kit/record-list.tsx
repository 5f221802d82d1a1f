import { LeftOutlined, PrinterOutlined, ReloadOutlined, RightOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import type { UseQueryResult } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatNumber, useT } from '@guanjia/ui'
import { DataTable, type Column } from './data-table.tsx'
import type { Bulk } from './bulk.ts'
import { Filters, type Filter } from './filters.tsx'
import { useKept } from './kept.ts'
import type { ListState } from './list-state.ts'
import { ProblemAlert } from './problem.tsx'
import { SavedViews, type FixedView } from './saved-views.tsx'
import './record-list.css'

const BulkBar = lazy(() => import('./bulk-bar.tsx').then(({ BulkBar }) => ({ default: BulkBar })))
const ExportMenu = lazy(() => import('./export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))

export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: { count: number; exact: boolean } | null
}

interface Props<T> {
  /** Names the list for saved views and for the columns kept on this device. */
  name: string
  title: string
  columns: Column<T>[]
  filters: readonly Filter[]
  views?: readonly FixedView[]
  state: ListState
  rows: UseQueryResult<Page<T>>
  rowKey: (row: T) => string
  rowHref?: (row: T) => string
  onOpen?: (row: T) => void
  urgency?: (row: T) => string
  /** The sort when the URL names none. */
  sort?: string
  /** Where the same filters come as a file; no export when left out. */
  exportHref?: (format: 'xlsx' | 'csv') => string
  /** Where it comes as a paper to hang up or to hand over. */
  printHref?: string
  /** Acts on many of the rows at once; without them nothing can be chosen. */
  bulk?: Bulk
  /** Buttons at the right of the head, the first act of the screen among them. */
  acts?: ReactNode
  empty: { title: string; hint?: string; act?: ReactNode }
  /** The way to lists beside this one. */
  above?: ReactNode
}

/**
 * A list of records: saved views as tabs, filters in the URL, sticky head, chosen columns, keyset pages, total, export, empty state.
 * The screen asks for the rows itself (`useListState` + `useCall`) and hands the answer in, so that every list stays typed.
 */
export function RecordList<T>(props: Props<T>) {
  const { name, title, columns, filters, views = [], state, rows, exportHref, bulk, acts, empty } = props
  const t = useT()
  const [hidden, setHidden] = useKept<string[]>(
    `columns.${name}`,
    columns.filter(({ isHidden }) => isHidden).map(({ key }) => key),
  )
  const shown = columns.filter(({ key }) => !hidden.includes(key))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // What is chosen belongs to what is shown: other filters, another choice.
  const [chosenAt, setChosenAt] = useState(state.query)
  if (chosenAt !== state.query) {
    setChosenAt(state.query)
    setChosen(new Set())
  }
  const isFiltered = filters.some(({ key }) => state.search[key])
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{title}</h1>
        <SavedViews list={name} fixed={views} state={state} />
        <div className="gj-row gj-wrap" style={{ marginLeft: 'auto', justifyContent: 'flex-end' }}>
          {acts}
        </div>
      </div>
      {props.above}
      <section className="gj-card gj-list">
        <div className="gj-list-bar gj-screen-only">
          <Filters filters={filters} state={state} />
          <div className="gj-row" style={{ gap: 0 }}>
            <Button
              type="text"
              size="small"
              icon={<ReloadOutlined spin={rows.isFetching} />}
              aria-label={t('shell.list.refresh')}
              onClick={() => void rows.refetch()}
            />
            <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
            {props.printHref && <Button type="text" size="small" icon={<PrinterOutlined />} href={props.printHref} target="_blank" aria-label={t('shell.list.print')} title={t('shell.list.print')} />}
            {exportHref && (
              <Suspense>
                <ExportMenu href={exportHref} isLong={rows.data?.total?.exact === false} />
              </Suspense>
            )}
          </div>
        </div>
        {bulk && chosen.size > 0 && (
          <Suspense>
            <BulkBar
              bulk={bulk}
              ids={[...chosen]}
              nameOf={(id) => {
                const row = rows.data?.items.find((one) => props.rowKey(one) === id)
                return row === undefined ? id.slice(-6) : columns[0]!.render(row)
              }}
              onClear={() => setChosen(new Set())}
            />
          </Suspense>
        )}
        {rows.error && !rows.data ? (
          <div style={{ padding: 16 }}>
            <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
          </div>
        ) : (
          <DataTable
            label={title}
            columns={shown}
            rows={rows.data?.items}
            rowKey={props.rowKey}
            rowHref={props.rowHref}
            onOpen={props.onOpen}
            urgency={props.urgency}
            sort={state.search.sort ?? props.sort}
            onSort={(sort) => state.change({ sort: sort === props.sort ? undefined : sort })}
            isStale={rows.isPlaceholderData}
            selection={
              bulk && bulk.acts.length + (bulk.links?.length ?? 0) > 0 ? { chosen, onChange: setChosen, label: t('shell.list.choose'), labelAll: t('shell.list.chooseAll') } : undefined
            }
            empty={
              <>
                <strong>{isFiltered ? t('shell.list.nothingMatches') : empty.title}</strong>
                <p>{isFiltered ? t('shell.list.nothingMatchesHint') : empty.hint}</p>
                {!isFiltered && empty.act && <div style={{ marginTop: 16 }}>{empty.act}</div>}
              </>
            }
          />
        )}
        <Pager page={rows.data} state={state} />
      </section>
    </div>
  )
}

/** The total and the way through keyset pages, below a list. */
export function Pager<T>({ page, state }: { page: Page<T> | undefined; state: ListState }) {
  const t = useT()
  const total = page?.total
  const next = page?.nextCursor
  return (
    <div className="gj-list-foot gj-screen-only">
      <span className="gj-grow" role="status">
        {total &&
          (total.exact
            ? t('shell.list.total', { n: formatNumber(total.count) })
            : t('shell.list.totalMore', { n: formatNumber(total.count) }))}
      </span>
      {(state.page > 1 || next) && (
        <>
          <Button size="small" icon={<LeftOutlined />} disabled={state.page === 1} onClick={() => state.previous()}>
            {t('shell.list.previous')}
          </Button>
          <span>{t('shell.list.page', { n: state.page })}</span>
          <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={!next} onClick={() => next && state.next(next)}>
            {t('shell.list.next')}
          </Button>
        </>
      )}
    </div>
  )
}

function ColumnChooser<T>({ columns, hidden, onChange }: { columns: Column<T>[]; hidden: string[]; onChange: (hidden: string[]) => void }) {
  const t = useT()
  const content = (
    <div className="gj-stack" style={{ gap: 6, maxHeight: 420, overflow: 'auto' }}>
      {columns.slice(1).map(({ key, title }) => (
        <Checkbox
          key={key}
          checked={!hidden.includes(key)}
          onChange={({ target }) => onChange(target.checked ? hidden.filter((other) => other !== key) : [...hidden, key])}
        >
          {title}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} title={t('shell.list.columns')}>
      <Button type="text" size="small" icon={<TableOutlined />} aria-label={t('shell.list.columns')} />
    </Popover>
  )
}
