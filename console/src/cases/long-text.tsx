import { Form, Input, type FormInstance } from 'antd'
import { useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'

/** What the fields of an act know. */
export interface FieldsProps {
  record: Case
  form: FormInstance
}

export function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}

/** The main text of an act, or its note; it has the focus unless it is optional or comes after another field. */
export function LongText({
  name,
  label,
  isOptional = false,
  isSecond = false,
  max = 2000,
}: {
  name: string
  isSecond?: boolean
  label: 'explanation' | 'reason' | 'result' | 'text' | 'opinion' | 'note'
  isOptional?: boolean
  max?: number
}) {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name={name} label={t(`cases.act.${label}`)} rules={isOptional ? [] : [{ ...needed[0], whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={max} autoFocus={!isOptional && !isSecond} />
    </Form.Item>
  )
}
