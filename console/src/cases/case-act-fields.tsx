import { Checkbox, Form, Input, Radio, Segmented, Select, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { CasePicker, CategoryPicker, DepartmentPicker, EmployeePicker, useCategories } from '../kit/pickers.tsx'

interface FieldsProps {
  record: Case
  form: FormInstance
}

/** The fields of each act; what is missing here needs only the common note. */
export const CASE_ACT_FIELDS: Partial<Record<CaseAction, (props: FieldsProps) => ReactNode>> = {
  classify: Classify, grade: Grade, forward: Forward, wait: Wait, feedback: Feedback, resolve: Resolve, return_visit: ReturnVisit, rate: Rating,
  invalidate: () => <LongText name="explanation" label="explanation" />,
  reopen: () => <LongText name="reason" label="reason" />,
  cancel: () => <LongText name="reason" label="reason" isOptional />,
  urge: () => <LongText name="reason" label="reason" isOptional />,
  hand_over: HandOver, link: LinkCase,
}

/** The acts whose main text already says what a note would. */
export const WITHOUT_NOTE: ReadonlySet<CaseAction> = new Set(['feedback', 'resolve', 'return_visit', 'rate', 'invalidate', 'reopen', 'cancel', 'urge', 'hand_over'])

function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}

function LongText({ name, label, isOptional = false, isSecond = false, max = 2000 }: { name: string; isSecond?: boolean; label: 'explanation' | 'reason' | 'result' | 'text' | 'opinion' | 'note'; isOptional?: boolean; max?: number }) {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name={name} label={t(`cases.act.${label}`)} rules={isOptional ? [] : [{ ...needed[0], whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={max} autoFocus={!isOptional && !isSecond} />
    </Form.Item>
  )
}

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
      <Form.Item name="categoryId" label={t('shell.field.category')} rules={useNeeded()}><CategoryPicker kind={kind} autoFocus onChange={adopt} /></Form.Item>
      <Form.Item name="kind" label={t('shell.field.kind')}><Select options={kinds} /></Form.Item>
      <Form.Item name="urgency" label={t('shell.field.urgency')}><Segmented options={urgencies} /></Form.Item>
      {kind === 'complaint' && <Form.Item name="grade" label={t('shell.field.grade')}><Segmented options={grades} /></Form.Item>}
      <Form.Item name="departmentId" label={t('shell.field.department')}><DepartmentPicker siteId={record.siteId} placeholder={t('cases.act.departmentOfCategory')} /></Form.Item>
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
      <Form.Item name="grade" label={t('shell.field.grade')} rules={useNeeded()} extra={grade === 'major' ? t('cases.act.majorHint') : undefined}><Segmented options={grades} /></Form.Item>
      {grade === 'major' && <Form.Item name="majorReasons" label={t('cases.act.majorReasons')}><Checkbox.Group options={reasons} /></Form.Item>}
    </>
  )
}

function Forward({ record }: FieldsProps) {
  const t = useT()
  return <Form.Item name="departmentId" label={t('shell.field.department')} rules={useNeeded()}><DepartmentPicker siteId={record.siteId} autoFocus /></Form.Item>
}

function Wait() {
  const t = useT()
  const reasons = useChoices('waitReason')
  return (
    <>
      <Form.Item name="reason" label={t('cases.act.waitReason')} rules={useNeeded()} extra={t('cases.act.waitHint')}><Select options={reasons} autoFocus /></Form.Item>
      <Form.Item name="until" label={t('cases.act.until')}><InstantPicker /></Form.Item>
    </>
  )
}

function Feedback() {
  const t = useT()
  const channels = useChoices('channel', ['patrol', 'referral'])
  return (
    <>
      <LongText name="text" label="text" />
      <Form.Item name="channel" label={t('shell.field.channel')}><Select options={channels} /></Form.Item>
      <Form.Item name="nextReplyAt" label={t('cases.act.nextReplyAt')}><InstantPicker /></Form.Item>
      <Files />
    </>
  )
}

function Resolve() {
  const t = useT()
  return (
    <>
      <LongText name="result" label="result" />
      <Form.Item name="cause" label={t('cases.act.cause')}><Input maxLength={200} /></Form.Item>
      <Files />
    </>
  )
}

function Files() {
  const t = useT()
  return <Form.Item name="fileIds" label={t('shell.files.label')} valuePropName="value"><FileUpload /></Form.Item>
}

function ReturnVisit({ form, record }: FieldsProps) {
  const t = useT()
  const channels = useChoices('channel', ['patrol', 'referral', 'letter'])
  const needed = useNeeded()
  const isReached = Form.useWatch('isReached', form) as boolean | undefined
  return (
    <>
      <div className="gj-row" style={{ alignItems: 'flex-start', gap: 24 }}>
        <Form.Item name="channel" label={t('shell.field.channel')} style={{ width: 160 }}><Select options={channels} /></Form.Item>
        <Form.Item name="isReached" label={t('cases.act.isReached')} rules={needed}>
          <Radio.Group optionType="button" options={[{ value: true, label: t('cases.act.reached') }, { value: false, label: t('cases.act.notReached') }]} />
        </Form.Item>
      </div>
      {isReached === false && <p className="gj-quiet" style={{ marginBottom: 16 }}>{t('cases.act.unreachedHint', { n: record.unreachedDays })}</p>}
      {isReached && <Rating form={form} record={record} />}
      {isReached === false && <LongText name="opinion" label="note" isOptional />}
    </>
  )
}

function Rating({ form }: FieldsProps) {
  const t = useT()
  const needed = useNeeded()
  const isSettled = Form.useWatch('isSettled', form) as boolean | undefined
  const score = Form.useWatch('score', form) as number | undefined
  return (
    <>
      <Form.Item name="isSettled" label={t('cases.act.isSettled')} rules={needed}>
        <Radio.Group optionType="button" options={[{ value: true, label: t('cases.act.settled') }, { value: false, label: t('cases.act.notSettled') }]} />
      </Form.Item>
      <Form.Item name="score" label={t('cases.act.score')} rules={needed}><Score withWords /></Form.Item>
      <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start', gap: 16 }}>
        <Form.Item name="attitude" label={t('cases.act.attitude')}><Score /></Form.Item>
        <Form.Item name="timeliness" label={t('cases.act.timeliness')}><Score /></Form.Item>
        <Form.Item name="quality" label={t('cases.act.quality')}><Score /></Form.Item>
      </div>
      <LongText name="opinion" label="opinion" isOptional />
      {(isSettled === false || (score !== undefined && score <= 2)) && <p className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal' }}>{t('cases.act.badScoreHint')}</p>}
    </>
  )
}

/** Five points, 5 the best; keys 1 to 5 work as in any group of radios. */
function Score({ withWords = false, ...rest }: { withWords?: boolean; value?: number; onChange?: (value: number) => void; id?: string }) {
  const t = useT()
  const { onChange, ...props } = rest
  const words = [t('cases.score.s1'), t('cases.score.s2'), t('cases.score.s3'), t('cases.score.s4'), t('cases.score.s5')]
  return (
    <Radio.Group
      {...props} optionType="button" size={withWords ? 'middle' : 'small'} onChange={(event) => onChange?.(event.target.value as number)}
      options={[5, 4, 3, 2, 1].map((value) => ({ value, label: withWords ? `${value} ${words[value - 1]}` : String(value) }))}
    />
  )
}

function HandOver({ record }: FieldsProps) {
  const t = useT()
  return (
    <>
      <Form.Item name="toEmployeeId" label={t('cases.act.toEmployee')} rules={useNeeded()} extra={t('cases.act.handOverHint')}><EmployeePicker siteId={record.siteId} autoFocus /></Form.Item>
      <LongText name="reason" label="reason" isSecond max={500} />
    </>
  )
}

function LinkCase({ record }: FieldsProps) {
  const t = useT()
  const links = useChoices('caseLink')
  return (
    <>
      <Form.Item name="otherId" label={t('cases.act.other')} rules={useNeeded()}><CasePicker siteId={record.siteId} without={record.id} autoFocus /></Form.Item>
      <Form.Item name="as" label={t('cases.act.linkAs')} extra={t('cases.act.linkHint')}><Radio.Group optionType="button" options={links} /></Form.Item>
    </>
  )
}
