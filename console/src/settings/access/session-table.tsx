import { Button } from 'antd'
import { useT, useTime } from '@guanjia/ui'

export interface SessionLine {
  id: string
  device: string
  address: string
  method: 'password' | 'code' | 'oidc'
  startedAt: string
  lastSeenAt: string | null
  isCurrent?: boolean
  isNewDevice?: boolean
}

/** Where somebody is signed in, by what, and since when; another place is ended by one click. */
export function SessionTable({ sessions, isBusy, onEnd }: { sessions: readonly SessionLine[]; isBusy: boolean; onEnd: (id: string) => void }) {
  const t = useT()
  const time = useTime()
  const way = { password: t('access.sessions.password'), oidc: t('access.sessions.oidc'), code: t('access.sessions.byCode') }
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          <th scope="col">{t('access.sessions.device')}</th>
          <th scope="col">{t('access.sessions.address')}</th>
          <th scope="col">{t('access.sessions.method')}</th>
          <th scope="col">{t('access.sessions.since')}</th>
          <th scope="col">{t('access.sessions.seen')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.id}>
            <th scope="row" title={one.device}>
              {nameOf(one.device) || t('access.sessions.unknown')}
              {one.isNewDevice && <span className="gj-quiet"> · {t('access.sessions.isNew')}</span>}
            </th>
            <td>
              {one.address}
              {placeOf(one.address) && <span className="gj-quiet"> · {t(`access.sessions.${placeOf(one.address)!}`)}</span>}
            </td>
            <td>{way[one.method]}</td>
            <td className="gj-nowrap">{time.at(one.startedAt)}</td>
            <td className="gj-nowrap">{one.lastSeenAt && time.at(one.lastSeenAt)}</td>
            <td className="gj-acts">
              {one.isCurrent ? (
                <span className="gj-tone" data-tone="done">
                  {t('access.sessions.here')}
                </span>
              ) : (
                <Button size="small" danger disabled={isBusy} onClick={() => onEnd(one.id)}>
                  {t('access.sessions.end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const SYSTEMS: readonly [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]
const BROWSERS: readonly [RegExp, string][] = [[/MicroMessenger/, 'WeChat'], [/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]

/** `Chrome · Windows`; what is no browser says its own name. */
export function nameOf(device: string): string {
  const named = (list: readonly [RegExp, string][]): string | undefined => list.find(([mark]) => mark.test(device))?.[1]
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)]
  return browser || system ? [browser, system].filter(Boolean).join(' · ') : device.slice(0, 40)
}

/** What an address alone tells: addresses of the house are not of the internet. */
export function placeOf(address: string): 'thisMachine' | 'inside' | null {
  const plain = address.replace(/^::ffff:/, '')
  if (plain === '::1' || plain.startsWith('127.')) return 'thisMachine'
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(plain) ? 'inside' : null
}
