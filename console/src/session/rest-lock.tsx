import { Button, Form, Input, Modal } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { beginUse, call, isProblem, useT } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/sessions.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { CodeStep } from './code-step.tsx'
import { Front } from './front.tsx'
import { setLocked } from './locked.ts'
import './rest-lock.css'

/** The last minute: any move goes on; the button is for who cannot move. */
export function RestWarning({ secondsLeft }: { secondsLeft: number }) {
  const t = useT()
  return (
    <Modal open title={t('access.rest.title')} closable={false} width={420} footer={<Button type="primary" autoFocus onClick={beginUse}>{t('access.rest.stay')}</Button>} zIndex={4000}>
      <p role="timer" aria-live="off">{t('access.rest.left', { count: secondsLeft })}</p>
      <p className="gj-quiet">{t('access.rest.hint')}</p>
    </Modal>
  )
}

/** Covers the page, and keeps hands and reading aloud away from what lies behind, until the same person has signed in again. */
export function RestLock({ session }: { session: Session }) {
  const [host] = useState(coveringBox)
  useEffect(() => {
    document.body.append(host)
    const covered = [...document.body.children].filter((one): one is HTMLElement => one instanceof HTMLElement && one !== host && !one.inert)
    for (const one of covered) one.inert = true
    host.querySelector('input')?.focus()
    return () => {
      for (const one of covered) one.inert = false
      host.remove()
    }
  }, [host])
  return createPortal(<Again session={session} />, host)
}

function coveringBox(): HTMLElement {
  const box = document.createElement('div')
  box.className = 'gj-lock'
  return box
}

function Again({ session }: { session: Session }) {
  const t = useT()
  const cache = useQueryClient()
  const [form] = Form.useForm<{ password: string }>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  /** The password was right; the code of the authenticator app is still missing. */
  const [asked, setAsked] = useState<string | null>(null)

  const goOn = (again: Session): void => {
    beginUse()
    cache.setQueryData(['sessions.currentSession', {}], again)
    setLocked(false)
    void cache.invalidateQueries()
  }
  const signIn = async (password: string, code?: string): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      goOn((await call('sessions.createSession', { body: { login: session.account.login, password, ...(code === undefined ? {} : { code }), device: navigator.userAgent.slice(0, 200) } })).session)
    } catch (failure) {
      if (isProblem(failure, 'sign_in.code_needed')) return setAsked(password)
      setError(failure)
      if (isProblem(failure, 'sign_in.wrong_code')) return
      setAsked(null)
      form.setFieldValue('password', '')
      form.getFieldInstance('password')?.focus()
    } finally {
      setBusy(false)
    }
  }
  // Who signed in again in another window of this browser need not do it twice.
  useEffect(() => {
    const look = (): void => {
      call('sessions.currentSession', {}).then((again) => {
        if (again.account.id === session.account.id && again.unfinished === null) goOn(again)
      }, () => undefined)
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  })

  return (
    <Front title={t('access.rest.over')}>
      <p style={{ marginBottom: 16 }}>{t('access.rest.overHint', { name: session.account.name, login: session.account.login })}</p>
      {asked !== null ? (
        <CodeStep error={error} isBusy={busy} onCode={(code) => void signIn(asked, code)} onBack={() => setAsked(null)} />
      ) : (
        <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={({ password }) => void signIn(password)}>
          <Form.Item name="password" label={t('shell.signIn.password')} rules={[{ required: true, message: t('shell.signIn.passwordNeeded') }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <div className="gj-stack">
            <ProblemAlert error={error} />
            <Button type="primary" htmlType="submit" block loading={busy}>
              {t('access.front.act')}
            </Button>
            <Button type="link" href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>
              {t('access.rest.other')}
            </Button>
          </div>
        </Form>
      )}
    </Front>
  )
}
