import { Button } from 'antd'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { isProblem, useAct, useCall, useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useLocked } from './locked.ts'
import { RestWatch } from './rest-watch.tsx'
import { SessionProvider } from './session.tsx'

const FinishSignIn = lazy(() => import('./finish-sign-in.tsx').then(({ FinishSignIn }) => ({ default: FinishSignIn })))

/** Lets the signed-in staff in; sends everybody else to the sign-in page, and residents to their own app. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useT()
  const session = useCall('sessions.currentSession', {}, { staleTime: 60_000 })
  const leave = useAct('sessions.endSession', ['sessions'])
  const locked = useLocked()
  if (!locked && isProblem(session.error, 'not_signed_in')) return <ToSignIn />
  if (session.error && !session.data)
    return (
      <div style={{ maxWidth: 480, margin: '20vh auto' }}>
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </div>
    )
  if (!session.data) return null
  if (session.data.unfinished)
    return (
      <Suspense>
        <FinishSignIn session={session.data} />
      </Suspense>
    )
  const isResident = session.data.roles.length > 0 && session.data.roles.every(({ role }) => role === 'resident')
  if (isResident || session.data.sites.length === 0) {
    return (
      <NoticePage title={isResident ? t('shell.residentHere') : t('shell.noSite')}>
        {isResident && (
          <Button type="primary" href="/m/">
            {t('shell.openResidentApp')}
          </Button>
        )}
        <Button onClick={() => leave.mutate({})}>{t('shell.signOut')}</Button>
      </NoticePage>
    )
  }
  return (
    <SessionProvider session={session.data}>
      {children}
      <RestWatch session={session.data} />
    </SessionProvider>
  )
}

/** Leads to the sign-in page, and from there back to where the person wanted to go; not once more while that page is on its way. */
function ToSignIn(): null {
  const router = useRouter()
  useEffect(() => {
    const { href, pathname } = router.state.location
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href }, replace: true })
  }, [router])
  return null
}
