import { lazy, Suspense } from 'react'
import { call, useRest } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/sessions.ts'
import { setLocked, useLocked } from './locked.ts'

const RestWarning = lazy(() => import('./rest-lock.tsx').then(({ RestWarning }) => ({ default: RestWarning })))
const RestLock = lazy(() => import('./rest-lock.tsx').then(({ RestLock }) => ({ default: RestLock })))

/** Warns in the last minute before a session that nobody uses ends, and then asks for the password; the page stays as it was. */
export function RestWatch({ session }: { session: Session }) {
  const locked = useLocked()
  const secondsLeft = useRest(session.idleMinutes, !locked, () => {
    setLocked(true)
    void call('sessions.endSession', {}).catch(() => undefined)
  })
  if (locked)
    return (
      <Suspense>
        <RestLock session={session} />
      </Suspense>
    )
  return secondsLeft === null ? null : (
    <Suspense>
      <RestWarning secondsLeft={secondsLeft} />
    </Suspense>
  )
}
