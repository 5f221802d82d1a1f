import { Button, Form, Input } from 'antd'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { beginUse, call, changeLocale, isProblem, useCall, useLabel, useLocale, useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { Front } from './front.tsx'

interface Login {
  login: string
  password: string
  code?: string
}

const CodeStep = lazy(() => import('./code-step.tsx').then(({ CodeStep }) => ({ default: CodeStep })))
const OidcButtons = lazy(() => import('./oidc.tsx').then(({ OidcButtons }) => ({ default: OidcButtons })))

/** Demo logins share one password; it exists only with the demo data. */
const DEMO_PASSWORD = 'guanjia'

export function SignIn() {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const { to } = useSearch({ from: '/sign-in' })
  const [form] = Form.useForm<Login>()
  const [chosenLocale, setChosenLocale] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  /** The password was right; the code of the authenticator app is still missing. */
  const [asked, setAsked] = useState<Login | null>(null)
  const state = useCall('sessions.setupState', {}, { staleTime: Infinity })

  const signIn = async (values: Login): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const { session } = await call('sessions.createSession', { body: { ...values, device: navigator.userAgent.slice(0, 200) } })
      // A language chosen on this page is meant for good; otherwise the account's own language counts.
      if (!chosenLocale) await changeLocale(session.account.locale)
      else if (session.account.locale !== locale) await call('sessions.changeOwnAccount', { body: { locale } })
      beginUse()
      cache.clear()
      cache.setQueryData(['sessions.currentSession', {}], session)
      await navigate({ href: to?.startsWith('/') && !to.startsWith('//') ? to : '/', replace: true })
    } catch (failure) {
      if (isProblem(failure, 'sign_in.code_needed')) return setAsked(values)
      setError(failure)
      if (isProblem(failure, 'sign_in.wrong_code')) return
      setAsked(null)
      form.setFieldValue('password', '')
      form.getFieldInstance('password')?.focus()
    } finally {
      setBusy(false)
    }
  }

  if (asked)
    return (
      <Front title={t('shell.signIn.title')}>
        <Suspense>
          <CodeStep error={error} isBusy={busy} onCode={(code) => void signIn({ ...asked, code })} onBack={() => setAsked(null)} />
        </Suspense>
      </Front>
    )
  if (state.data?.needsSetup) return <Navigate to="/setup" replace />
  return (
    <Front title={t('shell.signIn.title')} onLocale={() => setChosenLocale(true)}>
      {state.data?.house && (state.data.house.slogan || state.data.house.servicePhilosophy.length > 0) && (
        <p className="gj-quiet" style={{ marginBottom: 16 }}>
          {[state.data.house.name, state.data.house.slogan, state.data.house.servicePhilosophy.join('　')].filter(Boolean).join(' · ')}
        </p>
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void signIn(values)} size="large">
        <Form.Item name="login" label={t('shell.signIn.login')} rules={[{ required: true, message: t('shell.signIn.loginNeeded') }]}>
          <Input autoFocus autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('shell.signIn.password')}
          rules={[{ required: true, message: t('shell.signIn.passwordNeeded') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <div className="gj-stack">
          <ProblemAlert error={error} />
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('shell.signIn.act')}
          </Button>
        </div>
      </Form>
      <Suspense>
        <OidcButtons />
      </Suspense>
      {state.data?.isDemo && state.data.demoLogins.length > 0 && (
        <section className="gj-front-demo">
          <h2>{t('shell.signIn.demo')}</h2>
          <p className="gj-quiet">{t('shell.signIn.demoHint', { password: DEMO_PASSWORD })}</p>
          <ul>
            {state.data.demoLogins.map(({ login, name, role }) => (
              <li key={login}>
                <button type="button" disabled={busy} onClick={() => void signIn({ login, password: DEMO_PASSWORD })}>
                  <strong>{label('role', role)}</strong>
                  <span className="gj-quiet">
                    {name} · {login}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Front>
  )
}
