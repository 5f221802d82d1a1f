import { App, Button, Form, Input, QRCode, Skeleton } from 'antd'
import { useState } from 'react'
import { isProblem, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ProblemAlert } from '../../kit/problem.tsx'
import './access.css'

type Step = { kind: 'rest' } | { kind: 'begin' } | { kind: 'scan'; secret: string; uri: string } | { kind: 'codes'; codes: string[] } | { kind: 'remove' } | { kind: 'renew' }

/** The own second factor: switched on by scanning and typing a code; the recovery codes are shown once. */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const found = useCall('signIn.getSecondFactor', {})
  const [step, setStep] = useState<Step>({ kind: onDone ? 'begin' : 'rest' })
  const begin = useAct('signIn.beginSecondFactor')
  const confirm = useAct('signIn.confirmSecondFactor', ['signIn'])
  const act = useAct('signIn.actOnSecondFactor', ['signIn'])
  if (!found.data) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active paragraph={{ rows: 1 }} />
  const { isOn, since, isRequired, recoveryCodesLeft } = found.data
  const rest = (): void => setStep({ kind: 'rest' })
  if (step.kind === 'begin') return <PasswordStep verb={t('access.factor.next')} onCancel={onDone ? undefined : rest} onSubmit={async (password) => setStep({ kind: 'scan', ...(await begin.mutateAsync({ body: { password } })) })} />
  if (step.kind === 'scan')
    return <ScanStep {...step} onCancel={onDone ? undefined : rest} onSubmit={async (code) => setStep({ kind: 'codes', codes: (await confirm.mutateAsync({ body: { code } })).recoveryCodes })} />
  if (step.kind === 'codes') return <RecoveryCodes codes={step.codes} onKept={onDone ?? rest} />
  if (step.kind === 'renew')
    return <PasswordStep verb={t('access.factor.newCodes')} onCancel={rest} onSubmit={async (password) => setStep({ kind: 'codes', codes: (await act.mutateAsync({ body: { action: 'new_codes', password } })).recoveryCodes })} />
  if (step.kind === 'remove')
    return (
      <PasswordStep
        verb={t('access.factor.remove')}
        isDanger
        onCancel={rest}
        onSubmit={async (password) => {
          await act.mutateAsync({ body: { action: 'remove', password } })
          void message.success(t('access.factor.removed'))
          rest()
        }}
      />
    )
  return (
    <div className="gj-stack">
      <p>{isOn && since ? `${t('access.factor.on', { date: time.at(since) })} · ${t('access.factor.codesLeft', { count: recoveryCodesLeft })}` : t('access.factor.off')}</p>
      {isRequired && <p className="gj-quiet">{t('access.factor.required')}</p>}
      <div className="gj-row">
        {isOn ? (
          <>
            <Button onClick={() => setStep({ kind: 'renew' })}>{t('access.factor.newCodes')}</Button>
            {!isRequired && (
              <Button danger onClick={() => setStep({ kind: 'remove' })}>
                {t('access.factor.remove')}
              </Button>
            )}
          </>
        ) : (
          <Button type="primary" onClick={() => setStep({ kind: 'begin' })}>
            {t('access.factor.begin')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface StepProps {
  onSubmit: (value: string) => Promise<void>
  onCancel: (() => void) | undefined
}

function PasswordStep({ verb, isDanger = false, onSubmit, onCancel }: StepProps & { verb: string; isDanger?: boolean }) {
  const t = useT()
  const { error, busy, run } = useSubmit(onSubmit)
  return (
    <Form<{ password: string }> layout="vertical" style={{ maxWidth: 360 }} onFinish={({ password }) => void run(password)}>
      <Form.Item
        name="password"
        label={t('access.factor.password')}
        rules={[{ required: true, message: t('shell.fieldNeeded') }]}
        {...(isProblem(error, 'wrong_login') ? { validateStatus: 'error' as const, help: t('access.factor.wrongPassword') } : {})}
      >
        <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {!isProblem(error, 'wrong_login') && <ProblemAlert error={error} />}
      <div className="gj-row">
        <Button type="primary" danger={isDanger} htmlType="submit" loading={busy}>
          {verb}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('shell.cancel')}</Button>}
      </div>
    </Form>
  )
}

function ScanStep({ secret, uri, onSubmit, onCancel }: StepProps & { secret: string; uri: string }) {
  const t = useT()
  const { error, busy, run } = useSubmit(onSubmit)
  return (
    <div className="gj-factor-enrol">
      <QRCode value={uri} size={180} errorLevel="M" />
      <Form<{ code: string }> layout="vertical" onFinish={({ code }) => void run(code)}>
        <p>{t('access.factor.scan')}</p>
        <p>
          <span className="gj-quiet">{t('access.factor.secret')}</span>
          <br />
          <span className="gj-secret">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
        </p>
        <Form.Item
          name="code"
          label={t('access.factor.code')}
          rules={[{ required: true, pattern: /^\d{3}\s?\d{3}$/, message: t('access.factor.code') }]}
          {...(isProblem(error, 'sign_in.wrong_code') ? { validateStatus: 'error' as const, help: t('access.factor.wrong') } : {})}
        >
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} style={{ maxWidth: 160 }} />
        </Form.Item>
        {!isProblem(error, 'sign_in.wrong_code') && <ProblemAlert error={error} />}
        <div className="gj-row">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('access.factor.confirm')}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t('shell.cancel')}</Button>}
        </div>
      </Form>
    </div>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'))
    void message.success(t('access.factor.copied'))
  }
  return (
    <div className="gj-once">
      <strong>{t('access.factor.codes')}</strong>
      <p className="gj-quiet">{t('access.factor.codesHint')}</p>
      <ul className="gj-codes">
        {codes.map((code) => (
          <li key={code} className="gj-secret">
            {code}
          </li>
        ))}
      </ul>
      <div className="gj-row">
        <Button onClick={() => void copy()}>{t('access.factor.copy')}</Button>
        <Button type="primary" onClick={onKept}>
          {t('access.factor.kept')}
        </Button>
      </div>
    </div>
  )
}

function useSubmit(onSubmit: (value: string) => Promise<void>): { error: unknown; busy: boolean; run: (value: string) => Promise<void> } {
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async (value: string): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await onSubmit(value)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return { error, busy, run }
}
