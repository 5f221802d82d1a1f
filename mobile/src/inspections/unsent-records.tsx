import { Link } from 'wouter'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { Operation } from '../outbox/operations.ts'

/** What was reported and still waits on this phone, above the list of what the house knows. */
export function UnsentRecords({ waiting }: { waiting: readonly Operation[] }) {
  const t = useT()
  return waiting.map((one) => (
    <article key={one.order} className="card record">
      <Link href="/inspections/unsent" className="record-link">
        <span className="mark mark-warning">{t('mobileInspections.unsent.one')}</span>
        <strong className="record-title">{one.title}</strong>
      </Link>
    </article>
  ))
}
