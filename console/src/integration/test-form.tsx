import { Alert, App, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { ChannelSetting } from '@guanjia/contract/integration.ts'
import { ActForm } from '../kit/act-form.tsx'

/** Sends one message now and says what the other side said. */
export function TestForm({ channel, onClose }: { channel: ChannelSetting; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const send = useAct('integration.testChannel')
  const [failure, setFailure] = useState<string | null>(null)
  const isPersonal = channel.channel === 'email' || channel.channel === 'sms'
  const submit = async ({ to }: { to?: string }): Promise<void> => {
    setFailure(null)
    const done = await send.mutateAsync({ params: { id: channel.id }, body: { to: to ?? '' } })
    if (!done.isSent) {
      setFailure(done.failure ?? '')
      throw new Error('not sent')
    }
    void message.success(t('integration.channels.sentOk'))
  }
  return (
    <ActForm<{ to?: string }>
      title={`${t('integration.channels.test')} · ${channel.name}`}
      verb={t('integration.channels.testSend')}
      isTold={() => failure !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {failure !== null && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('integration.channels.sentFailed', { why: failure })} />}
      {isPersonal && (
        <Form.Item name="to" label={t('integration.channels.testTo')} extra={t('integration.channels.testToHint')}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
      )}
    </ActForm>
  )
}
