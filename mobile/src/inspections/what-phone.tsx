import { Link } from 'wouter'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { clockOff } from './view.ts'
import { useInspections } from './use-inspections.ts'

/** What somebody has to know of this phone: what the server does not have yet, what is contested, and that its clock is wrong. */
export function WhatPhone() {
  const t = useT()
  const { operations, conflicts, bundle } = useInspections()
  const refused = operations.filter(({ state }) => state === 'refused').length
  const minutes = bundle ? clockOff(bundle.aheadMs) : null
  return (
    <>
      {minutes !== null && (
        <p className="note note-warning" role="status">
          {t(minutes > 0 ? 'mobileInspections.clock.ahead' : 'mobileInspections.clock.behind', { count: Math.abs(minutes) })}
        </p>
      )}
      {(operations.length > 0 || conflicts.length > 0) && (
        <Link href="/inspections/unsent" className={`unsent-strip${refused > 0 || conflicts.length > 0 ? ' is-bad' : ''}`}>
          <span>
            {operations.length > 0 && t('mobileInspections.unsent.strip', { count: operations.length })}
            {refused > 0 && <small>{t('mobileInspections.unsent.refused', { count: refused })}</small>}
            {conflicts.length > 0 && <small>{t('mobileInspections.unsent.contested', { count: conflicts.length })}</small>}
          </span>
          <span aria-hidden="true">›</span>
        </Link>
      )}
    </>
  )
}
