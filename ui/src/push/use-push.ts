import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { invalidateModules, useCall } from '../api/query.ts'

/**
 * Where notices stand in this browser: it cannot show any (`impossible`), the house sends none (`house`), the person forbade them in the
 * browser (`blocked`), or they are `on` or `off`.
 */
export type PushState = 'impossible' | 'house' | 'blocked' | 'off' | 'on'
type App = 'console' | 'phone'
/** The worker that shows the notices; `isWanted`: made when it is not there yet. */
type FindWorker = (isWanted: boolean) => Promise<ServiceWorkerRegistration | undefined>

const canShow = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

async function fingerprintOf(endpoint: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The browsers that show me notices, whether this one does, and the switch. The browser asks its own question only after a click. */
export function usePush(app: App, findWorker: FindWorker) {
  const cache = useQueryClient()
  const found = useCall('integration.listPushDevices', {})
  const [here, setHere] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isBlocked, setBlocked] = useState(() => canShow() && Notification.permission === 'denied')
  useEffect(() => {
    if (!canShow()) return
    void (async () => {
      const subscription = await (await findWorker(false))?.pushManager.getSubscription()
      setHere(subscription ? await fingerprintOf(subscription.endpoint) : null)
    })().catch(() => setHere(null))
    // The worker of an app is one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const devices = found.data?.items ?? []
  const mine = devices.find(({ fingerprint }) => fingerprint === here)
  const state: PushState = !canShow() ? 'impossible' : found.data?.publicKey === null ? 'house' : isBlocked ? 'blocked' : mine ? 'on' : 'off'

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await work()
      void invalidateModules(cache, ['integration'])
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const turnOn = (): Promise<void> =>
    run(async () => {
      const publicKey = found.data?.publicKey
      if (!publicKey) return
      const permission = await Notification.requestPermission()
      setBlocked(permission === 'denied')
      if (permission !== 'granted') return
      const worker = await findWorker(true)
      if (!worker) throw new Error('no worker')
      // One that is left of another sign-in may be bound to another key.
      await (await worker.pushManager.getSubscription())?.unsubscribe()
      const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
      const { endpoint = '', keys } = subscription.toJSON()
      await call('integration.addPushDevice', { body: { app, endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' } })
      setHere(await fingerprintOf(endpoint))
    })
  const turnOff = (id: string): Promise<void> =>
    run(async () => {
      await call('integration.removePushDevice', { params: { id } })
      if (id === mine?.id) await (await (await findWorker(false))?.pushManager.getSubscription())?.unsubscribe()
    })
  return { state, devices, mine, isBusy, error, isKnown: found.data !== undefined, turnOn, turnOff }
}
