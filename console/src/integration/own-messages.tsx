import { App, Button, Form, Input } from 'antd'
import { formatPhone, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { showFieldErrors, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ChoiceTable } from './choice-table.tsx'
import { PushDevices } from './push-devices.tsx'
import './integration.css'

/** Which messages come to me by mail and text, and my calendar. */
export function OwnMessages() {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  const [form] = Form.useForm<{ email: string }>()
  const found = useCall('integration.ownChoices', {})
  const change = useAct('integration.changeOwnChoices')
  const choices = found.data
  if (!choices) return null
  const saved = (): void => void message.success(t('integration.own.saved'))
  const save = ({ email }: { email: string }): void =>
    change.mutate({ body: { email: email.trim() } }, { onError: (error) => void (showFieldErrors(form, error) || complain(error)), onSuccess: saved })
  return (
    <>
      <FactGroup title={t('integration.own.title')}>
        <Form form={form} layout="inline" initialValues={{ email: choices.email ?? '' }} onFinish={save} style={{ marginBottom: 12, rowGap: 8 }}>
          <Form.Item name="email" label={t('integration.own.email')} extra={t('integration.own.emailHint')}>
            <Input type="email" maxLength={200} style={{ width: 260 }} />
          </Form.Item>
          <Form.Item label={t('integration.own.phone')}>{choices.phone ? formatPhone(choices.phone) : t('integration.own.none')}</Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            {t('integration.own.save')}
          </Button>
        </Form>
        {choices.channels.some((channel) => channel === 'email' || channel === 'sms' || channel === 'push') && <ChoiceTable choices={choices} onChange={(items) => change.mutate({ body: { items } }, { onError: complain, onSuccess: saved })} />}
      </FactGroup>
      <PushDevices />
      <Feed />
    </>
  )
}

function Feed() {
  const t = useT()
  const time = useTime()
  const complain = useComplain()
  const found = useCall('integration.getCalendarFeed', {})
  const act = useAct('integration.actOnCalendarFeed')
  const feed = found.data
  if (!feed) return null
  const run = (action: 'make' | 'revoke') => (): void => act.mutate({ body: { action } }, { onError: complain })
  const path = feed.exists ? act.data?.path : null
  return (
    <FactGroup title={t('integration.feed.title')}>
      <div className="gj-stack">
        <p className="gj-quiet">{t('integration.feed.hint')}</p>
        {path && <Input readOnly value={`${location.origin}${path}`} aria-label={t('integration.feed.path')} addonBefore={t('integration.feed.path')} onFocus={({ target }) => target.select()} />}
        <div className="gj-row gj-wrap">
          <span>{feed.createdAt ? t('integration.feed.since', { at: time.at(feed.createdAt) }) : t('integration.feed.none')}</span>
          {feed.exists && <span className="gj-quiet">{feed.readAt ? t('integration.feed.read', { at: time.at(feed.readAt) }) : t('integration.feed.never')}</span>}
          <Button size="small" loading={act.isPending} onClick={run('make')}>
            {t(feed.exists ? 'integration.feed.again' : 'integration.feed.make')}
          </Button>
          {feed.exists && (
            <Button size="small" danger onClick={run('revoke')}>
              {t('integration.feed.revoke')}
            </Button>
          )}
        </div>
      </div>
    </FactGroup>
  )
}
