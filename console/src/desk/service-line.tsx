import { ShapeMark, formatPhone, useCall, useT, useTime, type CallResult } from '@guanjia/ui'
import { useSite } from '../session/session.tsx'
import '../reception/reception.css'

export type Service = CallResult<'reception.serviceNow'>

/** What the site says about its service at this hour; asked once for the desk, its card and what was saved. */
export function useService(): Service | undefined {
  const site = useSite()
  return useCall('reception.serviceNow', { query: { siteId: site.id } }, { refetchInterval: 60_000, staleTime: 60_000 }).data
}

/** Says when the desk is closed, whom to turn to and what is promised then; by day only the notice, if there is one. */
export function ServiceLine({ service }: { service: Service | undefined }) {
  const t = useT()
  const time = useTime()
  if (!service || (service.isOpen && !service.notice)) return null
  const opens = time.short(service.opensAt)
  return (
    <p className="gj-service-line" data-quiet={service.isOpen} role="status">
      <ShapeMark shape={service.isOpen ? 'bell' : 'pause'} size={13} />
      {!service.isOpen && <strong>{t(service.isNight ? 'reception.service.closed' : 'reception.service.noon', { time: opens })}</strong>}
      {service.nightManager && <span>{t('reception.service.manager', { name: service.nightManager.name, phone: formatPhone(service.nightManager.phone) })}</span>}
      {!service.isOpen && service.dutyPhone && <span>{t('reception.service.duty', { phone: service.dutyPhone })}</span>}
      {!service.isOpen && <span>{t('reception.service.closedPromise', { time: opens })}</span>}
      {service.notice && <span className="gj-words">{service.notice}</span>}
    </p>
  )
}
