import { Form, Input, Segmented, Select } from 'antd'
import { useAct, useLabel, useT, useTime, type CallInput } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'

interface Values {
  title: string
  statement: string
  personId: string | null
  contactPhone: string
  unitId: string | null
  placeKind: Case['placeKind']
  place: string
  urgency: Case['urgency']
  occurredAt: string | null
  promisedAt: string | null
  personsInvolved: string
  wish: Case['wish']
  demand: string
  expectation: string
  files: FileRef[]
}

function valuesOf(record: Case): Values {
  const { title, statement, contactPhone, placeKind, place, urgency, occurredAt, promisedAt, personsInvolved, wish, demand, expectation } =
    record
  return {
    title,
    statement,
    contactPhone,
    placeKind,
    place,
    urgency,
    occurredAt,
    promisedAt,
    personsInvolved,
    wish,
    demand,
    expectation,
    personId: record.person?.id ?? null,
    unitId: record.unit?.id ?? null,
    files: [],
  }
}

/** An emptied text is sent as an empty text, an emptied choice as null. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'statement', 'contactPhone', 'place', 'personsInvolved', 'demand', 'expectation'])

/** Corrects what was taken down; only what changed is sent, and two people at once see both versions. */
export function CorrectForm({ record, onClose }: { record: Case; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const change = useAct('cases.changeCase', ['cases', 'platform'])
  const urgencies = useChoices('urgency')
  const placeKinds = useChoices('placeKind')
  const wishes = useChoices('wish')
  const name = (field: keyof Values) => ({
    label:
      field === 'files' ? t('shell.files.add') : t(`shell.field.${field === 'personId' ? 'person' : field === 'unitId' ? 'unit' : field}`),
  })
  const at = (value: unknown): string => time.at(value as string | null)
  const known = (ref: { id: string; name: string } | null) => (id: unknown) => (id === ref?.id ? ref?.name : '…')
  const save = ({ files, ...changes }: Partial<Values>, version: number): Promise<unknown> => {
    const sent = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value ?? (TEXTS.has(key) ? '' : null)]))
    const body = {
      version,
      ...sent,
      ...(files?.length ? { addFileIds: files.map(({ id }) => id) } : {}),
    } as CallInput<'cases.changeCase'>['body']
    return change.mutateAsync({ params: { id: record.id }, body })
  }
  return (
    <EditForm<Case, Values>
      title={`${t('cases.correct')} · ${record.number}`}
      verb={t('shell.form.save')}
      record={record}
      valuesOf={valuesOf}
      onSave={save}
      onClose={onClose}
      width={680}
      fields={{
        title: name('title'),
        statement: name('statement'),
        contactPhone: name('contactPhone'),
        place: name('place'),
        personsInvolved: name('personsInvolved'),
        demand: name('demand'),
        expectation: name('expectation'),
        files: name('files'),
        personId: { ...name('personId'), show: known(record.person) },
        unitId: { ...name('unitId'), show: known(record.unit) },
        placeKind: { ...name('placeKind'), show: (value) => label('placeKind', value as string) },
        urgency: { ...name('urgency'), show: (value) => label('urgency', value as string) },
        wish: { ...name('wish'), show: (value) => label('wish', value as string | null) },
        occurredAt: { ...name('occurredAt'), show: at },
        promisedAt: { ...name('promisedAt'), show: at },
      }}
    >
      <Form.Item name="title" label={name('title').label}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="statement"
        label={name('statement').label}
        rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="personId" label={name('personId').label}>
          <PersonPicker siteId={record.siteId} known={record.person?.name} />
        </Form.Item>
        <Form.Item name="contactPhone" label={name('contactPhone').label}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="unitId" label={name('unitId').label}>
          <UnitPicker siteId={record.siteId} known={record.unit?.name} />
        </Form.Item>
        <Form.Item name="placeKind" label={name('placeKind').label}>
          <Select options={placeKinds} />
        </Form.Item>
        <Form.Item name="place" label={name('place').label}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="urgency" label={name('urgency').label}>
          <Segmented options={urgencies} />
        </Form.Item>
        <Form.Item name="occurredAt" label={name('occurredAt').label}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="promisedAt" label={name('promisedAt').label}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="personsInvolved" label={name('personsInvolved').label}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="wish" label={name('wish').label}>
          <Select allowClear options={wishes} />
        </Form.Item>
      </div>
      <Form.Item name="demand" label={name('demand').label}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="expectation" label={name('expectation').label}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="files" label={name('files').label} valuePropName="value">
        <FileUpload />
      </Form.Item>
    </EditForm>
  )
}
