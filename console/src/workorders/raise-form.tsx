import { Checkbox, Form, Input, Segmented, Select } from 'antd'
import { useAct, useLabel, useT, type CallResult, type Window } from '@guanjia/ui'
import type { Case, CaseKind } from '@guanjia/contract/cases.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { CategoryPicker, EmployeePicker, UnitPicker } from '../kit/pickers.tsx'
import { WindowPicker } from '../kit/window-picker.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ReworkHint } from './rework-hint.tsx'

type WorkOrder = CallResult<'workorders.createWorkOrder'>

interface Values {
  kind: WorkOrder['kind']
  title: string
  symptom?: string
  urgency: WorkOrder['urgency']
  categoryId?: string | null
  unitId?: string | null
  placeKind: WorkOrder['placeKind']
  place?: string
  contactName?: string
  contactPhone?: string
  safetyNote?: string
  window?: Window | null
  workerId?: string | null
  isInPool?: boolean
  isPaid?: boolean
  freeReason?: WorkOrder['freeReason']
  rework?: 'again' | 'none'
  notReworkReason?: string
  files?: FileRef[]
}

const KIND_OF: Partial<Record<CaseKind, WorkOrder['kind']>> = { paid_service: 'paid_service' }

/** Raises a work order from a case, with everything that the case already says, or by hand. */
export function RaiseForm({ from, onClose, onRaised }: { from?: Case; onClose: () => void; onRaised: (order: WorkOrder) => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const may = useMay()
  const siteId = from?.siteId ?? site.id
  // Made once: a second try after a lost answer raises the same order, not another.
  const id = useNewId()
  const raise = useAct('workorders.createWorkOrder', ['workorders', 'cases', 'platform'])
  const kinds = useChoices('workOrderKind')
  const urgencies = useChoices('urgency')
  const placeKinds = useChoices('placeKind')
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const initial: Partial<Values> = from
    ? {
        kind: KIND_OF[from.kind] ?? 'repair',
        title: from.title || from.category?.name || label('caseKind', from.kind),
        symptom: from.statement,
        urgency: from.urgency,
        categoryId: from.category?.id ?? null,
        unitId: from.unit?.id ?? null,
        placeKind: from.placeKind,
        place: from.place,
        contactName: from.person?.name ?? '',
        contactPhone: from.contactPhone,
        isPaid: from.kind === 'paid_service',
        files: from.files,
      }
    : { kind: 'repair', urgency: 'normal', placeKind: 'public_area' }
  const submit = async ({ files, window, rework, isPaid, ...values }: Values): Promise<void> => {
    const order = await raise.mutateAsync({
      body: {
        ...values,
        id,
        siteId,
        caseId: from?.id ?? null,
        // A rework is free; what is none says why.
        isPaid: rework === 'again' ? false : isPaid,
        ...(rework === 'none' ? { reworkOf: null } : {}),
        appointmentFrom: window?.from ?? null,
        appointmentTo: window?.to ?? null,
        fileIds: files?.map((file) => file.id) ?? [],
      },
    })
    onRaised(order)
  }
  return (
    <ActForm<Values>
      title={from ? `${t('workorders.raise')} · ${from.number}` : t('workorders.new')}
      verb={t('workorders.raise')}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      width={720}
    >
      {(form) => (
        <>
          <Form.Item name="title" label={t('shell.field.title')} rules={needed}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="symptom" label={t('shell.field.symptom')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="kind" label={t('shell.field.kind')}>
              <Select options={kinds} />
            </Form.Item>
            <Form.Item name="urgency" label={t('shell.field.urgency')}>
              <Segmented options={urgencies} />
            </Form.Item>
            <Form.Item name="unitId" label={t('shell.field.unit')}>
              <UnitPicker siteId={siteId} known={from?.unit?.name} />
            </Form.Item>
            <Form.Item name="placeKind" label={t('shell.field.placeKind')}>
              <Select options={placeKinds} />
            </Form.Item>
            <Form.Item name="place" label={t('shell.field.place')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="categoryId" label={t('shell.field.category')}>
              <CategoryPicker kind="repair" />
            </Form.Item>
            <Form.Item name="contactName" label={t('shell.field.contactName')}>
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name="contactPhone" label={t('shell.field.contactPhone')}>
              <Input maxLength={30} />
            </Form.Item>
            {may('people:read') && (
              <Form.Item name="workerId" label={t('shell.field.worker')} extra={t('workorders.workerHint')}>
                <EmployeePicker
                  siteId={siteId}
                  role="technician"
                  onChange={(worker) => {
                    if (worker) form.setFieldValue('isInPool', false)
                  }}
                />
              </Form.Item>
            )}
            <Form.Item name="isInPool" valuePropName="checked" label=" ">
              <Checkbox
                onChange={({ target }) => {
                  if (target.checked) form.setFieldValue('workerId', null)
                }}
              >
                {t('workorders.toPool')}
              </Checkbox>
            </Form.Item>
          </div>
          <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.urgency !== after.urgency}>
            {({ getFieldValue }) =>
              // Nobody waits for an appointment with an emergency.
              getFieldValue('urgency') !== 'emergency' && (
                <Form.Item name="window" label={t('workorders.appoint.window')} preserve={false}>
                  <WindowPicker />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="safetyNote" label={t('shell.field.safetyNote')}>
            <Input maxLength={500} placeholder={t('workorders.safetyHint')} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.unitId !== after.unitId || before.categoryId !== after.categoryId}>
            {({ getFieldValue }) => (
              <ReworkHint
                siteId={siteId}
                unitId={getFieldValue('unitId') as string | null | undefined}
                categoryId={getFieldValue('categoryId') as string | null | undefined}
              />
            )}
          </Form.Item>
          <Form.Item name="isPaid" valuePropName="checked" extra={t('paid.raise.isPaidHint')}>
            <Checkbox>{t('workorders.isPaid')}</Checkbox>
          </Form.Item>
          <Form.Item name="files" label={t('shell.files.label')} valuePropName="value">
            <FileUpload />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
