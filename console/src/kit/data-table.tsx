import { Link, useNavigate } from '@tanstack/react-router'
import { Fragment, useEffect, useRef, useState, type CSSProperties, type MouseEvent, type ReactNode } from 'react'
import { useIsFresh } from './fresh.ts'
import { useShortcut } from './shortcuts.ts'
import './data-table.css'

export interface Column<T> {
  key: string
  title: string
  /** In pixels; a column without one takes what is left. */
  width?: number
  align?: 'right'
  render: (row: T) => ReactNode
  /** The two values of the list's `sort`, when the column can be sorted. */
  sort?: { up: string; down?: string }
  /** Shown only when the person chooses it. */
  isHidden?: boolean
}

interface Props<T> {
  columns: Column<T>[]
  rows: readonly T[] | undefined
  rowKey: (row: T) => string
  /** Where a row opens; its first cell is the link. */
  rowHref?: (row: T) => string
  onOpen?: (row: T) => void
  urgency?: (row: T) => string
  /** A heading above the first of the rows that share it; rows must come in that order. */
  group?: (row: T) => { key: string; heading: ReactNode }
  sort?: string
  onSort?: (sort: string) => void
  empty: ReactNode
  label: string
  isStale?: boolean
  /** j, k and Enter move and open, x chooses; off for second tables of a page. */
  hasKeys?: boolean
  /** Rows that are chosen, for an act on all of them. */
  selection?: Selection
}

export interface Selection {
  chosen: ReadonlySet<string>
  onChange: (chosen: Set<string>) => void
  /** What the box of a row and of the head say to whoever hears them. */
  label: string
  labelAll: string
}

/** Dense rows of 36 px with a sticky head and first column; j/k move, Enter opens, a click anywhere in a row opens it. */
export function DataTable<T>({
  columns,
  rows,
  rowKey,
  rowHref,
  onOpen,
  urgency,
  group,
  sort,
  onSort,
  empty,
  label,
  isStale = false,
  hasKeys = true,
  selection,
}: Props<T>) {
  const navigate = useNavigate()
  const [at, setAt] = useState(-1)
  const body = useRef<HTMLTableSectionElement>(null)
  const slow = useIsSlow(rows === undefined)
  const count = rows?.length ?? 0
  useEffect(() => setAt((old) => Math.min(old, count - 1)), [count])
  const open = (row: T): void => {
    if (onOpen) onOpen(row)
    else if (rowHref) void navigate({ href: rowHref(row) })
  }
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(count - 1, at + step))
    setAt(next)
    const row = body.current?.querySelectorAll<HTMLElement>('tr[data-at]')[next]
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  useShortcut('j', () => move(1), hasKeys && count > 0)
  useShortcut('k', () => move(-1), hasKeys && count > 0)
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const chosen = new Set(selection?.chosen)
    for (const id of ids) if (isChosen) chosen.add(id)
      else chosen.delete(id)
    selection?.onChange(chosen)
  }
  const all = selection && rows ? rows.map(rowKey) : []
  const chosenHere = all.filter((id) => selection!.chosen.has(id)).length
  const atRow = rows?.[at]
  useShortcut('x', () => atRow && choose([rowKey(atRow)], !selection!.chosen.has(rowKey(atRow))), hasKeys && selection !== undefined && atRow !== undefined)
  const onClick = (event: MouseEvent, row: T): void => {
    const target = event.target as HTMLElement
    // Buttons and links inside a row do their own work; marking text is no click.
    if (target.closest('a, button, input, label') || getSelection()?.toString()) return
    open(row)
  }
  return (
    <div className="gj-table-box" tabIndex={-1} aria-busy={isStale} style={isStale ? { opacity: 0.6 } : undefined}>
      <table className="gj-table" aria-label={label}>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="gj-table-choose">
                <input
                  type="checkbox"
                  aria-label={selection.labelAll}
                  checked={all.length > 0 && chosenHere === all.length}
                  ref={(box) => {
                    if (box) box.indeterminate = chosenHere > 0 && chosenHere < all.length
                  }}
                  onChange={({ target }) => choose(all, target.checked)}
                />
              </th>
            )}
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                data-first={index === 0}
                data-align={column.align}
                style={widthOf(column)}
                aria-sort={sortOf(column, sort)}
              >
                {column.sort && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows?.map((row, index) => {
            const heading = group?.(row)
            const isFirst = heading !== undefined && (index === 0 || group!(rows[index - 1]!).key !== heading.key)
            return (
              <Fragment key={rowKey(row)}>
                {isFirst && (
                  <tr className="gj-table-group">
                    <th colSpan={columns.length + (selection ? 1 : 0)} scope="colgroup">
                      {heading.heading}
                    </th>
                  </tr>
                )}
                <Row
                  id={rowKey(row)}
                  isAt={index === at}
                  urgency={urgency?.(row)}
                  onClick={(event) => onClick(event, row)}
                  onEnter={() => open(row)}
                  onFocus={() => setAt(index)}
                >
                  {selection && (
                    <td className="gj-table-choose">
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={selection.label}
                        checked={selection.chosen.has(rowKey(row))}
                        onChange={({ target }) => choose([rowKey(row)], target.checked)}
                      />
                    </td>
                  )}
                  {columns.map((column, place) => (
                    <td
                      key={column.key}
                      data-first={place === 0}
                      data-align={column.align}
                      style={column.width ? { maxWidth: column.width + SLACK } : FLEXIBLE}
                    >
                      {place === 0 && rowHref ? (
                        <Link to={rowHref(row)} tabIndex={-1}>
                          {column.render(row)}
                        </Link>
                      ) : (
                        column.render(row)
                      )}
                    </td>
                  ))}
                </Row>
              </Fragment>
            )
          })}
          {slow &&
            rows === undefined &&
            Array.from({ length: 12 }, (_, index) => (
              <tr key={index}>
                {columns.map((column, place) => (
                  <td key={column.key}>
                    <span className="gj-bone" style={{ width: `${40 + ((index * 7 + place * 13) % 50)}%` }} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {rows?.length === 0 && <div className="gj-table-empty">{empty}</div>}
    </div>
  )
}

interface RowProps {
  id: string
  isAt: boolean
  urgency: string | undefined
  onClick: (event: MouseEvent) => void
  onEnter: () => void
  onFocus: () => void
  children: ReactNode
}

function Row({ id, isAt, urgency, onClick, onEnter, onFocus, children }: RowProps) {
  const fresh = useIsFresh(id)
  return (
    <tr
      tabIndex={isAt ? 0 : -1}
      data-at={isAt}
      data-urgency={urgency}
      className={fresh ? 'gj-fresh' : undefined}
      onClick={onClick}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onEnter()
      }}
    >
      {children}
    </tr>
  )
}

function SortButton<T>({ column, sort, onSort }: { column: Column<T>; sort: string | undefined; onSort: (sort: string) => void }) {
  const { up, down } = column.sort!
  const mark = sort === up ? ' ↑' : sort !== undefined && sort === down ? ' ↓' : ''
  return (
    <button type="button" onClick={() => onSort(sort === up && down ? down : up)}>
      {column.title}
      {mark}
    </button>
  )
}

/** A long text may widen its column by this much, in pixels; then it is cut. */
const SLACK = 16
/** Without this on the cells the longest text would set the width. */
const FLEXIBLE: CSSProperties = { maxWidth: 0 }

function sortOf<T>(column: Column<T>, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (!column.sort || sort === undefined) return undefined
  return sort === column.sort.up ? 'ascending' : sort === column.sort.down ? 'descending' : undefined
}

/** A column without a width takes what is left and cuts its text; it never pushes the others out of sight. */
function widthOf<T>(column: Column<T>): CSSProperties {
  return column.width ? { width: column.width, minWidth: column.width } : { width: '100%', minWidth: 180, maxWidth: 0 }
}

const SLOW_MS = 150

/** True once something has been waited for longer than people notice: skeletons before that only flicker. */
export function useIsSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [waiting])
  return slow
}
