import { Button, Skeleton } from 'antd'
import { Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isProblem, useT } from '@guanjia/ui'
import { useIsSlow } from './data-table.tsx'
import { NoticePage } from './notice-page.tsx'
import { ProblemAlert } from './problem.tsx'
import { useShortcut } from './shortcuts.ts'
import './record-page.css'

interface Props {
  number: string
  title: ReactNode
  /** State, urgency and other tags beside the number. */
  tags: ReactNode
  /** The running promises. */
  clocks?: ReactNode
  /** The action bar; the one obvious next act is its first button. */
  acts: ReactNode
  /** Problems and notes that must be seen before anything else. */
  notice?: ReactNode
  /** The facts in groups (`<FactGroup>`). */
  children: ReactNode
  /** The timeline with its composer. */
  aside: ReactNode
}

/** A record: what must be known and done now on top, facts on the left, what happened on the right. Esc goes back. */
export function RecordPage({ number, title, tags, clocks, acts, notice, children, aside }: Props) {
  const router = useRouter()
  useShortcut('Escape', () => router.history.back())
  return (
    <div className="gj-page">
      <header className="gj-card gj-record-head">
        <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start' }}>
          <div className="gj-record-title">
            <h1>
              <small>{number}</small>
              {title}
            </h1>
          </div>
          <div className="gj-screen-only">{acts}</div>
        </div>
        <div className="gj-record-clocks">
          {tags}
          {clocks}
        </div>
      </header>
      {notice}
      <div className="gj-record-body">
        <div className="gj-stack">{children}</div>
        <section className="gj-card gj-record-aside">{aside}</section>
      </div>
    </div>
  )
}

/** While a record is on its way, or why it does not come. */
export function RecordWaiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  const slow = useIsSlow(!error)
  // Asking again would not help here; going elsewhere does.
  if (isProblem(error, 'not_found', 'not_permitted'))
    return (
      <NoticePage title={t(`error.${error.code}`)}>
        <Link to="/">
          <Button type="primary">{t('shell.toMyWork')}</Button>
        </Link>
      </NoticePage>
    )
  return (
    <div className="gj-page">
      {error ? <ProblemAlert error={error} onRetry={onRetry} /> : slow && <Skeleton active paragraph={{ rows: 10 }} />}
    </div>
  )
}

export function FactGroup({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{title}</h2>
        {extra}
      </header>
      <div className="gj-body">{children}</div>
    </section>
  )
}

export interface Fact {
  label: string
  value: ReactNode
  /** Long texts take the whole width. */
  isWide?: boolean
}

/** Facts with their names above; those without a value are left out, so that a page shows what is known. */
export function Facts({ facts }: { facts: readonly (Fact | false | null)[] }) {
  const known = facts.filter(
    (fact): fact is Fact => !!fact && fact.value !== null && fact.value !== undefined && fact.value !== '' && fact.value !== false,
  )
  return (
    <dl className="gj-facts">
      {known.map(({ label, value, isWide }) => (
        <div key={label} data-wide={isWide}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
