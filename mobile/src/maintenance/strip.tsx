import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { serverNow } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { chosenSite } from '../inspections/use-inspections.ts'
import '../inspections/inspections.css'

/** On the day's first screen: how many services are due or late; nothing when there are none. */
export function ServiceStrip() {
  const t = useT()
  const { account, sites } = useSession()
  const siteId = chosenSite(account.id, sites)
  const answer = useCall('maintenance.listMaintenanceTasks', { query: { siteId, limit: 50, filter: { mine: true, state: ['open'] } } }, { enabled: siteId !== '' })
  const open = answer.data?.items ?? []
  const late = open.filter(({ isOverdue }) => isOverdue).length
  const due = open.filter(({ from }) => Date.parse(from) <= serverNow().getTime()).length
  if (late + due === 0) return null
  return (
    <Link href="/services" className={`unsent-strip${late > 0 ? ' is-bad' : ''}`}>
      <span>{late > 0 ? `▲ ${t('mobileMaintenance.stripLate', { count: late })}` : t('mobileMaintenance.strip', { count: due })}</span>
      <span aria-hidden="true">›</span>
    </Link>
  )
}
