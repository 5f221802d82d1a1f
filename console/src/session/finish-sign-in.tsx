import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, isProblem, useT } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/sessions.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { SecondFactor } from '../settings/access/second-factor.tsx'
import { Front } from './front.tsx'
import { NewPassword, useWeakWords, whyOf } from './new-password.tsx'

/** What is left to do before anything opens: an own password instead of the temporary one, a second factor that a role asks for. */
export function FinishSignIn({ session }: { session: Session }) {
  const what = session.unfinished
  const t = useT()
  const cache = useQueryClient()
  const goOn = async (): Promise<void> => {
    await cache.invalidateQueries()
  }
  const leave = async (): Promise<void> => {
    await call('sessions.endSession', {}).catch(() => undefined)
    cache.clear()
    location.assign('/sign-in')
  }
  return (
    <Front title={t(what === 'password' ? 'access.front.newPassword' : 'access.front.enrol')}>
      <p className="gj-quiet" style={{ marginBottom: 16 }}>
        {t(what === 'password' ? 'access.front.newPasswordHint' : 'access.front.enrolHint')}
      </p>
      {what === 'password' ? <OwnPassword session={session} onDone={goOn} /> : <SecondFactor onDone={() => void goOn()} />}
      <p style={{ marginTop: 24 }}>
        <Button type="link" style={{ padding: 0 }} onClick={() => void leave()}>
          {t('access.front.signOut')}
        </Button>
      </p>
    </Front>
  )
}

function OwnPassword({ session, onDone }: { session: Session; onDone: () => Promise<void> }) {
  const t = useT()
  const weakWords = useWeakWords(session.passwordLength)
  const [form] = Form.useForm<{ old: string; next: string }>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ old, next }: { old: string; next: string }): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await call('sessions.changeOwnAccount', { body: { password: { old, new: next } } })
      await onDone()
    } catch (failure) {
      if (isProblem(failure, 'wrong_login')) form.setFields([{ name: 'old', errors: [t('access.factor.wrongPassword')] }])
      else if (isProblem(failure, 'password.too_weak')) form.setFields([{ name: 'next', errors: [weakWords(whyOf(failure))] }])
      else setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={(values) => void submit(values)}>
      <Form.Item name="old" label={t('access.front.temporary')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPassword name="next" label={t('access.front.newPassword')} about={session.account} shortest={session.passwordLength} />
      <div className="gj-stack">
        <ProblemAlert error={error} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('access.front.act')}
        </Button>
      </div>
    </Form>
  )
}
