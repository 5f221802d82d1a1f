import { App, Form, Input } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Outage } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { inWords } from '../kit/worded.ts'

/** Lets an outage last longer, or takes it back, with the reason. */
export function OutageActForm({ record, action, onClose }: { record: Outage; action: 'prolong' | 'cancel'; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('relations.actOnOutage', ['relations', 'cases'])
  const verb = t(`care.outage.${action}`)
  const submit = async ({ untilAt, reason }: { untilAt: string; reason: string }): Promise<void> => {
    const common = { version: record.version, reason }
    await inWords(t, () => act.mutateAsync({ params: { id: record.id }, body: action === 'prolong' ? { ...common, action, untilAt } : { ...common, action } }))
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm title={`${verb} · ${record.number}`} verb={verb} isDanger={action === 'cancel'} initial={{ untilAt: record.untilAt, reason: '' }} onSubmit={submit} onClose={onClose}>
      {action === 'prolong' && (
        <Form.Item name="untilAt" label={t('care.outage.until')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <InstantPicker min={record.untilAt} />
        </Form.Item>
      )}
      <Form.Item name="reason" label={action === 'prolong' ? t('care.outage.prolongReason') : t('care.outage.cancelReason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
