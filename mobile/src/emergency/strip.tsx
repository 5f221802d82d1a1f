import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import './emergency.css'

/** Above everything else: what goes on where I was told or hold a role, and the way to report, one tap away from every day's work. */
export function IncidentStrip() {
  const can = useCan()
  return can('emergency:work') ? <Strip /> : null
}

function Strip() {
  const t = useT()
  const label = useLabel()
  const [siteId] = useChosenSite()
  const mine = useCall('emergency.listIncidents', { query: { siteId, limit: 5, filter: { mine: true, open: true } as never } }, { enabled: siteId !== '' })
  return (
    <section className="card incident-strip">
      {mine.data?.items.map((one) => (
        <Link key={one.id} href={`/incidents/${one.id}`} className="incident-alarm">
          {one.isDrill && <strong className="incident-drill">{t('mobileEmergency.drill')}</strong>}
          <strong>{label('incidentKind', one.kind)}</strong> {one.place} <span className="muted">{label('incidentState', one.state)}</span>
        </Link>
      ))}
      <Link href="/incidents/new" className="incident-report">{t('mobileEmergency.report')}</Link>
      <Link href="/incidents" className="incident-all">{t('mobileEmergency.all')}</Link>
    </section>
  )
}
