import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from '../kit/facts.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { deviceName } from '@guanjia/ui/format/device-name.ts'

/** Where I am signed in; another device is signed out by a tap, as after a lost phone. */
export function Devices() {
  const t = useT()
  const time = useTime()
  const list = useCall('residents.listOwnSessions', {})
  const { send, isBusy, error } = useSend('residents.endOwnSession', 'device', ['residents'])
  async function end(id: string): Promise<void> {
    try {
      await send({ params: { id } })
      toast(t('mobileResident.devices.ended'))
    } catch {
      // Shown below the list.
    }
  }
  if (!list.data) return list.error ? <ProblemNote error={list.error} /> : null
  return (
    <Section title={t('mobileResident.devices.title')}>
      <ul className="lines">
        {list.data.items.map(({ id, device, startedAt, lastSeenAt, isCurrent, isNewDevice }) => (
          <li key={id} className="device">
            <span>
              {deviceName(device) || t('mobileResident.devices.unknown')}
              <small className="muted">
                {t('mobileResident.devices.since', { time: time.at(startedAt) })}
                {isNewDevice && ` · ${t('mobileResident.devices.isNew')}`}
                {lastSeenAt && ` · ${t('mobileAccess.seen', { time: time.at(lastSeenAt) })}`}
              </small>
            </span>
            {isCurrent ? (
              <span className="mark">{t('mobileResident.devices.current')}</span>
            ) : (
              <button type="button" className="text-button is-bad" disabled={isBusy} onClick={() => void end(id)}>
                {t('mobileResident.devices.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={error} />
    </Section>
  )
}
