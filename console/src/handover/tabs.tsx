import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '@guanjia/ui'
import { HANDOVER_KINDS, type HandoverKind } from '../registers/kinds.ts'
import '../registers/registers.css'

/** The register, the letters and the summary beside each other. */
export function HandoverTabs({ at }: { at: HandoverKind | 'summary' }) {
  const t = useT()
  const label = useLabel()
  const looks = (isHere: boolean) => ({ className: 'gj-tone gj-pill', 'data-tone': isHere ? 'active' : 'idle', 'aria-current': isHere ? ('page' as const) : undefined })
  return (
    <nav className="gj-register-kinds gj-screen-only" aria-label={t('handover.tabs')}>
      {HANDOVER_KINDS.map((kind) => (
        <Link key={kind} to="/handover/$kind" params={{ kind }} search={kind === 'defect' ? { open: 'true' } : {}} {...looks(at === kind)}>{label('recordType', kind)}</Link>
      ))}
      <Link to="/handover" {...looks(at === 'summary')}>{t('handover.summary.title')}</Link>
    </nav>
  )
}
