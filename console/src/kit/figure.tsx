import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Tone } from '@guanjia/ui'

interface Props {
  name: string
  value: ReactNode
  /** What it is made of. */
  note?: ReactNode
  tone?: Tone | false
  to: NonNullable<LinkProps['to']>
  params?: Record<string, string>
  search?: Record<string, string>
}

/** One figure of a board, in its list `gj-figures`: it opens the records behind it. */
export function Figure({ name, value, note, tone, to, params, search = {} }: Props) {
  return (
    <li>
      <Link to={to} params={params as never} search={search as never} className="gj-figure"><span className="gj-quiet">{name}</span><strong className={tone ? 'gj-tone' : undefined} data-tone={tone || undefined}>{tone === 'overdue' ? '▲ ' : ''}{value}</strong><span className="gj-quiet gj-small">{note || '\u00a0'}</span></Link>
    </li>
  )
}
