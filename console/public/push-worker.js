/* Shows notices of the console and opens what they are about; answers no request. */
self.addEventListener('push', (event) => {
  let notice = {}
  try {
    notice = event.data.json()
  } catch {
    // A notice that cannot be read is still one.
  }
  event.waitUntil(self.registration.showNotification(notice.title || '管家', { tag: notice.tag, icon: '/icon.svg', data: { path: notice.path || '/messages' } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.path, self.location.origin)
  if (url.origin !== self.location.origin) return
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => !new URL(one.url).pathname.startsWith('/m/'))
      // A window that this worker does not control yet takes no address.
      return open ? open.navigate(url.href).then((one) => one.focus(), () => self.clients.openWindow(url.href)) : self.clients.openWindow(url.href)
    }),
  )
})
