import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { Channel, ChannelFacts, ChannelSetting } from '@guanjia/contract/integration.ts'
import { ActForm } from '../kit/act-form.tsx'
import { newId } from '../kit/new-id.ts'
import { useSession } from '../session/session.tsx'

interface Values {
  name: string
  isActive: boolean
  secret?: string
  url?: string
  topics?: string[]
  siteId?: string
  settings?: Record<string, unknown>
}

const FIRST: Record<Channel, Record<string, unknown>> = {
  email: { port: 465, security: 'tls', user: '', fromName: '', ca: '' },
  sms: { provider: 'aliyun', endpoint: 'https://dysmsapi.aliyuncs.com', templates: [], signName: '', region: 'ap-guangzhou', headerName: '', successField: '', successValue: '', idField: '' },
  wecom: {}, dingtalk: {}, feishu: {}, push: {},
}
const ENDPOINTS = { aliyun: 'https://dysmsapi.aliyuncs.com', tencent: 'https://sms.tencentcloudapi.com' }

/** One channel with its settings; what is secret is written, never read. */
export function ChannelForm({ kind, channel, onClose }: { kind: Channel; channel: ChannelSetting | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('integration.createChannel')
  const change = useAct('integration.changeChannel')
  const submit = async ({ secret, url, siteId, ...values }: Values): Promise<void> => {
    const facts = { channel: kind, ...values, ...(secret ? { secret } : {}), ...(kind === 'email' || kind === 'sms' || kind === 'push' ? {} : { topics: values.topics ?? [], siteId: siteId ?? null, ...(url ? { url } : {}) }) } as ChannelFacts
    await (channel === null ? make.mutateAsync({ body: { id: newId(), facts } }) : change.mutateAsync({ params: { id: channel.id }, body: { version: channel.version, facts } }))
    void message.success(t('integration.channels.saved'))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={`${t(channel ? 'integration.channels.change' : 'integration.channels.add')} · ${t(`integration.channels.kind.${kind}`)}`}
      verb={t('shell.form.save')}
      width={720}
      initial={{ name: channel?.name ?? t(`integration.channels.kind.${kind}`), isActive: channel?.isActive ?? true, settings: { ...FIRST[kind], ...channel?.settings }, topics: channel?.topics ?? [], siteId: channel?.siteId ?? undefined }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <div className="gj-form-pair">
            <Form.Item name="name" label={t('integration.channels.name')} rules={[needed]}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="isActive" label={t('integration.channels.isActive')} valuePropName="checked">
              <Switch />
            </Form.Item>
          </div>
          {kind === 'email' && <MailFields hasSecret={channel?.hasSecret ?? false} />}
          {kind === 'sms' && <SmsFields hasSecret={channel?.hasSecret ?? false} onProvider={(provider) => provider !== 'http' && form.setFieldValue(['settings', 'endpoint'], ENDPOINTS[provider])} />}
          {kind === 'push' && (
            <Form.Item name={['settings', 'contact']} label={t('integration.channels.push.contact')} extra={t('integration.channels.push.contactHint')} rules={[needed]}>
              <Input type="email" maxLength={200} />
            </Form.Item>
          )}
          {kind !== 'email' && kind !== 'sms' && kind !== 'push' && <RobotFields kind={kind} isNew={channel === null} hasSecret={channel?.hasSecret ?? false} />}
        </>
      )}
    </ActForm>
  )
}

function Secret({ label, hasSecret }: { label: string; hasSecret: boolean }) {
  const t = useT()
  return (
    <Form.Item name="secret" label={label} extra={hasSecret ? t('integration.channels.secretKept') : undefined}>
      <Input.Password maxLength={500} autoComplete="new-password" />
    </Form.Item>
  )
}

function MailFields({ hasSecret }: { hasSecret: boolean }) {
  const t = useT()
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <div className="gj-form-pair">
      <Form.Item name={['settings', 'host']} label={t('integration.channels.email.host')} rules={[needed]}>
        <Input maxLength={253} placeholder="smtp.exmail.qq.com" />
      </Form.Item>
      <Form.Item name={['settings', 'port']} label={t('integration.channels.email.port')} rules={[needed]}>
        <InputNumber min={1} max={65_535} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['settings', 'security']} label={t('integration.channels.email.security')}>
        <Select options={(['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: t(`integration.channels.email.${value}`) }))} />
      </Form.Item>
      <Form.Item name={['settings', 'user']} label={t('integration.channels.email.user')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Secret label={t('integration.channels.email.password')} hasSecret={hasSecret} />
      <Form.Item name={['settings', 'from']} label={t('integration.channels.email.from')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['settings', 'fromName']} label={t('integration.channels.email.fromName')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['settings', 'ca']} label={t('integration.channels.email.ca')}>
        <Input.TextArea maxLength={20_000} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </div>
  )
}

type Provider = 'aliyun' | 'tencent' | 'http'

function SmsFields({ hasSecret, onProvider }: { hasSecret: boolean; onProvider: (provider: Provider) => void }) {
  const t = useT()
  const provider = Form.useWatch<Provider>(['settings', 'provider']) ?? 'aliyun'
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const line = (name: string, label: string, isNeeded = false, extra?: string) => (
    <Form.Item name={['settings', name]} label={label} rules={isNeeded ? [needed] : []} extra={extra}>
      <Input maxLength={1000} />
    </Form.Item>
  )
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name={['settings', 'provider']} label={t('integration.channels.sms.provider')}>
          <Select options={(['aliyun', 'tencent', 'http'] as const).map((value) => ({ value, label: t(`integration.channels.sms.${value}`) }))} onChange={onProvider} />
        </Form.Item>
        {line('signName', t('integration.channels.sms.signName'))}
        {provider === 'http' ? line('url', t('integration.channels.sms.url'), true) : line('endpoint', t('integration.channels.sms.endpoint'), true)}
        {provider !== 'http' && line('keyId', t('integration.channels.sms.keyId'), true)}
        {provider === 'tencent' && line('appId', t('integration.channels.sms.appId'), true)}
        {provider === 'tencent' && line('region', t('integration.channels.sms.region'), true)}
        {provider === 'http' && line('headerName', t('integration.channels.sms.headerName'))}
        <Secret label={t('integration.channels.sms.key')} hasSecret={hasSecret} />
        {provider === 'http' && line('successField', t('integration.channels.sms.successField'))}
        {provider === 'http' && line('successValue', t('integration.channels.sms.successValue'))}
        {provider === 'http' && line('idField', t('integration.channels.sms.idField'))}
      </div>
      {provider === 'http' && (
        <Form.Item name={['settings', 'body']} label={t('integration.channels.sms.body')} rules={[needed]} extra={t('integration.channels.sms.bodyHint')}>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder='{"to":"{phone}","text":"{text}"}' />
        </Form.Item>
      )}
      <Form.List name={['settings', 'templates']}>
        {(rows, { add, remove }) => (
          <Form.Item label={t('integration.channels.sms.templates')}>
            {rows.map((row) => (
              <div key={row.key} className="gj-sms-template">
                <Form.Item name={[row.name, 'kind']} rules={[needed]}>
                  <Input aria-label={t('integration.channels.sms.templateKind')} placeholder={t('integration.channels.sms.templateKind')} />
                </Form.Item>
                <Form.Item name={[row.name, 'code']} rules={[needed]}>
                  <Input aria-label={t('integration.channels.sms.templateCode')} placeholder={t('integration.channels.sms.templateCode')} />
                </Form.Item>
                <Form.Item name={[row.name, 'params']}>
                  <Select mode="tags" open={false} suffixIcon={null} aria-label={t('integration.channels.sms.templateParams')} placeholder={t('integration.channels.sms.templateParams')} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('integration.channels.remove')} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ kind: rows.length === 0 ? 'people.phone_code' : '*', code: '', params: rows.length === 0 ? ['code', 'minutes'] : ['title'] })}>
              {t('integration.channels.sms.addTemplate')}
            </Button>
          </Form.Item>
        )}
      </Form.List>
    </>
  )
}

function RobotFields({ kind, isNew, hasSecret }: { kind: Channel; isNew: boolean; hasSecret: boolean }) {
  const t = useT()
  const { sites } = useSession()
  const house = useCall('integration.houseChoices', {})
  const topics = (house.data?.items ?? []).map(({ topic }) => ({ value: topic, label: t(`integration.topic.${topic}` as 'integration.topic.case', { defaultValue: topic }) }))
  return (
    <>
      <Form.Item name="url" label={t('integration.channels.robot.url')} rules={isNew ? [{ required: true, message: t('shell.fieldNeeded') }] : []} extra={isNew ? t('integration.channels.robot.urlHint') : t('integration.channels.secretKept')}>
        <Input maxLength={1000} autoComplete="off" />
      </Form.Item>
      {kind !== 'wecom' && <Secret label={t('integration.channels.robot.secret')} hasSecret={hasSecret} />}
      <Form.Item name="topics" label={t('integration.channels.robot.topics')} extra={t('integration.channels.robot.topicsHint')}>
        <Select mode="multiple" options={topics} optionFilterProp="label" allowClear />
      </Form.Item>
      <Form.Item name="siteId" label={t('integration.channels.robot.site')}>
        <Select allowClear placeholder={t('integration.channels.robot.allSites')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </>
  )
}
