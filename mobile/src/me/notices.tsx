import Button from 'antd-mobile/es/components/button'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { deviceName } from '@guanjia/ui/format/device-name.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { usePush } from '@guanjia/ui/push/use-push.ts'
import { Section } from '../kit/facts.tsx'

/** The worker of the app is there from the first visit on, and shows the notices, too. */
const findWorker = async (isWanted: boolean): Promise<ServiceWorkerRegistration | undefined> => (isWanted ? navigator.serviceWorker.ready : navigator.serviceWorker.getRegistration('/m/'))

/** Notices of new messages on this phone and the other devices, and the switch. */
export function Notices() {
  const t = useT()
  const time = useTime()
  const { state, devices, mine, isBusy, error, isKnown, turnOn, turnOff } = usePush('phone', findWorker)
  // Where the house sends none there is nothing to choose.
  if (!isKnown || state === 'house') return null
  return (
    <Section title={t('push.title')}>
      <p className="muted">{t('push.hint')}</p>
      {state === 'off' && (
        <Button block color="primary" fill="outline" loading={isBusy} onClick={() => void turnOn()}>
          {t('push.turnOn')}
        </Button>
      )}
      {(state === 'blocked' || state === 'impossible') && <p className="note">{t(`push.${state}`)}</p>}
      {error !== null && (
        <p className="note note-warning" role="alert">
          {t('push.failed')}
        </p>
      )}
      {devices.length > 0 && (
        <ul className="lines">
          {devices.map((device) => (
            <li key={device.id} className="device">
              <span>
                {deviceName(device.device) || t('push.unknown')} · {t(`push.app.${device.app}`)}
                <small className="muted">{device.lastSentAt ? t('push.last', { at: time.at(device.lastSentAt) }) : t('push.since', { at: time.at(device.since) })}{device.id === mine?.id && ` · ${t('push.here')}`}</small>
              </span>
              <button type="button" className="text-button is-bad" disabled={isBusy} onClick={() => void turnOff(device.id)}>
                {t('push.turnOff')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
