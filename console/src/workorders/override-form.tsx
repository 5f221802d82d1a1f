import { Form, Input } from 'antd'
import { useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'

interface Props {
  name: string
  /** What stands against it, in words. */
  against: string
  onAssign: (note: string) => Promise<unknown>
  onClose: () => void
}

/** The rules speak against it, the dispatcher decides: with a word of why, which stays. */
export function OverrideForm({ name, against, onAssign, onClose }: Props) {
  const t = useT()
  return (
    <ActForm<{ note: string }>
      title={t('dispatch.override.title', { name })}
      verb={t('dispatch.override.act')}
      initial={{ note: '' }}
      hint={`${t('dispatch.override.text')}${against}`}
      onSubmit={({ note }) => onAssign(note)}
      onClose={onClose}
    >
      <Form.Item name="note" label={t('dispatch.override.note')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </ActForm>
  )
}
