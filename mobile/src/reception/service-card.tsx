import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { CallButton } from '../kit/call-button.tsx'

/** A resident's own steward, and whom to turn to at this hour; says nothing until it is known. */
export function ServiceCard() {
  const t = useT()
  const time = useTime()
  const { units } = useSession()
  const siteId = units[0]?.siteId
  const service = useCall('reception.serviceNow', { query: { siteId: siteId ?? '' } }, { enabled: siteId !== undefined, staleTime: 60_000 }).data
  if (!service) return null
  const stewards = [...new Map(service.stewards.flatMap(({ steward, now }) => (steward ? [[steward.id, { ...steward, now }] as const] : []))).values()]
  const state = !service.isOpen
    ? t('mobileReception.service.closed', { time: time.short(service.opensAt) })
    : service.closesAt
      ? t('mobileReception.service.open', { time: time.short(service.closesAt) })
      : t('mobileReception.service.always')
  return (
    <section className="card service-card" aria-label={t('mobileReception.service.title')}>
      <p className={service.isOpen ? 'muted' : undefined}>{state}</p>
      {service.notice && <p>{service.notice}</p>}
      {!service.isNight &&
        stewards.map((steward) => (
          <div key={steward.id}>
            <strong>{t('mobileReception.service.steward', { name: steward.name })}</strong>
            <p className="muted">{t('mobileReception.service.fallback', { minutes: service.stewardMinutes })}</p>
            <CallButton name={steward.name} phone={steward.phone} />
          </div>
        ))}
      {service.nightManager && (
        <>
          <strong>{t('mobileReception.service.night', { name: service.nightManager.name })}</strong>
          <CallButton name={service.nightManager.name} phone={service.nightManager.phone} />
        </>
      )}
      {service.isNight && service.dutyPhone && service.dutyPhone !== service.nightManager?.phone && <CallButton name={t('mobileReception.service.duty')} phone={service.dutyPhone} />}
      {!service.isNight && <CallButton name={t('mobileReception.service.desk')} phone={service.sitePhone} />}
    </section>
  )
}
