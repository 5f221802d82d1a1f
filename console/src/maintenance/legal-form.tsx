import { App, Form, Input, InputNumber, Radio, Select, Switch, type FormInstance } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { dayOf, useAct, useLabel, useT, useTime } from '@guanjia/ui'
import type { LegalInspectionDetails } from '@guanjia/contract/maintenance.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { FacilityOrClass, idsOf, scopeOf, type Scope } from './facility-or-class.tsx'
import { PartyPicker } from './pickers.tsx'

interface Values extends Scope {
  kind: LegalInspectionDetails['kind']
  name: string
  partyId: string | null
  months: number
  ownerId: string | null
  isActive: boolean
  note: string
}
const BLANK: Values = { kind: 'lift', name: '', scope: 'facility', facilityId: null, classId: null, partyId: null, months: 12, ownerId: null, isActive: true, note: '' }

function valuesOf({ kind, name, facility, class: of, party, months, owner, isActive, note }: LegalInspectionDetails): Values {
  return { kind, name, ...scopeOf(facility, of), partyId: party?.id ?? null, months, ownerId: owner?.id ?? null, isActive, note }
}
function factsOf({ scope, facilityId, classId, name, note, ...values }: Values) {
  return { ...values, name: name.trim(), note: note.trim(), ...idsOf({ scope, facilityId, classId }) }
}

/** What the law asks for and how often; of one facility, or of a class as a whole. */
export function LegalForm({ legal, onClose }: { legal: LegalInspectionDetails | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('maintenance.createLegalInspection', ['maintenance'])
  const change = useAct('maintenance.changeLegalInspection', ['maintenance'])
  const siteId = legal?.siteId ?? site.id
  const fields = (form: FormInstance<Values>) => <Fields form={form} siteId={siteId} legal={legal} />
  if (!legal)
    return (
      <ActForm<Values>
        title={t('maintenance.legal.new')}
        verb={t('maintenance.legal.create')}
        width={640}
        initial={BLANK}
        onSubmit={async (values) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { id, siteId, ...factsOf({ ...BLANK, ...values }) } }))
          void message.success(t('maintenance.legal.created'))
          void navigate({ to: '/maintenance/legal/$id', params: { id: made.id } })
        }}
        onClose={onClose}
      >
        {fields}
      </ActForm>
    )
  const words = (key: string, show?: (value: unknown) => string) => ({ label: t(`maintenance.legal.${key}` as 'maintenance.legal.name'), ...(show ? { show } : {}) })
  return (
    <EditForm<LegalInspectionDetails, Values>
      title={`${t('maintenance.edit')} · ${legal.name}`}
      verb={t('maintenance.save')}
      width={640}
      record={legal}
      valuesOf={valuesOf}
      fields={{ kind: words('kind', (value) => label('legalKind', value as string)), name: words('name'), scope: words('of'), facilityId: words('of'), classId: words('of'), partyId: words('party'), months: words('months'), ownerId: words('owner'), isActive: { label: t('maintenance.active') }, note: { label: t('maintenance.note') } }}
      onSave={async (_, version, all) => {
        await inWords(t, () => change.mutateAsync({ params: { id: legal.id }, body: { version, ...factsOf(all) } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      {fields}
    </EditForm>
  )
}

function Fields({ form, siteId, legal }: { form: FormInstance<Values>; siteId: string; legal: LegalInspectionDetails | null }) {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('maintenance.legal.kind')} rules={needed}><Select autoFocus={!legal} options={useChoices('legalKind')} /></Form.Item>
        <Form.Item name="name" label={t('maintenance.legal.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} /></Form.Item>
      </div>
      <FacilityOrClass form={form} siteId={siteId} label={t('maintenance.legal.of')} classHint={t('maintenance.legal.classHint')} known={legal?.facility ?? null} />
      <div className="gj-form-pair">
        <Form.Item name="months" label={t('maintenance.legal.months')} rules={needed}><InputNumber min={1} max={240} precision={0} suffix={t('maintenance.month')} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="ownerId" label={t('maintenance.legal.owner')} extra={t('maintenance.legal.ownerHint')}><EmployeePicker siteId={siteId} /></Form.Item>
        <Form.Item name="partyId" label={t('maintenance.legal.party')}><PartyPicker siteId={siteId} known={legal?.party?.name} /></Form.Item>
        <Form.Item name="isActive" label={t('maintenance.active')} valuePropName="checked"><Switch /></Form.Item>
      </div>
      <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
    </>
  )
}

interface Certificate {
  on: string
  result: 'passed' | 'conditional' | 'failed'
  number?: string
  partyId?: string | null
  validFrom?: string | null
  validUntil?: string | null
  note?: string
  files?: FileRef[]
}

/** It was inspected: the result, the certificate with its scan, and until when it holds. The end is proposed from the period. */
export function CertificateForm({ legal, onClose }: { legal: LegalInspectionDetails; onClose: () => void }) {
  const t = useT()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const id = useNewId()
  const record = useAct('maintenance.recordCertificate', ['maintenance', 'registers'])
  const results = useChoices('legalResult')
  const today = dayOf(Date.now(), timeZone)
  const endOf = (on: string | null | undefined): string | null => (on ? dayjs(on).add(legal.months, 'month').subtract(1, 'day').format('YYYY-MM-DD') : null)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Certificate>
      title={`${t('maintenance.legal.record')} · ${legal.name}`}
      verb={t('maintenance.legal.record')}
      width={600}
      initial={{ on: today, result: 'passed', partyId: legal.party?.id ?? null, validFrom: today, validUntil: endOf(today) }}
      onSubmit={async ({ on, result, number = '', partyId = null, validFrom = null, validUntil = null, note = '', files = [] }) => {
        const isGood = result !== 'failed'
        await inWords(t, () => record.mutateAsync({ params: { id: legal.id }, body: { id, on, result, number: number.trim(), partyId, validFrom: isGood ? validFrom : null, validUntil: isGood ? validUntil : null, note: note.trim(), fileIds: files.map((file) => file.id) } }))
        void message.success(t('maintenance.legal.recorded'))
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <div className="gj-form-pair">
            <Form.Item name="on" label={t('maintenance.legal.on')} rules={needed}><DayPicker autoFocus onChange={(on) => form.setFieldsValue({ on: on ?? undefined, validFrom: on, validUntil: endOf(on) } as never)} /></Form.Item>
            <Form.Item name="result" label={t('maintenance.legal.result')}><Radio.Group optionType="button" options={results} /></Form.Item>
            <Form.Item name="number" label={t('maintenance.legal.number')}><Input maxLength={100} /></Form.Item>
            <Form.Item name="partyId" label={t('maintenance.legal.party')}><PartyPicker siteId={legal.siteId} known={legal.party?.name} /></Form.Item>
          </div>
          <Form.Item noStyle dependencies={['result']}>
            {() => form.getFieldValue('result') !== 'failed' ? (
              <div className="gj-form-pair">
                <Form.Item name="validFrom" label={t('maintenance.legal.validFrom')}><DayPicker /></Form.Item>
                <Form.Item name="validUntil" label={t('maintenance.legal.until')} rules={needed}><DayPicker /></Form.Item>
              </div>
            ) : (
              <p className="gj-tone" data-tone="overdue" role="status" style={{ whiteSpace: 'normal', marginBottom: 12 }}>▲ {t('maintenance.legal.failedHint')}</p>
            )}
          </Form.Item>
          <Form.Item name="files" label={t('maintenance.legal.files')}><FileUpload max={9} accept="image/*,application/pdf" text={t('maintenance.legal.upload')} /></Form.Item>
          <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
