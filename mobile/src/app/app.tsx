import { lazy, Suspense, useEffect, useState } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { whenSignedOut } from '@guanjia/ui/api/call.ts'
import { useLiveUpdates } from '@guanjia/ui/api/live.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { TimeZone } from '@guanjia/ui/format/zone.ts'
import { changeLocale, useLocale } from '@guanjia/ui/i18n/index.ts'
import { Toasts } from '../kit/toast.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { queryClient } from './client.ts'
import { markChanged } from './live-marks.ts'
import { Routes } from './routes.tsx'
import { SessionContext, zoneOf } from './session.tsx'

const Unfinished = lazy(() => import('../me/unfinished.tsx').then(({ Unfinished }) => ({ default: Unfinished })))
const RestWatch = lazy(() => import('./rest-watch.tsx').then(({ RestWatch }) => ({ default: RestWatch })))
const SignIn = lazy(() => import('./sign-in.tsx').then(({ SignIn }) => ({ default: SignIn })))
const MysterySheetPage = lazy(() => import('../quality/mystery-sheet.tsx').then(({ MysterySheetPage }) => ({ default: MysterySheetPage })))
const UpdatePrompt = lazy(() => import('./update-prompt.tsx').then(({ UpdatePrompt }) => ({ default: UpdatePrompt })))

/** The link of a mystery visit: its page knows no sign-in. */
const sheetToken = /^\/m\/mystery\/([\w-]+)$/.exec(location.pathname)?.[1] ?? null

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={<Rows />}>
        {sheetToken === null ? <Gate /> : <MysterySheetPage token={sheetToken} />}
      </Suspense>
      <Toasts />
      {import.meta.env.PROD && 'serviceWorker' in navigator && (
        <Suspense>
          <UpdatePrompt />
        </Suspense>
      )}
    </QueryClientProvider>
  )
}

/** Who is here decides what stands: nobody → sign-in; somebody → their face of the app. Without network the last answer holds. */
function Gate() {
  const session = useCall('sessions.currentSession', {}, { staleTime: 60_000, retry: false, refetchOnMount: 'always' })
  const [isOut, setOut] = useState(false)
  const locale = useLocale()
  const wanted = session.data?.account.locale

  useEffect(() => whenSignedOut(() => setOut(true)), [])
  useEffect(() => {
    if (wanted && !isOut && wanted !== locale) void changeLocale(wanted)
    // Only when the account says another language, not whenever the person looks at the sign-in in another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, isOut])
  useLiveUpdates(isOut ? null : (session.data?.account.id ?? null), markChanged)

  if (isOut) return <SignIn onSignedIn={() => setOut(false)} />
  if (session.data?.unfinished) return <Unfinished session={session.data} onSignedOut={() => setOut(true)} />
  if (session.data) {
    return (
      <SessionContext value={session.data}>
        <TimeZone value={zoneOf(session.data)}>
          <Routes onSignedOut={() => setOut(true)} />
          <Suspense>
            <RestWatch idleMinutes={session.data.idleMinutes} onOver={() => setOut(true)} />
          </Suspense>
        </TimeZone>
      </SessionContext>
    )
  }
  if (session.error) return <WholePageProblem error={session.error} onRetry={() => void session.refetch()} />
  return <Rows />
}
