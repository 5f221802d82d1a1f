import { lazy, Suspense, useState, type FormEvent } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { beginUse } from '@guanjia/ui/api/attended.ts'
import { call, isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { LOCALES, changeLocale, useLabel, useLocale, useT } from '@guanjia/ui/i18n/index.ts'
import { Field, LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import type { Session } from '@guanjia/contract/sessions.ts'
import { Rows } from '../kit/rows.tsx'
import { Segments } from '../kit/segments.tsx'
import { forgetAnswers } from './remember.ts'

const PhoneSignIn = lazy(() => import('../residents/phone-sign-in.tsx').then(({ PhoneSignIn }) => ({ default: PhoneSignIn })))

const CodeStep = lazy(() => import('./code-step.tsx').then(({ CodeStep }) => ({ default: CodeStep })))

type Way = 'phone' | 'account'
const WAY = 'sign-in-way'
/** Residents come once and stay, so the phone is first; a colleague's phone remembers the account. */
const usualWay = (): Way => (localStorage.getItem(WAY) === 'account' ? 'account' : 'phone')

/** Sign-in; a demo installation offers its accounts by one tap. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useT()
  const label = useLabel()
  const cache = useQueryClient()
  const setup = useCall('sessions.setupState', {})
  const [way, setWay] = useState<Way>(usualWay)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** The password was right; the code of the authenticator app is still missing. */
  const [codeFor, setCodeFor] = useState<{ login: string; password: string } | null>(null)

  async function signIn(as: { login: string; password: string; code?: string }): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const { session } = await call('sessions.createSession', { body: { ...as, device: navigator.userAgent.slice(0, 200), app: 'phone' } })
      welcome(session)
    } catch (problem) {
      if (isProblem(problem, 'sign_in.code_needed')) return setCodeFor(as)
      if (!isProblem(problem, 'sign_in.wrong_code')) setCodeFor(null)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  function welcome(session: Session): void {
    localStorage.setItem(WAY, way)
    beginUse()
    forgetAnswers(cache)
    cache.setQueryData(['sessions.currentSession', {}], session)
    onSignedIn()
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (login.trim() && password) void signIn({ login: login.trim(), password })
  }

  return (
    <main className="sign-in">
      <LocaleChoice />
      <div className="sign-in-head">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="56" height="56" />
        <h1>{t('mobile.signIn.title')}</h1>
      </div>
      {setup.data?.needsSetup ? (
        <p className="note">
          {t('mobile.signIn.needsSetup')} <a href="/">{t('mobile.signIn.openConsole')}</a>
        </p>
      ) : (
        <>
        <Segments
          label={t('mobileResident.signIn.ways')}
          options={[
            { value: 'phone', text: t('mobileResident.signIn.byPhone') },
            { value: 'account', text: t('mobileResident.signIn.byAccount') },
          ]}
          value={way}
          onChange={setWay}
        />
        {/* Not before the number of the demo is known: written over what somebody types, it would spoil both. */}
        {way === 'phone' ? setup.isLoading ? <Rows count={1} /> : (
          <Suspense fallback={<Rows count={1} />}>
            <PhoneSignIn demoPhone={setup.data?.demoPhone ?? null} onSignedIn={welcome} />
          </Suspense>
        ) : (
        codeFor ? (
          <Suspense fallback={<Rows count={1} />}>
            <CodeStep error={error} isBusy={isBusy} onCode={(code) => void signIn({ ...codeFor, code })} onBack={() => setCodeFor(null)} />
          </Suspense>
        ) : (
        <form onSubmit={submit} noValidate>
          <LineField
            label={t('mobile.signIn.login')}
            error={isAsked && !login.trim() ? t('mobile.signIn.loginNeeded') : undefined}
            max={200}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            value={login}
            onChange={setLogin}
          />
          <Field label={t('mobile.signIn.password')} error={isAsked && !password ? t('mobile.signIn.passwordNeeded') : undefined}>
            {(field) => (
              <div className="input-with-act">
                <input
                  {...field}
                  className="input"
                  name="password"
                  autoComplete="current-password"
                  type={isShown ? 'text' : 'password'}
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
                <button type="button" className="text-button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
                  {isShown ? t('mobile.signIn.hide') : t('mobile.signIn.show')}
                </button>
              </div>
            )}
          </Field>
          <ProblemNote error={error} />
          <Button type="submit" block color="primary" size="large" loading={isBusy}>
            {t('mobile.signIn.submit')}
          </Button>
        </form>
        ))}
        </>
      )}
      {setup.data?.isDemo && setup.data.demoLogins.length > 0 && (
        <section className="demo-logins" aria-labelledby="demo-title">
          <h2 id="demo-title">
            {t('mobile.signIn.demoTitle')} <small>{t('mobile.signIn.demoHint')}</small>
          </h2>
          <div className="demo-grid">
            {setup.data.demoLogins.map((one) => (
              <button
                key={one.login}
                type="button"
                disabled={isBusy}
                onClick={() => void signIn({ login: one.login, password: 'guanjia' })}
              >
                <strong>{label('role', one.role)}</strong>
                <span>
                  {one.name} · {one.login}
                </span>
              </button>
            ))}
          </div>
        </section>
      )}
    </main>
  )
}

function LocaleChoice() {
  const label = useLabel()
  const t = useT()
  const current = useLocale()
  return (
    <div className="locale-choice" role="group" aria-label={t('mobile.me.language')}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          className="text-button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => void changeLocale(locale)}
        >
          {label('locale', locale)}
        </button>
      ))}
    </div>
  )
}
