const LOCK = 'guanjia-outbox'
/** What this tab does now, where the browser has no locks; null: nothing. */
let going: Promise<unknown> | null = null

/** Only one tab of the phone sends at a time; `wait`: after the other, else not at all. Without locks (plain http) one work of this tab at a time, and the ids keep things single over tabs. */
export async function alone<T>(work: () => Promise<T>, wait: boolean): Promise<T | null> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there on plain http
  if (navigator.locks) return navigator.locks.request(LOCK, wait ? {} : { ifAvailable: true }, async (lock) => (lock === null ? null : work()))
  if (going !== null && !wait) return null
  const own = (going ?? Promise.resolve()).then(work)
  const over = own.catch(() => undefined).then(() => {
    if (going === over) going = null
  })
  going = over
  return own
}
