import { Button, Divider } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { beginUse, call, changeLocale, useCall, useT } from '@guanjia/ui'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Front } from './front.tsx'

/** The buttons of the companies that have a single sign-on; nothing where none has. */
export function OidcButtons() {
  const t = useT()
  const complain = useComplain()
  const [busy, setBusy] = useState(false)
  const options = useCall('signIn.signInOptions', {}, { staleTime: 60_000 })
  if (!options.data || options.data.oidc.length === 0) return null
  const begin = async (organizationId: string): Promise<void> => {
    setBusy(true)
    try {
      location.assign((await call('signIn.beginOidc', { body: { organizationId } })).url)
    } catch (failure) {
      complain(failure)
      setBusy(false)
    }
  }
  return (
    <div style={{ marginTop: 12 }}>
      <Divider plain>{t('access.front.or')}</Divider>
      <div className="gj-stack" style={{ gap: 8 }}>
        {options.data.oidc.map(({ id, label }) => (
          <Button key={id} block size="large" loading={busy} onClick={() => void begin(id)}>
            {t('access.front.with', { label })}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** Where the provider sends the browser back to: ends the sign-in and goes on, or says why not. */
export function OidcReturn() {
  const t = useT()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const begun = useRef(false)
  useEffect(() => {
    // What the provider sent works once.
    if (begun.current) return
    begun.current = true
    const sent = new URLSearchParams(location.search)
    const body = { code: sent.get('code') ?? '-', state: sent.get('state') ?? '-', iss: sent.get('iss') ?? undefined, device: navigator.userAgent.slice(0, 200) }
    call('signIn.openOidcSession', { body }).then(async ({ session }) => {
      await changeLocale(session.account.locale)
      beginUse()
      cache.clear()
      cache.setQueryData(['sessions.currentSession', {}], session)
      await navigate({ to: '/', replace: true })
    }, setError)
  }, [cache, navigate])
  return (
    <Front title={t(error ? 'access.front.failed' : 'access.front.returning')}>
      <ProblemAlert error={error} />
      {error !== null && (
        <Button type="primary" style={{ marginTop: 16 }} onClick={() => void navigate({ to: '/sign-in', replace: true })}>
          {t('access.front.again')}
        </Button>
      )}
    </Front>
  )
}
