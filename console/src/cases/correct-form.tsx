import { Form, Input, Segmented, Select } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'

const TEXTS = ['title', 'statement', 'demand', 'expectation', 'place', 'personsInvolved', 'contactPhone'] as const
const OTHERS = ['placeKind', 'unitId', 'personId', 'occurredAt', 'wish', 'promisedAt', 'urgency'] as const
type Values = Record<(typeof TEXTS)[number] | (typeof OTHERS)[number], string | null | undefined> & { files?: FileRef[] }

/** Corrects what was taken down; only what really changed is sent, so that the timeline tells it from → to. */
export function CorrectForm({ record, onClose }: { record: Case; onClose: () => void }) {
  const t = useT()
  const change = useAct('cases.changeCase', ['cases', 'platform'])
  const urgencies = useChoices('urgency')
  const placeKinds = useChoices('placeKind')
  const wishes = useChoices('wish')
  const before: Values = {
    title: record.title, statement: record.statement, demand: record.demand, expectation: record.expectation, place: record.place, personsInvolved: record.personsInvolved, contactPhone: record.contactPhone,
    placeKind: record.placeKind, unitId: record.unit?.id ?? null, personId: record.person?.id ?? null, occurredAt: record.occurredAt, wish: record.wish, promisedAt: record.promisedAt, urgency: record.urgency,
  }
  const submit = ({ files, ...values }: Values): Promise<unknown> => {
    const changed = Object.fromEntries([
      ...TEXTS.filter((key) => (values[key] ?? '') !== before[key]).map((key) => [key, values[key] ?? '']),
      ...OTHERS.filter((key) => (values[key] ?? null) !== before[key]).map((key) => [key, values[key] ?? null]),
    ]) as object
    return change.mutateAsync({ params: { id: record.id }, body: { version: record.version, ...changed, ...(files?.length ? { addFileIds: files.map(({ id }) => id) } : {}) } })
  }
  return (
    <ActForm<Values> title={`${t('cases.correct')} · ${record.number}`} verb={t('shell.form.save')} initial={before} onSubmit={submit} onClose={onClose} width={680}>
      <Form.Item name="title" label={t('shell.field.title')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="statement" label={t('shell.field.statement')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="personId" label={t('shell.field.person')}><PersonPicker siteId={record.siteId} known={record.person?.name} /></Form.Item>
        <Form.Item name="contactPhone" label={t('shell.field.contactPhone')}><Input maxLength={30} /></Form.Item>
        <Form.Item name="unitId" label={t('shell.field.unit')}><UnitPicker siteId={record.siteId} known={record.unit?.name} /></Form.Item>
        <Form.Item name="placeKind" label={t('shell.field.placeKind')}><Select options={placeKinds} /></Form.Item>
        <Form.Item name="place" label={t('shell.field.place')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="urgency" label={t('shell.field.urgency')}><Segmented options={urgencies} /></Form.Item>
        <Form.Item name="occurredAt" label={t('shell.field.occurredAt')}><InstantPicker /></Form.Item>
        <Form.Item name="promisedAt" label={t('shell.field.promisedAt')}><InstantPicker /></Form.Item>
        <Form.Item name="personsInvolved" label={t('shell.field.personsInvolved')}><Input maxLength={500} /></Form.Item>
        <Form.Item name="wish" label={t('shell.field.wish')}><Select allowClear options={wishes} /></Form.Item>
      </div>
      <Form.Item name="demand" label={t('shell.field.demand')}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} /></Form.Item>
      <Form.Item name="expectation" label={t('shell.field.expectation')}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} /></Form.Item>
      <Form.Item name="files" label={t('shell.files.add')} valuePropName="value"><FileUpload /></Form.Item>
    </ActForm>
  )
}
