import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Where the records behind a figure are. */
export interface Rows {
  to: string
  search: Record<string, string | undefined>
}

/** A figure that opens to its records. */
export function RowLink({ at, className, children }: { at: Rows; className?: string; children: ReactNode }) {
  return (
    <Link to={at.to as '/'} search={at.search as never} className={className}>
      {children}
    </Link>
  )
}
