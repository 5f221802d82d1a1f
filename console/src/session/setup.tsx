import { Button, Form, Input, Select } from 'antd'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SHORTEST_PASSWORD, beginUse, call, isProblem, useCall, useLocale, useT, type CallInput } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { ProblemAlert, showFieldErrors } from '../kit/problem.tsx'
import { Front } from './front.tsx'
import { NewPassword, useWeakWords, whyOf } from './new-password.tsx'

type Facts = CallInput<'sessions.setup'>['body']

/** First run: the organisation, its first site and its administrator, once. */
export function Setup() {
  const t = useT()
  const locale = useLocale()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const kinds = useChoices('siteKind')
  const [form] = Form.useForm<Facts>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const administrator = Form.useWatch('administrator', form)
  const about = { login: administrator?.login ?? '', name: administrator?.name ?? '' }
  const weakWords = useWeakWords(SHORTEST_PASSWORD)
  const state = useCall('sessions.setupState', {}, { staleTime: Infinity })

  const finish = async (values: Facts): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const { session } = await call('sessions.setup', { body: { ...values, locale } })
      beginUse()
      cache.clear()
      cache.setQueryData(['sessions.currentSession', {}], session)
      await navigate({ to: '/', replace: true })
    } catch (failure) {
      if (isProblem(failure, 'password.too_weak')) form.setFields([{ name: ['administrator', 'password'], errors: [weakWords(whyOf(failure))] }])
      else if (!showFieldErrors(form, failure)) setError(failure)
    } finally {
      setBusy(false)
    }
  }

  if (state.data && !state.data.needsSetup) return <Navigate to="/sign-in" replace />
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <Front title={t('shell.setup.title')}>
      <p className="gj-quiet" style={{ marginBottom: 20 }}>
        {t('shell.setup.hint')}
      </p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void finish(values)}
        initialValues={{ siteKind: 'residential', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }}
      >
        <Form.Item name="organizationName" label={t('shell.setup.organization')} rules={needed}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="siteName" label={t('shell.setup.site')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <div className="gj-row" style={{ alignItems: 'flex-start' }}>
          <Form.Item className="gj-grow" name="siteKind" label={t('shell.setup.siteKind')}>
            <Select options={kinds} />
          </Form.Item>
          <Form.Item className="gj-grow" name="timeZone" label={t('shell.setup.timeZone')}>
            <Select showSearch options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))} />
          </Form.Item>
        </div>
        <Form.Item name={['administrator', 'name']} label={t('shell.setup.adminName')} rules={needed}>
          <Input maxLength={50} autoComplete="name" />
        </Form.Item>
        <div className="gj-row" style={{ alignItems: 'flex-start' }}>
          <Form.Item
            className="gj-grow"
            name={['administrator', 'login']}
            label={t('shell.signIn.login')}
            rules={[...needed, { min: 3, message: t('shell.setup.loginShort') }]}
          >
            <Input maxLength={100} autoComplete="username" />
          </Form.Item>
          <NewPassword className="gj-grow" name={['administrator', 'password']} label={t('shell.signIn.password')} about={about} />
        </div>
        <div className="gj-stack" style={{ marginTop: 8 }}>
          <ProblemAlert error={error} />
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('shell.setup.act')}
          </Button>
        </div>
      </Form>
    </Front>
  )
}
