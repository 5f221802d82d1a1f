import { App, Form, Input } from 'antd'
import { useAct, useT, type CallInput } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { useNewId } from '../kit/new-id.ts'

type Source = NonNullable<NonNullable<CallInput<'improvements.raiseTrainingNeed'>['body']>['source']>
interface Values {
  topic: string
  post?: string
  reason: string
}

/** What a record shows that somebody has to learn; the same record asks for the same topic once. */
export function RaiseNeed({ siteId, source, reason, topic, post, onClose }: { siteId: string; source: Source; reason: string; topic?: string; post?: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const raise = useAct('improvements.raiseTrainingNeed', ['improvements'])
  const submit = async (values: Values): Promise<void> => {
    await raise.mutateAsync({ body: { ...values, id, siteId, source } })
    void message.success(t('sharing.need.raised'))
  }
  return (
    <ActForm<Values> title={t('sharing.need.raise')} verb={t('sharing.need.raise')} initial={{ reason, topic, post }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="topic" label={t('sharing.need.topic')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="post" label={t('sharing.need.post')}><Input maxLength={50} /></Form.Item>
      <Form.Item name="reason" label={t('sharing.need.reason')} rules={[{ required: true }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
