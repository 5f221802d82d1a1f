import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '@guanjia/ui'
import type { Permission } from '@guanjia/contract/permissions.ts'
import { useMay } from '../session/session.tsx'
import type { Kind } from './kinds.ts'
import './registers.css'

const ORDER: readonly (readonly [Kind, Permission])[] = [
  ['vehicle', 'archives:read'],
  ['parking_space', 'registers:read'],
  ['access_card', 'archives:read'],
  ['pet', 'archives:read'],
  ['tenancy', 'archives:read'],
  ['entrustment', 'archives:read'],
  ['business_change', 'archives:read'],
  ['facility', 'registers:read'],
  ['meter', 'registers:read'],
  ['common_area', 'registers:read'],
  ['amenity', 'registers:read'],
]

/** The registers beside each other: what households have, then what stands on the site. */
export function RegisterTabs({ at }: { at: Kind | 'site' }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  return (
    <nav className="gj-register-kinds gj-screen-only" aria-label={t('registers.title')}>
      {ORDER.filter(([, needs]) => may(needs)).map(([kind]) => (
        <Link key={kind} to="/registers/$kind" params={{ kind }} className="gj-tone gj-pill" data-tone={kind === at ? 'active' : 'idle'} aria-current={kind === at ? 'page' : undefined}>
          {label('recordType', kind)}
        </Link>
      ))}
      <Link to="/registers/site" className="gj-tone gj-pill" data-tone={at === 'site' ? 'active' : 'idle'} aria-current={at === 'site' ? 'page' : undefined}>
        {t('registers.site.title')}
      </Link>
    </nav>
  )
}
