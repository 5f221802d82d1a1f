import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { serverNow } from '@guanjia/ui/api/call.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession, zoneOf } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import { dueBy } from './steps.ts'
import '../inspections/inspections.css'

/** On the day's first screen: how many services are due or late; nothing when there are none. */
export function ServiceStrip() {
  const t = useT()
  const session = useSession()
  const [siteId] = useChosenSite()
  const timeZone = zoneOf(session, siteId)
  const answer = useCall('maintenance.listMaintenanceTasks', { query: { siteId, limit: 50, filter: { mine: true, state: ['open'] } } }, { enabled: siteId !== '' })
  const open = answer.data?.items ?? []
  const late = open.filter(({ isOverdue }) => isOverdue).length
  const due = dueBy(open, dayOf(serverNow(), timeZone), timeZone).length
  if (late + due === 0) return null
  return (
    <Link href="/services" className={`unsent-strip${late > 0 ? ' is-bad' : ''}`}>
      <span>{late > 0 ? `▲ ${t('mobileMaintenance.stripLate', { count: late })}` : t('mobileMaintenance.strip', { count: due })}</span>
      <span aria-hidden="true">›</span>
    </Link>
  )
}
