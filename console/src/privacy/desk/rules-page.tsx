import { App, Button, Form, Input, InputNumber, Skeleton, Switch } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { PrivacySettings } from '@guanjia/contract/privacy.ts'
import { ProblemAlert, showFieldErrors, useComplain } from '../../kit/problem.tsx'
import { useSession } from '../../session/session.tsx'
import { PageHead } from '../../settings/page-head.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'

/** 保护设置: marks, proofs, and what counts as unusual. */
export function RulesPage() {
  const t = useT()
  const found = useCall('privacy.getPrivacySettings', {})
  return (
    <>
      <PrivacyTabs at="rules" />
      <PageHead title={t('privacyDesk.tabs.rules')} hint={t('privacyDesk.rules.hint')} />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {found.data && <Rules key={found.data.version} settings={found.data} />}
    </>
  )
}

function Rules({ settings }: { settings: PrivacySettings }) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  const [form] = Form.useForm<PrivacySettings>()
  const isHeadOffice = useSession().roles.some(({ siteId }) => siteId === null)
  const change = useAct('privacy.changePrivacySettings', ['privacy'])
  const submit = ({ marksPages, marksExports, proofMinutes, manyInAnHour, dayFrom, dayUntil }: PrivacySettings): void =>
    change.mutate(
      { body: { version: settings.version, marksPages, marksExports, proofMinutes, manyInAnHour, dayFrom, dayUntil } },
      { onSuccess: () => void message.success(t('privacyDesk.rules.saved')), onError: (error) => void (showFieldErrors(form, error) || complain(error)) },
    )
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const hour = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('operations.timeWrong') }]
  return (
    <section className="gj-card">
      <div className="gj-body">
        <Form<PrivacySettings> form={form} layout="vertical" initialValues={settings} onFinish={submit} disabled={!isHeadOffice} style={{ maxWidth: 640 }}>
          <Form.Item name="marksPages" label={t('privacyDesk.rules.marksPages')} extra={t('privacyDesk.rules.marksPagesHint')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="marksExports" label={t('privacyDesk.rules.marksExports')} extra={t('privacyDesk.rules.marksExportsHint')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="proofMinutes" label={t('privacyDesk.rules.proof')} extra={t('privacyDesk.rules.proofHint')} rules={needed}>
            <InputNumber min={1} max={1440} precision={0} suffix={t('privacyDesk.rules.minutes')} style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="manyInAnHour" label={t('privacyDesk.rules.many')} rules={needed}>
            <InputNumber min={3} max={1000} precision={0} suffix={t('privacyDesk.rules.times')} style={{ width: 160 }} />
          </Form.Item>
          <div className="gj-row" style={{ alignItems: 'flex-end' }}>
            <Form.Item name="dayFrom" label={`${t('privacyDesk.rules.day')} ${t('privacyDesk.rules.from')}`} rules={hour}>
              <Input maxLength={5} inputMode="numeric" style={{ width: 120 }} />
            </Form.Item>
            <Form.Item name="dayUntil" label={t('privacyDesk.rules.until')} rules={hour}>
              <Input maxLength={5} inputMode="numeric" style={{ width: 120 }} />
            </Form.Item>
          </div>
          {isHeadOffice ? (
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t('shell.form.save')}
            </Button>
          ) : (
            <span className="gj-quiet">{t('privacyDesk.rules.orgOnly')}</span>
          )}
        </Form>
      </div>
    </section>
  )
}
