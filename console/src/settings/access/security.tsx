import { App, Button, Form, InputNumber, Skeleton, Table } from 'antd'
import { formatBytes, isProblem, useAct, useCall, useT } from '@guanjia/ui'
import type { SecurityPolicy } from '@guanjia/contract/sign-in.ts'
import { ProblemAlert, showFieldErrors, useComplain } from '../../kit/problem.tsx'
import { useSession } from '../../session/session.tsx'
import { PageHead } from '../page-head.tsx'

/** 登录安全: how strict the house is with its accounts, and who stores how much. */
export function Security() {
  const t = useT()
  const found = useCall('signIn.getSecurityPolicy', {})
  const isHeadOffice = useSession().roles.some(({ siteId }) => siteId === null)
  return (
    <>
      <PageHead title={t('access.security.title')} hint={t('access.security.hint')} />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {found.data && <Policy key={found.data.version} policy={found.data} isHeadOffice={isHeadOffice} />}
      {isHeadOffice && <StorageUse />}
    </>
  )
}

function Policy({ policy, isHeadOffice }: { policy: SecurityPolicy; isHeadOffice: boolean }) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  const [form] = Form.useForm<SecurityPolicy>()
  const change = useAct('signIn.changeSecurityPolicy', ['signIn', 'sessions'])
  const submit = ({ passwordLength, idleMinutes, phoneIdleMinutes, uploadMibADay }: SecurityPolicy): void =>
    change.mutate(
      { body: { version: policy.version, passwordLength, idleMinutes, phoneIdleMinutes, uploadMibADay } },
      {
        onSuccess: () => void message.success(t('access.security.saved')),
        onError: (error) => {
          if (isProblem(error, 'stale_version')) void message.warning(t('access.signOn.changed'))
          else if (!showFieldErrors(form, error)) complain(error)
        },
      },
    )
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const figure = (min: number, max: number, suffix: string) => <InputNumber min={min} max={max} precision={0} suffix={suffix} style={{ width: 180 }} />
  return (
    <section className="gj-card">
      <div className="gj-body">
        <Form<SecurityPolicy> form={form} layout="vertical" initialValues={policy} onFinish={submit} disabled={!isHeadOffice} style={{ maxWidth: 640 }}>
          <Form.Item name="passwordLength" label={t('access.security.length')} extra={t('access.security.lengthHint')} rules={needed}>
            {figure(12, 64, t('access.security.chars'))}
          </Form.Item>
          <Form.Item name="idleMinutes" label={t('access.security.idle')} extra={t('access.security.idleHint')} rules={needed}>
            {figure(15, 1440, t('access.security.minutes'))}
          </Form.Item>
          <Form.Item name="phoneIdleMinutes" label={t('access.security.phoneIdle')} extra={t('access.security.phoneIdleHint')} rules={needed}>
            {figure(15, 20_160, t('access.security.minutes'))}
          </Form.Item>
          <Form.Item name="uploadMibADay" label={t('access.security.upload')} extra={t('access.security.uploadHint')} rules={needed}>
            {figure(50, 1_000_000, t('access.security.mib'))}
          </Form.Item>
          {isHeadOffice ? (
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t('shell.form.save')}
            </Button>
          ) : (
            <span className="gj-quiet">{t('access.security.orgOnly')}</span>
          )}
        </Form>
      </div>
    </section>
  )
}

function StorageUse() {
  const t = useT()
  const use = useCall('signIn.storageUse', {})
  if (use.error && !use.data) return <ProblemAlert error={use.error} onRetry={() => void use.refetch()} />
  if (!use.data) return <Skeleton active />
  return (
    <section className="gj-card" style={{ marginTop: 16 }}>
      <div className="gj-body">
        <h2 style={{ fontSize: 16 }}>{t('access.security.use')}</h2>
        <p className="gj-quiet" style={{ marginBottom: 12 }}>
          {t('access.security.useHint', { files: use.data.files, size: formatBytes(use.data.bytes) })}
        </p>
        <Table
          size="small"
          pagination={false}
          rowKey={({ account }) => account.id}
          dataSource={use.data.items}
          locale={{ emptyText: t('access.security.none') }}
          columns={[
            { title: t('access.security.account'), render: (_, { account }) => account.name },
            { title: t('access.security.ofDay'), align: 'right', render: (_, { bytesOfDay }) => formatBytes(bytesOfDay) },
            { title: t('access.security.inAll'), align: 'right', render: (_, { bytes }) => formatBytes(bytes) },
            { title: t('access.security.files'), align: 'right', dataIndex: 'files' },
          ]}
        />
      </div>
    </section>
  )
}
