import type { ReactNode } from 'react'
import './figure-table.css'

/** A column: its heading; figures stand right, words left. */
type Head = string | { words: string }

/**
 * A table of figures whose first column names the rows. `head` has the headings in the order of the cells, none for two plain columns;
 * `maxHeight` in pixels lets a long one scroll in itself. The rows are its children.
 */
export function FigureTable({ label, head = [], maxHeight, children }: { label?: string; head?: readonly Head[]; maxHeight?: number; children: ReactNode }) {
  return (
    <div className="gj-figure-scroll" style={maxHeight === undefined ? undefined : { maxHeight, overflowY: 'auto' }}>
      <table className="gj-figure-table" aria-label={label}>
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((one, i) => (
                <th key={i} scope="col" data-text={typeof one === 'string' ? undefined : true}>
                  {typeof one === 'string' ? one : one.words}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
