import { Form, Input, type FormInstance } from 'antd'
import { useT, type ScriptValues } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { ResidentText } from '../kit/resident-text.tsx'

/** What the fields of an act know. */
export interface FieldsProps {
  record: Case
  form: FormInstance
}

export function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}

/** What a case tells a script. */
export function scriptValuesOf({ person, unit, number }: Case): ScriptValues {
  return { name: person?.name, unit: unit?.name, number }
}

/** The main text of an act, or its note; it has the focus unless it is optional or comes after another field. */
export function LongText({
  name,
  label,
  isOptional = false,
  isSecond = false,
  max = 2000,
  readBy,
}: {
  name: string
  isSecond?: boolean
  label: 'explanation' | 'reason' | 'result' | 'text' | 'opinion' | 'note'
  isOptional?: boolean
  max?: number
  /** The case whose resident reads it: the text is checked while it is written, and scripts are at hand. */
  readBy?: Case
}) {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name={name} label={t(`cases.act.${label}`)} rules={isOptional ? [] : [{ ...needed[0], whitespace: true }]}>
      {readBy ? (
        <ResidentText max={max} autoFocus={!isOptional && !isSecond} values={scriptValuesOf(readBy)} />
      ) : (
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={max} autoFocus={!isOptional && !isSecond} />
      )}
    </Form.Item>
  )
}
