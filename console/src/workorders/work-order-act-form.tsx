import { Checkbox, Form, Input, InputNumber, Radio, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { isProblem, sentMaterials, useAct, useCall, useLabel, useT, type CallInput, type Window } from '@guanjia/ui'
import type { WorkOrder, WorkOrderAction } from '@guanjia/contract/workorders.ts'
import { ActForm } from '../kit/act-form.tsx'
import { bodyOf } from '../kit/file-ids.ts'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { ProlongFields, WaitFields } from '../kit/wait-fields.tsx'
import { WindowPicker } from '../kit/window-picker.tsx'
import { worded } from '../kit/worded.ts'
import { useSession } from '../session/session.tsx'
import { DoneExtraFields, SignatureFields, splitExtras } from './done-extras.tsx'
import { MaterialFields, draftsOf, type MaterialRow } from './material-fields.tsx'
import { HEAVY, needsWords } from './work-order-acts.ts'

type Values = Record<string, unknown>
const MAX_PHOTOS = 9

interface FieldsProps {
  record: WorkOrder
  form: FormInstance
}

const FIELDS: Partial<Record<WorkOrderAction, (props: FieldsProps) => ReactNode>> = {
  assign: ({ record }) => <Worker record={record} />,
  transfer: ({ record }) => (
    <>
      <Worker record={record} />
      <Reason />
    </>
  ),
  decline: () => <Reason />,
  cancel: () => <Reason />,
  rework: ({ record }) => (
    <>
      <Reason />
      <Worker record={record} isOptional />
    </>
  ),
  arrive: Arrive,
  start: () => <Photos name="photoIds" />,
  suspend: Suspend,
  done: Done,
  verify: Verify,
  prolong: ({ record, form }) => (
    <ProlongFields reason={record.suspendReason} until={record.suspendUntil} siteId={record.siteId} form={form} />
  ),
  appoint: Appoint,
  sign: () => <SignatureFields isNeeded />,
}
const WITHOUT_NOTE: ReadonlySet<WorkOrderAction> = new Set(['transfer', 'decline', 'cancel', 'rework', 'done', 'suspend', 'prolong', 'sign'])

function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}
function Worker({ record, isOptional = false }: { record: WorkOrder; isOptional?: boolean }) {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name="workerId" label={t('shell.field.worker')} rules={isOptional ? [] : needed}>
      <EmployeePicker siteId={record.siteId} role="technician" autoFocus={!isOptional} />
    </Form.Item>
  )
}
function Reason() {
  const t = useT()
  const needed = useNeeded()
  return (
    <Form.Item name="reason" label={t('cases.act.reason')} rules={[{ ...needed[0], whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
    </Form.Item>
  )
}
const PHOTO_WORDS = { photoIds: 'photos', photoBeforeIds: 'before', photoAfterIds: 'after' } as const

function Photos({ name }: { name: keyof typeof PHOTO_WORDS }) {
  const t = useT()
  return (
    <Form.Item name={name} label={t(`workorders.photos.${PHOTO_WORDS[name]}`)} valuePropName="value">
      <FileUpload max={MAX_PHOTOS} accept="image/jpeg,image/png,image/webp" text={t('workorders.photos.add')} />
    </Form.Item>
  )
}
function Arrive({ record }: { record: WorkOrder }) {
  const t = useT()
  const pieces = useChoices('fivePiece')
  return (
    <>
      {record.placeKind === 'unit' && (
        <Form.Item name="fivePieces" label={t('workorders.fivePieces')}>
          <Checkbox.Group options={pieces} />
        </Form.Item>
      )}
      <Photos name="photoIds" />
    </>
  )
}
function Suspend({ record, form }: FieldsProps) {
  const words = useWordsAsked(record, 'suspend')
  const clocks = useCall('workorders.workOrderClocks', { params: { id: record.id } })
  return (
    <WaitFields siteId={record.siteId} clocks={clocks.data?.items ?? record.clocks} form={form} maxFiles={MAX_PHOTOS} noteAsked={words} />
  )
}

/** An agreed window; `isCancelled` takes the present one back. */
function Appoint({ record, form }: FieldsProps) {
  const t = useT()
  const isCancelled = Form.useWatch('isCancelled', form) === true
  return (
    <>
      {!isCancelled && (
        <Form.Item
          name="window"
          label={t('workorders.appoint.window')}
          required
          // Half a window is no mistake while somebody is choosing.
          validateTrigger={[]}
          extra={t('workorders.appoint.hint')}
          rules={[
            {
              validator: (_, window: Window | null | undefined) =>
                window ? Promise.resolve() : Promise.reject(new Error(t('workorders.appoint.needed'))),
            },
          ]}
        >
          <WindowPicker />
        </Form.Item>
      )}
      {record.appointmentFrom !== null && (
        <Form.Item name="isCancelled" valuePropName="checked">
          <Checkbox>{t('workorders.appoint.cancel')}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
function Verify() {
  const t = useT()
  return (
    <Form.Item name="isPassed" label={t('workorders.verdict')} rules={useNeeded()} extra={t('workorders.verdictHint')}>
      <Radio.Group
        optionType="button"
        options={[
          { value: true, label: t('workorders.passed') },
          { value: false, label: t('workorders.failed') },
        ]}
      />
    </Form.Item>
  )
}
function Done({ record }: FieldsProps) {
  const t = useT()
  const needed = useNeeded()
  return (
    <>
      <Form.Item name="result" label={t('cases.act.result')} rules={[{ ...needed[0], whitespace: true }]}>
        <ResidentText autoFocus isForResident={record.case !== null} values={{ unit: record.unit?.name, number: record.case?.number }} />
      </Form.Item>
      <div className="gj-form-pair">
        <Photos name="photoBeforeIds" />
        <Photos name="photoAfterIds" />
      </div>
      <Form.Item name="labourMinutes" label={t('shell.field.labourMinutes')}>
        <InputNumber min={0} max={10_000} style={{ width: 160 }} />
      </Form.Item>
      <MaterialFields siteId={record.siteId} />
      <DoneExtraFields record={record} />
    </>
  )
}

/** Asks whoever acts for the worker why; nothing of the worker. */
function useWordsAsked(record: WorkOrder, action: WorkOrderAction): string | undefined {
  const t = useT()
  const { employeeId } = useSession()
  if (!needsWords(action, record.worker, employeeId)) return undefined
  return record.worker ? t('workorders.forWorker', { name: record.worker.name }) : undefined
}

/** What a form begins with: what the order already says. */
function beginningOf(record: WorkOrder, action: WorkOrderAction): Values {
  if (action === 'done')
    return { photoBeforeIds: record.photosBefore, photoAfterIds: record.photosAfter, result: record.result || undefined }
  const { appointmentFrom: from, appointmentTo: to } = record
  return action === 'appoint' && from && to && Date.parse(to) > Date.now() ? { window: { from, to } } : {}
}

/** The small form of one act on a work order. */
export function WorkOrderActForm({ record, action, onClose }: { record: WorkOrder; action: WorkOrderAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('workorders.actOnWorkOrder', ['workorders', 'cases', 'platform', 'stores'])
  const needed = useNeeded()
  const words = useWordsAsked(record, action)
  const Fields = FIELDS[action]
  const verb = label('workOrderAction', action)
  const submit = (values: Values): Promise<unknown> => {
    const { rest, body: extras } = splitExtras(values)
    const { isCancelled, ...given } = rest
    // An empty window is what takes the appointment back; other empty values are left out.
    const own = action === 'appoint' ? { ...bodyOf(given), window: isCancelled === true ? null : given.window } : bodyOf(given)
    const materials = action === 'done' ? { ...extras, materials: sentMaterials(draftsOf(given.materials as MaterialRow[] | undefined)) } : action === 'sign' ? { signature: extras.signature } : {}
    const body = { action, version: record.version, ...own, ...materials } as CallInput<'workorders.actOnWorkOrder'>['body']
    // What is short is named in the words of its code; other failures are worded where they are shown.
    return act.mutateAsync({ params: { id: record.id }, body }).catch((error: unknown) => {
      throw isProblem(error, 'store.short') ? worded(error, t) : error
    })
  }
  return (
    <ActForm<Values>
      title={`${verb} · ${record.number}`}
      verb={verb}
      isDanger={HEAVY.has(action)}
      initial={beginningOf(record, action)}
      onSubmit={submit}
      onClose={onClose}
      width={action === 'done' || action === 'appoint' ? 640 : 520}
    >
      {(form) => (
        <>
          {Fields && <Fields record={record} form={form} />}
          {!WITHOUT_NOTE.has(action) && (
            <Form.Item name="note" label={words ?? t('cases.act.note')} rules={words ? [{ ...needed[0], whitespace: true }] : []}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
            </Form.Item>
          )}
        </>
      )}
    </ActForm>
  )
}
