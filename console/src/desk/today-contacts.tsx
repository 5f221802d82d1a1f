import { Link } from '@tanstack/react-router'
import { instantAt, dayOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { useSession, useSite } from '../session/session.tsx'

const SHOWN = 12

/** Before a caller is known: what this desk has taken today. */
export function TodayContacts() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const { employeeId } = useSession()
  const from = instantAt(dayOf(Date.now(), site.timeZone), '00:00', site.timeZone)
  const contacts = useCall('cases.listContacts', {
    query: { siteId: site.id, limit: SHOWN, filter: { from, ...(employeeId ? { takenById: employeeId } : {}) } },
  })
  return (
    <aside className="gj-card" aria-label={t('desk.today')}>
      <header>
        <h2>{t('desk.today')}</h2>
      </header>
      <div className="gj-body">
        {contacts.data?.items.map((contact) => (
          <div key={contact.id} className="gj-mini">
            <div className="gj-row" style={{ gap: 6 }}>
              <strong className="gj-nowrap">
                {[contact.unit?.name, contact.person?.name].filter(Boolean).join(' ') || t('desk.unknownCaller')}
              </strong>
              <span className="gj-grow gj-clip" title={contact.words}>
                {contact.words}
              </span>
            </div>
            <div className="gj-quiet gj-small">
              {[time.short(contact.at), label('channel', contact.channel), label('contactOutcome', contact.outcome)].join(' · ')}
              {contact.case && (
                <>
                  {' '}
                  ·{' '}
                  <Link to="/cases/$id" params={{ id: contact.case.id }} style={{ textDecoration: 'underline' }}>
                    {contact.case.number}
                  </Link>
                </>
              )}
            </div>
          </div>
        ))}
        {contacts.data?.items.length === 0 && <p className="gj-quiet">{t('desk.nothingToday')}</p>}
      </div>
    </aside>
  )
}
