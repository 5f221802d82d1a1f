import { Alert, App, Button, Form, Input, Segmented, Select, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { isProblem, useAct, useCall, useT } from '@guanjia/ui'
import type { OidcProvider } from '@guanjia/contract/sign-in.ts'
import { ProblemAlert, showFieldErrors } from '../../kit/problem.tsx'
import { useRoleName } from '../../kit/role-name.ts'
import { useSession } from '../../session/session.tsx'
import { PageHead } from '../page-head.tsx'
import './access.css'

interface Values {
  label: string
  issuer: string
  clientId: string
  clientSecret: string
  consoleUrl: string
  loginClaim: string
  provisions: 'no' | 'yes'
  role: string
  siteId: string
  isActive: boolean
}

/** The single sign-on of the company at its OpenID Connect provider. */
export function SignOn() {
  const t = useT()
  const found = useCall('signIn.getOidcProvider', {})
  return (
    <>
      <PageHead title={t('access.signOn.title')} hint={t('access.signOn.hint')} />
      {!found.data && (found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />)}
      {found.data && <ProviderForm key={found.data.provider?.version ?? 0} provider={found.data.provider} />}
    </>
  )
}

function ProviderForm({ provider }: { provider: OidcProvider | null }) {
  const t = useT()
  const { message } = App.useApp()
  const session = useSession()
  const nameOf = useRoleName()
  const [form] = Form.useForm<Values>()
  const roles = useCall('roles.listRoles', {})
  const save = useAct('signIn.saveOidcProvider', ['signIn'])
  const test = useAct('signIn.testOidcProvider')
  const [error, setError] = useState<unknown>(null)
  const provisions = Form.useWatch('provisions', form)
  const consoleUrl = Form.useWatch('consoleUrl', form)
  const submit = async ({ provisions: yes, role, siteId, clientSecret, ...facts }: Values): Promise<void> => {
    setError(null)
    const body = { ...facts, ...(clientSecret ? { clientSecret } : {}), provision: yes === 'yes' ? { role, siteId } : null, ...(provider ? { version: provider.version } : {}) }
    try {
      await save.mutateAsync({ body })
      void message.success(t('access.signOn.saved'))
    } catch (failure) {
      if (isProblem(failure, 'stale_version')) void message.warning(t('access.signOn.changed'))
      if (!showFieldErrors(form, failure)) setError(failure)
    }
  }
  const tryOut = async (): Promise<void> => {
    const { issuer, clientId } = await form.validateFields(['issuer', 'clientId'])
    test.mutate({ body: { issuer: issuer!, clientId: clientId! } })
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <section className="gj-card" style={{ padding: 16 }}>
      <Form<Values>
        form={form}
        layout="vertical"
        style={{ maxWidth: 640 }}
        initialValues={{
          label: provider?.label ?? '', issuer: provider?.issuer ?? '', clientId: provider?.clientId ?? '', clientSecret: '', consoleUrl: provider?.consoleUrl ?? location.origin, loginClaim: provider?.loginClaim ?? 'preferred_username',
          provisions: provider?.provision ? 'yes' : 'no', role: provider?.provision?.role ?? 'officer', siteId: provider?.provision?.siteId ?? session.sites[0]?.id, isActive: provider?.isActive ?? false,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="label" label={t('access.signOn.label')} extra={t('access.signOn.labelHint')} rules={needed}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="issuer" label={t('access.signOn.issuer')} rules={needed}>
          <Input maxLength={300} placeholder="https://" inputMode="url" />
        </Form.Item>
        <div className="gj-form-pair">
          <Form.Item name="clientId" label={t('access.signOn.clientId')} rules={needed}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="clientSecret" label={t('access.signOn.secret')}>
            <Input.Password maxLength={500} autoComplete="new-password" placeholder={provider?.hasSecret ? t('access.signOn.secretKept') : undefined} />
          </Form.Item>
          <Form.Item name="consoleUrl" label={t('access.signOn.consoleUrl')} rules={needed}>
            <Input maxLength={300} inputMode="url" />
          </Form.Item>
          <Form.Item name="loginClaim" label={t('access.signOn.claim')} rules={needed}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <Form.Item label={t('access.signOn.redirect')} extra={t('access.signOn.redirectHint')}>
          <span className="gj-secret">{URL.canParse(consoleUrl ?? '') ? new URL('/sign-in/oidc', consoleUrl).href : ''}</span>
        </Form.Item>
        <Form.Item name="provisions" label={t('access.signOn.provision')}>
          <Segmented
            options={[
              { value: 'no', label: t('access.signOn.refuse') },
              { value: 'yes', label: t('access.signOn.provisionAs') },
            ]}
          />
        </Form.Item>
        <div className="gj-form-pair" hidden={provisions !== 'yes'}>
          <Form.Item name="role" label={t('access.signOn.provisionAs')}>
            <Select
              options={(roles.data?.items ?? []).filter(({ retiredAt }) => retiredAt === null).map((role) => ({ value: role.key, label: nameOf({ role: role.kind, key: role.key, name: role.name }) }))}
            />
          </Form.Item>
          <Form.Item name="siteId" label={t('access.signOn.provisionSite')}>
            <Select options={session.sites.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        </div>
        <Form.Item name="isActive" label={t('access.signOn.isActive')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <div className="gj-stack">
          <ProblemAlert error={error ?? test.error} />
          {test.data && (
            <Alert
              showIcon
              type={test.data.works ? 'success' : 'error'}
              title={test.data.works ? t('access.signOn.works', { address: test.data.authorizationEndpoint ?? '' }) : t('access.signOn.fails', { problem: test.data.problem ?? '' })}
            />
          )}
          <div className="gj-row">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('access.signOn.save')}
            </Button>
            <Button loading={test.isPending} onClick={() => void tryOut()}>
              {t('access.signOn.test')}
            </Button>
          </div>
        </div>
      </Form>
    </section>
  )
}
