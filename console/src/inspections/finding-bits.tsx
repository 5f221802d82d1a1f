import { Link } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import type { Finding } from '@guanjia/contract/inspections.ts'
import { useMay } from '../session/session.tsx'

/** Seen again while it was open, and failed before at the same place. */
export function Repeats({ finding }: { finding: Pick<Finding, 'seen' | 'repeats'> }) {
  const t = useT()
  return (
    <>
      {finding.seen > 1 && <span className="gj-quiet gj-small gj-nowrap">{t('inspections.findings.seen', { n: finding.seen })}</span>}
      {finding.repeats > 0 && <span className="gj-tone gj-small" data-tone="soon">↻ {t('inspections.findings.repeats', { n: finding.repeats })}</span>}
    </>
  )
}

/** The third party's day is past and the finding still open. */
function isPromiseBroken({ promisedOn, state }: Pick<Finding, 'promisedOn' | 'state'>, today: string): boolean {
  return promisedOn !== null && promisedOn < today && (state === 'open' || state === 'in_hand')
}

export function PromisedDay({ finding, today }: { finding: Pick<Finding, 'promisedOn' | 'state'>; today: string }) {
  const t = useT()
  if (finding.promisedOn === null) return null
  return isPromiseBroken(finding, today) ? <span className="gj-tone" data-tone="overdue">▲ {finding.promisedOn} {t('inspections.late')}</span> : <span>{finding.promisedOn}</span>
}

/** The violation or defect that a finding became; a link for whoever may read its module. */
export function OpenedRecord({ opened }: { opened: NonNullable<Finding['opened']> }) {
  const may = useMay()
  if (opened.type === 'defect' && may('defects:read')) return <Link to="/handover/$kind/$id" params={{ kind: 'defect', id: opened.id }}>{opened.number}</Link>
  return opened.type === 'violation' && may('violations:read') ? <Link to="/violations/$id" params={{ id: opened.id }}>{opened.number}</Link> : <span>{opened.number}</span>
}
