import { Checkbox, Form, Input, Select } from 'antd'
import { useT } from '@guanjia/ui'
import type { CaseKind } from '@guanjia/contract/cases.ts'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'

/** What is asked when it matters: always for complaints (听清楚, 问清楚), on demand for the rest. */
export function MoreFields({ kind }: { kind: CaseKind }) {
  const t = useT()
  const grades = useChoices('grade')
  const wishes = useChoices('wish')
  const reasons = useChoices('majorReason')
  const grade = Form.useWatch('grade') as string | null | undefined
  return (
    <>
      {kind === 'complaint' && (
        <div className="gj-intake-row">
          <Form.Item name="grade" label={t('shell.field.grade')}>
            <Select allowClear options={grades} placeholder={t('desk.form.gradeLater')} />
          </Form.Item>
          <Form.Item name="wish" label={t('shell.field.wish')}>
            <Select allowClear options={wishes} />
          </Form.Item>
        </div>
      )}
      {kind === 'complaint' && grade === 'major' && (
        <Form.Item name="majorReasons" label={t('cases.act.majorReasons')}>
          <Checkbox.Group options={reasons} />
        </Form.Item>
      )}
      <Form.Item name="demand" label={t('shell.field.demand')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="expectation" label={t('shell.field.expectation')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
      <div className="gj-intake-row">
        <Form.Item name="occurredAt" label={t('shell.field.occurredAt')}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="promisedAt" label={t('shell.field.promisedAt')}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="personsInvolved" label={t('shell.field.personsInvolved')}>
          <Input maxLength={500} />
        </Form.Item>
      </div>
      <Form.Item name="files" label={t('shell.files.label')} valuePropName="value">
        <FileUpload />
      </Form.Item>
    </>
  )
}
