import { Checkbox, Form, Input, Radio, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { CloseFields } from '../complaints/close-fields.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { CasePicker, CategoryPicker, DepartmentPicker, EmployeePicker, useCategories } from '../kit/pickers.tsx'
import { ProlongFields, WaitFields } from '../kit/wait-fields.tsx'
import { LongText, useNeeded, type FieldsProps } from './long-text.tsx'
import { Rating, ReturnVisit } from './visit-fields.tsx'

/** The fields of each act; what is missing here needs only the common note. */
export const CASE_ACT_FIELDS: Partial<Record<CaseAction, (props: FieldsProps) => ReactNode>> = {
  classify: Classify,
  grade: Grade,
  forward: Forward,
  wait: Wait,
  feedback: Feedback,
  resolve: Resolve,
  return_visit: ReturnVisit,
  rate: Rating,
  invalidate: ({ record }) => <LongText name="explanation" label="explanation" readBy={record} />,
  close: Close,
  reopen: () => <LongText name="reason" label="reason" />,
  cancel: ({ record }) => <LongText name="reason" label="reason" isOptional readBy={record} />,
  urge: () => <LongText name="reason" label="reason" isOptional />,
  hand_over: HandOver,
  link: LinkCase,
  prolong: ({ record, form }) => <ProlongFields reason={record.waitReason} until={record.waitUntil} siteId={record.siteId} form={form} />,
  object: () => <LongText name="reason" label="reason" max={500} />,
  split: Split,
  transfer: Transfer,
  decline_transfer: () => <LongText name="reason" label="reason" max={500} />,
}

/** The acts whose main text already says what a note would. */
export const WITHOUT_NOTE: ReadonlySet<CaseAction> = new Set([
  'feedback',
  'resolve',
  'return_visit',
  'rate',
  'invalidate',
  'reopen',
  'cancel',
  'urge',
  'hand_over',
  'wait',
  'prolong',
  'object',
  'split',
  'transfer',
  'decline_transfer',
])

export function NoteField() {
  return <LongText name="note" label="note" isOptional />
}

function Classify({ record, form }: FieldsProps) {
  const t = useT()
  const categories = useCategories()
  const kinds = useChoices('caseKind')
  const urgencies = useChoices('urgency')
  const grades = useChoices('grade')
  const kind = (Form.useWatch('kind', form) as Case['kind'] | undefined) ?? record.kind
  const adopt = (id: string | null): void => {
    const category = categories.find((one) => one.id === id)
    if (category) form.setFieldsValue({ urgency: category.urgency, ...(category.kind ? { kind: category.kind } : {}) })
  }
  return (
    <>
      <Form.Item name="categoryId" label={t('shell.field.category')} rules={useNeeded()}>
        <CategoryPicker kind={kind} autoFocus onChange={adopt} />
      </Form.Item>
      <Form.Item name="kind" label={t('shell.field.kind')}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="urgency" label={t('shell.field.urgency')}>
        <Segmented options={urgencies} />
      </Form.Item>
      {kind === 'complaint' && (
        <Form.Item name="grade" label={t('shell.field.grade')}>
          <Segmented options={grades} />
        </Form.Item>
      )}
      <Form.Item name="departmentId" label={t('shell.field.department')}>
        <DepartmentPicker siteId={record.siteId} placeholder={t('cases.act.departmentOfCategory')} />
      </Form.Item>
    </>
  )
}

function Grade({ form }: FieldsProps) {
  const t = useT()
  const grades = useChoices('grade')
  const reasons = useChoices('majorReason')
  const grade = Form.useWatch('grade', form) as string | undefined
  return (
    <>
      <Form.Item
        name="grade"
        label={t('shell.field.grade')}
        rules={useNeeded()}
        extra={grade === 'major' ? t('cases.act.majorHint') : undefined}
      >
        <Segmented options={grades} />
      </Form.Item>
      {grade === 'major' && (
        <Form.Item name="majorReasons" label={t('cases.act.majorReasons')}>
          <Checkbox.Group options={reasons} />
        </Form.Item>
      )}
    </>
  )
}

function Forward({ record }: FieldsProps) {
  const t = useT()
  return (
    <Form.Item name="departmentId" label={t('shell.field.department')} rules={useNeeded()}>
      <DepartmentPicker siteId={record.siteId} autoFocus />
    </Form.Item>
  )
}

/** A file of the contract for each proof, and a few more. */
const MAX_FILES = 20

function Wait({ record, form }: FieldsProps) {
  const clocks = useCall('cases.caseClocks', { params: { id: record.id } })
  return <WaitFields siteId={record.siteId} clocks={clocks.data?.items ?? record.clocks} form={form} maxFiles={MAX_FILES} />
}

function Split() {
  const t = useT()
  const kinds = useChoices('caseKind')
  return (
    <>
      <Form.Item name="kind" label={t('shell.field.kind')} rules={useNeeded()}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="statement" label={t('cases.split.statement')} rules={[{ ...useNeeded()[0], whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} autoFocus />
      </Form.Item>
      <Form.Item name="title" label={t('shell.field.title')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="categoryId" label={t('shell.field.category')}>
        <CategoryPicker />
      </Form.Item>
      <Files />
    </>
  )
}

function Feedback({ record }: FieldsProps) {
  const t = useT()
  const channels = useChoices('channel', ['patrol', 'referral'])
  return (
    <>
      <LongText name="text" label="text" readBy={record} />
      <Form.Item name="channel" label={t('shell.field.channel')}>
        <Select options={channels} />
      </Form.Item>
      <Form.Item name="nextReplyAt" label={t('cases.act.nextReplyAt')}>
        <InstantPicker />
      </Form.Item>
      <Files />
    </>
  )
}

function Resolve({ record }: FieldsProps) {
  const t = useT()
  return (
    <>
      <LongText name="result" label="result" readBy={record} />
      <Form.Item name="cause" label={t('cases.act.cause')}>
        <Input maxLength={200} />
      </Form.Item>
      <Files />
    </>
  )
}

function Files() {
  const t = useT()
  return (
    <Form.Item name="fileIds" label={t('shell.files.label')} valuePropName="value">
      <FileUpload />
    </Form.Item>
  )
}

function HandOver({ record }: FieldsProps) {
  const t = useT()
  return (
    <>
      <Form.Item name="toEmployeeId" label={t('cases.act.toEmployee')} rules={useNeeded()} extra={t('cases.act.handOverHint')}>
        <EmployeePicker siteId={record.siteId} autoFocus />
      </Form.Item>
      <LongText name="reason" label="reason" isSecond max={500} />
    </>
  )
}

function Transfer({ record, form }: FieldsProps) {
  const t = useT()
  const needed = useNeeded()
  const kind = (Form.useWatch('toKind', form) as string | undefined) ?? 'employee'
  return (
    <>
      <Form.Item name="toKind" label={t('cases.enquiry.toWhom')} extra={t('cases.enquiry.transferHint')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'employee', label: t('cases.enquiry.colleague') },
            { value: 'department', label: t('cases.enquiry.department') },
          ]}
        />
      </Form.Item>
      {kind === 'department' ? (
        <Form.Item name="toDepartmentId" label={t('shell.field.department')} rules={needed}>
          <DepartmentPicker siteId={record.siteId} />
        </Form.Item>
      ) : (
        <Form.Item name="toEmployeeId" label={t('cases.act.toEmployee')} rules={needed}>
          <EmployeePicker siteId={record.siteId} autoFocus />
        </Form.Item>
      )}
      <LongText name="reason" label="reason" isSecond max={500} />
    </>
  )
}

function LinkCase({ record }: FieldsProps) {
  const t = useT()
  const links = useChoices('caseLink')
  return (
    <>
      <Form.Item name="otherId" label={t('cases.act.other')} rules={useNeeded()}>
        <CasePicker siteId={record.siteId} without={record.id} autoFocus />
      </Form.Item>
      <Form.Item name="as" label={t('cases.act.linkAs')} extra={t('cases.act.linkHint')}>
        <Radio.Group optionType="button" options={links} />
      </Form.Item>
    </>
  )
}

function Close(props: FieldsProps) {
  return (
    <>
      {props.record.kind === 'complaint' && <CloseFields record={props.record} />}
      <ExtraMile />
    </>
  )
}

/** What was done beyond the duty, if there was something. */
function ExtraMile() {
  const t = useT()
  return (
    <Form.Item name="extraMile" label={t('care.case.extraField')}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} />
    </Form.Item>
  )
}
