import { Checkbox, Form, Input, InputNumber, Radio, Segmented, Select, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { Complaint, ComplaintAction, ComplaintLevel, ComplaintTask } from '@guanjia/contract/complaints.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import { scriptValuesOf, useNeeded } from '../cases/long-text.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { DepartmentPicker, EmployeePicker } from '../kit/pickers.tsx'
import { ResidentText } from '../kit/resident-text.tsx'

/** What the fields of an act on a complaint know. */
export interface ActFieldsProps {
  record: Case
  whole: Complaint
  form: FormInstance
  task: ComplaintTask | undefined
  level: ComplaintLevel | undefined
}

/** Whether a field must be filled in. */
function useRules(isNeeded: boolean) {
  const needed = useNeeded()
  return isNeeded ? needed : []
}

type TextName = 'listenerNotes' | 'why' | 'handling' | 'opinion' | 'reason' | 'title' | 'result' | 'found' | 'note' | 'cause' | 'text' | 'answer' | 'explanation' | 'question'

function Words({ name, label, isOptional = false, max = 2000, rows = 3, forResident, autoFocus = false }: { name: string; label: TextName; isOptional?: boolean; max?: number; rows?: number; forResident?: Case; autoFocus?: boolean }) {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name={name} label={t(`complaints.field.${label}`)} rules={isOptional ? [] : [{ ...needed[0], whitespace: true }]}>
      {forResident ? <ResidentText max={max} minRows={rows} autoFocus={autoFocus} values={scriptValuesOf(forResident)} /> : <Input.TextArea autoSize={{ minRows: rows, maxRows: 10 }} maxLength={max} autoFocus={autoFocus} />}
    </Form.Item>
  )
}

function Choice({ name, group, isOptional = false, without = [] }: { name: string; group: keyof EnumLabels; isOptional?: boolean; without?: string[] }) {
  const rules = useRules(!isOptional)
  const t = useT()
  const choices = useChoices(group).filter(({ value }) => !without.includes(value))
  return (
    <Form.Item name={name} label={t(`complaints.choice.${name}` as 'complaints.choice.impact')} rules={rules}>
      <Radio.Group optionType="button" options={choices} />
    </Form.Item>
  )
}

function Moment({ name, isOptional = false }: { name: 'dueAt' | 'answerBy' | 'nextReplyAt' | 'mediationFrom' | 'mediationTo'; isOptional?: boolean }) {
  const rules = useRules(!isOptional)
  const t = useT()
  return (
    <Form.Item name={name} label={t(`complaints.field.${name}`)} rules={rules}>
      <InstantPicker min={name.startsWith('mediation') ? undefined : new Date().toISOString()} />
    </Form.Item>
  )
}

function Files({ name = 'fileIds', accept, max = 20 }: { name?: string; accept?: string; max?: number }) {
  const t = useT()
  return (
    <Form.Item name={name} label={t('complaints.field.files')}>
      <FileUpload accept={accept} max={max} />
    </Form.Item>
  )
}

function Somebody({ name = 'assigneeId', siteId, isOptional = false }: { name?: string; siteId: string; isOptional?: boolean }) {
  const rules = useRules(!isOptional)
  const t = useT()
  return (
    <Form.Item name={name} label={t('complaints.field.assignee')} rules={rules}>
      <EmployeePicker siteId={siteId} />
    </Form.Item>
  )
}

function YesNo({ name, yes, no }: { name: string; yes: string; no: string }) {
  const t = useT()
  return (
    <Form.Item name={name} label={t(`complaints.choice.${name}` as 'complaints.choice.impact')} rules={useNeeded()}>
      <Radio.Group options={[{ value: true, label: yes }, { value: false, label: no }]} />
    </Form.Item>
  )
}

/** The fields of each act; an act without any is done as it is. */
export const COMPLAINT_ACT_FIELDS: Partial<Record<ComplaintAction, (props: ActFieldsProps) => ReactNode>> = {
  record: RecordFields,
  explain_process: () => <Choice name="how" group="processWay" />,
  check_validity: CheckValidity,
  ask_survey: ({ record }) => (
    <>
      <Somebody siteId={record.siteId} />
      <Moment name="dueAt" isOptional />
      <Words name="title" label="question" isOptional max={200} rows={2} />
    </>
  ),
  ask_department: AskDepartment,
  finish_task: FinishTask,
  cancel_task: () => <Words name="reason" label="reason" max={500} autoFocus />,
  add_evidence: () => (
    <>
      <Files />
      <Words name="note" label="note" isOptional />
    </>
  ),
  add_finding: AddFinding,
  verify: () => (
    <>
      <Choice name="result" group="verificationResult" />
      <Words name="note" label="note" isOptional />
    </>
  ),
  find_cause: FindCause,
  propose: Propose,
  decide_solution: ({ form }) => <Decision form={form} />,
  decide_reply: ({ form }) => <Decision form={form} />,
  answer_solution: AnswerSolution,
  feed_back: ({ record }) => (
    <>
      <Words name="text" label="text" forResident={record} autoFocus />
      <Words name="opinion" label="opinion" isOptional rows={2} />
      <ChannelField />
    </>
  ),
  hand_up: HandUp,
  answer_level: AnswerLevel,
  settle_level: () => <Outcome />,
  appoint_reply: ({ record }) => (
    <>
      <Words name="reason" label="reason" max={500} forResident={record} autoFocus />
      <Moment name="dueAt" />
      <Somebody siteId={record.siteId} isOptional />
    </>
  ),
  cannot_solve: ({ record }) => (
    <>
      <Words name="explanation" label="explanation" forResident={record} autoFocus />
      <Moment name="nextReplyAt" />
    </>
  ),
  sign: Sign,
}

/** What the listener wrote, who what when where why, and how it was listened: one form for all that the record lacks. */
function RecordFields({ record }: ActFieldsProps) {
  const t = useT()
  const w = [
    [t('complaints.w.who'), record.personsInvolved], [t('complaints.w.what'), record.title], [t('complaints.w.when'), record.occurredAt ? '✓' : ''], [t('complaints.w.where'), record.place || record.unit?.name], [t('complaints.w.want'), record.demand],
  ] as const
  return (
    <>
      <p className="gj-row gj-wrap" style={{ marginBottom: 12 }}>
        {w.map(([name, value]) => (
          <span key={name} className="gj-tone gj-pill" data-tone={value ? 'done' : 'soon'} title={value ?? ''}>
            {name}
            {value ? ' ✓' : ` ${t('complaints.w.missing')}`}
          </span>
        ))}
      </p>
      <Words name="listenerNotes" label="listenerNotes" isOptional max={5000} autoFocus />
      {(['letFinish', 'noHaste', 'noArguing'] as const).map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked" style={{ marginBottom: 4 }}>
          <Checkbox>{t(`complaints.manner.${name}`)}</Checkbox>
        </Form.Item>
      ))}
      <div style={{ marginTop: 12 }}>
        <Choice name="impact" group="impact" isOptional />
      </div>
      <Words name="why" label="why" isOptional rows={2} />
      <Words name="handling" label="handling" isOptional max={5000} />
      <Words name="opinion" label="opinion" isOptional rows={2} />
    </>
  )
}

function CheckValidity({ form }: ActFieldsProps) {
  const validity = Form.useWatch('validity', form) as string | undefined
  return (
    <>
      <Choice name="validity" group="validity" without={['pending']} />
      <Words name="reason" label="reason" isOptional={validity !== 'partly' && validity !== 'invalid'} />
    </>
  )
}

function AskDepartment({ record }: ActFieldsProps) {
  const t = useT()
  return (
    <>
      <Form.Item name="departmentId" label={t('shell.field.department')} rules={useNeeded()}>
        <DepartmentPicker siteId={record.siteId} autoFocus />
      </Form.Item>
      <Somebody siteId={record.siteId} />
      <Words name="title" label="question" max={500} />
      <Moment name="dueAt" isOptional />
      <Form.Item name="isSecurity" valuePropName="checked">
        <Checkbox>{t('complaints.securityHelps')}</Checkbox>
      </Form.Item>
    </>
  )
}

function FinishTask({ record, task }: ActFieldsProps) {
  const t = useT()
  return (
    <>
      {task?.kind === 'check' && <YesNo name="isSatisfied" yes={t('complaints.satisfied')} no={t('complaints.notSatisfied')} />}
      <Words name="result" label={task?.kind === 'reply' ? 'text' : task?.kind === 'survey' ? 'found' : 'result'} max={5000} autoFocus {...(task?.kind === 'reply' ? { forResident: record } : {})} />
      {task?.kind !== 'reply' && <Files {...(task?.kind === 'survey' ? { accept: 'image/*' } : {})} />}
    </>
  )
}

function AddFinding({ form }: ActFieldsProps) {
  const needed = useNeeded()
  const t = useT()
  const method = Form.useWatch('method', form) as string | undefined
  return (
    <>
      <Choice name="method" group="verificationMethod" />
      {method === 'interview' && (
        <Form.Item name="heard" label={t('complaints.field.heard')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      <Words name="found" label="found" max={5000} />
      <Files />
    </>
  )
}

function FindCause() {
  return (
    <>
      <Choice name="causeClass" group="causeClass" />
      <Words name="cause" label="cause" />
    </>
  )
}

function Propose({ form }: ActFieldsProps) {
  const needed = useNeeded()
  const t = useT()
  const kinds = useChoices('solutionKind')
  const kind = Form.useWatch('kind', form) as string | undefined
  return (
    <>
      <Form.Item name="kind" label={t('complaints.choice.kind')} rules={useNeeded()}>
        <Select options={kinds} autoFocus />
      </Form.Item>
      <Words name="text" label="text" />
      <Form.Item name="money" label={t('complaints.field.cost')} rules={kind === 'compensate' ? needed : []} extra={t('complaints.hint.cost')}>
        <InputNumber min={0} precision={2} prefix="¥" style={{ width: 200 }} />
      </Form.Item>
    </>
  )
}

function Decision({ form }: { form: FormInstance }) {
  const t = useT()
  const isApproved = Form.useWatch('isApproved', form) as boolean | undefined
  return (
    <>
      <YesNo name="isApproved" yes={t('complaints.approve')} no={t('complaints.refuse')} />
      <Words name="note" label="note" isOptional={isApproved !== false} max={500} />
    </>
  )
}

function AnswerSolution() {
  const t = useT()
  return (
    <>
      <YesNo name="isAgreed" yes={t('complaints.outcome.agreed')} no={t('complaints.outcome.not_agreed')} />
      <Words name="opinion" label="opinion" isOptional />
    </>
  )
}

function ChannelField() {
  const t = useT()
  const channels = useChoices('channel').filter(({ value }) => ['phone', 'visit', 'message', 'letter', 'email'].includes(value))
  return (
    <Form.Item name="channel" label={t('shell.field.channel')}>
      <Segmented options={channels} />
    </Form.Item>
  )
}

function HandUp({ record, whole }: ActFieldsProps) {
  const needed = useNeeded()
  const t = useT()
  const isToMediation = whole.levels.at(-1)?.level === 'head_office'
  return (
    <>
      <Words name="reason" label="reason" forResident={record} autoFocus />
      <Moment name="answerBy" />
      {isToMediation && (
        <Form.Item name="mediator" label={t('complaints.field.mediator')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Somebody name="toEmployeeId" siteId={record.siteId} isOptional />
      <Form.Item name="isByPhone" valuePropName="checked">
        <Checkbox>{t('complaints.byPhone')}</Checkbox>
      </Form.Item>
    </>
  )
}

function Outcome({ isOptional = false }: { isOptional?: boolean }) {
  const rules = useRules(!isOptional)
  const t = useT()
  return (
    <Form.Item name="outcome" label={t('complaints.choice.outcome')} rules={rules}>
      <Radio.Group options={[{ value: 'agreed', label: t('complaints.outcome.agreed') }, { value: 'not_agreed', label: t('complaints.outcome.not_agreed') }]} />
    </Form.Item>
  )
}

function AnswerLevel({ record, level }: ActFieldsProps) {
  const isMediation = level?.level === 'mediation'
  return (
    <>
      <Words name="answer" label="answer" max={5000} forResident={record} autoFocus />
      <Outcome isOptional />
      {isMediation && <Moment name="mediationFrom" />}
      {isMediation && <Moment name="mediationTo" isOptional />}
      <Files />
    </>
  )
}

function Sign() {
  const t = useT()
  return (
    <>
      <Choice name="signer" group="signer" />
      <Form.Item name="name" label={t('complaints.field.signerName')} rules={useNeeded()}>
        <Input maxLength={50} />
      </Form.Item>
      <Words name="opinion" label="opinion" isOptional />
      <Form.Item name="signature" label={t('complaints.field.signature')} rules={useNeeded()} extra={t('complaints.hint.sign')}>
        <FileUpload accept="image/*" max={1} />
      </Form.Item>
    </>
  )
}
