import { Alert, Button } from 'antd'
import { useT, useTime } from '@guanjia/ui'
import { deviceName } from '@guanjia/ui/format/device-name.ts'
import { usePush } from '@guanjia/ui/push/use-push.ts'
import { FactGroup } from '../kit/record-page.tsx'

const findWorker = async (isWanted: boolean): Promise<ServiceWorkerRegistration | undefined> => {
  if (!isWanted) return navigator.serviceWorker.getRegistration('/')
  await navigator.serviceWorker.register('/push-worker.js')
  return navigator.serviceWorker.ready
}

/** Notices on the desk and the phone, and the switch of this browser. */
export function PushDevices() {
  const t = useT()
  const time = useTime()
  const { state, devices, mine, isBusy, error, isKnown, turnOn, turnOff } = usePush('console', findWorker)
  if (!isKnown) return null
  return (
    <FactGroup title={t('push.title')}>
      <div className="gj-stack">
        <p className="gj-quiet">{t('push.hint')}</p>
        {state === 'off' && (
          <div>
            <Button type="primary" loading={isBusy} onClick={() => void turnOn()}>
              {t('push.turnOn')}
            </Button>
          </div>
        )}
        {(state === 'blocked' || state === 'impossible' || state === 'house') && <Alert type={state === 'blocked' ? 'warning' : 'info'} showIcon title={t(`push.${state}`)} />}
        {error !== null && <Alert type="error" showIcon title={t('push.failed')} />}
        {devices.length > 0 && (
          <ul className="gj-push-devices">
            {devices.map((device) => (
              <li key={device.id} className="gj-row">
                <span className="gj-grow">
                  {deviceName(device.device) || t('push.unknown')} · {t(`push.app.${device.app}`)}
                  {device.id === mine?.id && <span className="gj-tone" data-tone="done"> {t('push.here')}</span>}
                </span>
                <span className="gj-quiet">{device.lastSentAt ? t('push.last', { at: time.at(device.lastSentAt) }) : t('push.since', { at: time.at(device.since) })}</span>
                <Button size="small" disabled={isBusy} onClick={() => void turnOff(device.id)}>
                  {t('push.turnOff')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </FactGroup>
  )
}
