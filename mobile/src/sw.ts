/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { pathOf } from './messages/message-path.ts'

declare const self: ServiceWorkerGlobalScope

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
// Every address of the app opens its shell, also without network; the API is never answered from here.
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//] }))
registerRoute(({ request, sameOrigin }) => sameOrigin && request.destination === 'font', new CacheFirst({ cacheName: 'fonts' }))
// The reader of signs, put there for those who walk rounds (`inspections/detector.ts`); nobody else pays for it.
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.wasm'), new CacheFirst({ cacheName: 'sign-reader' }))

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

interface Notice {
  title: string
  tag?: string
  recordType?: string
  recordId?: string
  isResident?: boolean
}

/** What a notice says, decrypted by the browser. One that cannot be read is still shown: browsers take the right away from who shows nothing. */
function noticeIn(event: PushEvent): Notice {
  try {
    return event.data?.json() as Notice
  } catch {
    return { title: '管家' }
  }
}

self.addEventListener('push', (event) => {
  const { title, tag, recordType = null, recordId = null, isResident = false } = noticeIn(event)
  const path = pathOf({ recordType, recordId }, isResident) ?? '/messages'
  event.waitUntil(self.registration.showNotification(title, { ...(tag ? { tag } : {}), icon: 'icon-192.png', badge: 'icon-192.png', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(`/m${(event.notification.data as { path: string }).path}`, self.location.origin).href
  event.waitUntil(openAt(url))
})

/** In the window that is open already, else in a new one. */
async function openAt(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' })
  const [open] = windows
  // A window that this worker does not control yet takes no address.
  const there = await open?.navigate(url).catch(() => null)
  if (there) await there.focus().catch(() => undefined)
  else await self.clients.openWindow(url)
}
