import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { INCIDENT_LOOK } from '@guanjia/ui/clock/status-view.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { SiteCard, useChosenSite } from '../app/site.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { StatusTag } from '../kit/status.tsx'
import './emergency.css'

/** Incidents and drills of the site: what goes on, and what was. */
export function Incidents() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [, navigate] = useLocation()
  const [siteId, choose] = useChosenSite()
  const [view, setView] = useState<'open' | 'over'>('open')
  const answer = useCall('emergency.listIncidents', { query: { siteId, limit: 50, filter: { open: view === 'open' } as never } }, { enabled: siteId !== '' })
  return (
    <Page title={t('mobileEmergency.all')} back="/" foot={<Button block size="large" color="danger" onClick={() => navigate('/incidents/new')}>{t('mobileEmergency.report')}</Button>}>
      <SiteCard value={siteId} onChoose={choose} />
      <Segments label={t('mobileEmergency.all')} options={[{ value: 'open', text: t('mobileEmergency.open') }, { value: 'over', text: t('mobileEmergency.over') }]} value={view} onChange={setView} />
      <Refreshable modules={['emergency']}>
        <ListState answer={answer} empty={<Empty title={t('mobileEmergency.none')} />}>
          {(rows) => rows.map((one) => (
            <article key={one.id} className="card record">
              <Link href={`/incidents/${one.id}`} className="record-link">
                <span className="record-top"><StatusTag look={INCIDENT_LOOK[one.state]} text={label('incidentState', one.state)} /><span className="muted">{time.short(one.reportedAt)}</span></span>
                <strong className="record-title">{one.isDrill && <span className="incident-drill">{t('mobileEmergency.drill')}</span>} {label('incidentKind', one.kind)} {one.place}</strong>
                <span className="record-bottom">{one.number} · {label('incidentLevel', one.level)}</span>
              </Link>
            </article>
          ))}
        </ListState>
      </Refreshable>
    </Page>
  )
}
