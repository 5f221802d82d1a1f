import { Form, Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { EmployeePicker, PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import type { Choice } from '../kit/choices.ts'
import { HoursInput } from './hours-input.tsx'
import { AreaPicker, BuildingPicker, BuildingsPicker, ClassPicker, SpacesPicker, VehiclePicker } from './place-pickers.tsx'
import { PlanPoint } from './plan-point.tsx'

/** One field of a form; `name` is the contract's, so that an error of the server finds it. */
export interface Field {
  name: string
  label: string
  kind: 'text' | 'long' | 'day' | 'number' | 'yuan' | 'choice' | 'choices' | 'flag' | 'person' | 'unit' | 'class' | 'area' | 'building' | 'spaces' | 'vehicle' | 'hours' | 'plan' | 'photos' | 'colleague' | 'buildings' | 'instant' | 'own'
  /** The value of a record, where it isn't simply the field of that name. */
  from?: (record: never) => unknown
  isNeeded?: boolean
  choices?: readonly Choice[]
  /** What a picker shows of a value that it has not found itself. */
  known?: string
  hint?: string
  first?: unknown
  unit?: string
  precision?: number
  /** What is filled in by an `own` field. */
  input?: ReactNode
}

const EMPTY: Partial<Record<Field['kind'], unknown>> = { text: '', long: '', choices: [], spaces: [], photos: [], hours: [], flag: false, buildings: [] }

/** The form's values of a record, or of a new one. */
export function valuesOf(fields: readonly Field[], record: object | null): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const { name, kind, first } = field
      if (kind === 'photos') return [name, record && field.from ? field.from(record as never) : []]
      if (record === null) return [name, first ?? EMPTY[kind] ?? null]
      const value = field.from ? field.from(record as never) : (record as Record<string, unknown>)[name]
      return [name, kind === 'yuan' && typeof value === 'number' ? value / 100 : (value ?? EMPTY[kind] ?? null)]
    }),
  )
}

/** What is sent: yuan become fen, files their ids. In a new record, what nobody filled in is left out; in a change it is cleared. */
export function bodyOf(fields: readonly Field[], values: Record<string, unknown>, isNew: boolean): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const { name, kind } of fields) {
    if (!(name in values)) continue
    const value = values[name]
    const isEmpty = value === undefined || value === null || value === ''
    if (isEmpty && isNew) continue
    if (kind === 'photos') body[name] = (value as { id: string }[]).map(({ id }) => id)
    else if (kind === 'yuan') body[name] = isEmpty ? null : Math.round((value as number) * 100)
    else if (kind === 'text' || kind === 'long') body[name] = isEmpty ? '' : (value as string).trim()
    else body[name] = value === undefined ? null : value
  }
  return body
}

/** What an act of a register sends. A day that nobody chose means: without end. */
export function actBodyOf(fields: readonly Field[], values: Record<string, unknown>, action: string): Record<string, unknown> {
  const sent = bodyOf(fields, values, true)
  const open = Object.fromEntries(fields.filter(({ kind, name }) => kind === 'day' && !(name in sent)).map(({ name }) => [name, null]))
  return { ...open, ...sent, action }
}

/** `siteId`: whose places and colleagues are offered; those of the site on screen when left out. */
export function FieldsOf({ fields, siteId }: { fields: readonly Field[]; siteId?: string }) {
  return (
    <div className="gj-form-pair">
      {fields.map((field, at) => (
        <OneField key={field.name} field={field} siteId={siteId} isFirst={at === 0} />
      ))}
    </div>
  )
}

const WIDE = new Set<Field['kind']>(['long', 'hours', 'plan', 'photos', 'own'])

function OneField({ field, siteId, isFirst }: { field: Field; siteId: string | undefined; isFirst: boolean }) {
  const t = useT()
  const { name, label, kind, isNeeded, hint } = field
  const rules = isNeeded ? [{ required: true, message: t('shell.fieldNeeded'), ...(kind === 'text' || kind === 'long' ? { whitespace: true } : {}) }] : []
  return (
    <Form.Item name={name} label={label} rules={rules} extra={hint} valuePropName={kind === 'flag' ? 'checked' : 'value'} style={WIDE.has(kind) ? { gridColumn: '1 / -1' } : undefined}>
      {input(field, siteId, isFirst)}
    </Form.Item>
  )
}

function input({ kind, choices, known, unit, precision, input: own }: Field, siteId: string | undefined, autoFocus: boolean): ReactNode {
  switch (kind) {
    case 'text':
      return <Input maxLength={200} autoFocus={autoFocus} />
    case 'long':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
    case 'day':
      return <DayPicker />
    case 'number':
      return <InputNumber min={0} precision={precision} suffix={unit} style={{ width: '100%' }} />
    case 'yuan':
      return <InputNumber min={0} max={10_000_000} precision={2} prefix="¥" style={{ width: '100%' }} />
    case 'choice':
      return <Select options={choices as Choice[]} showSearch={{ optionFilterProp: 'label' }} allowClear />
    case 'choices':
      return <Select mode="multiple" options={choices as Choice[]} />
    case 'flag':
      return <Switch />
    case 'person':
      return <PersonPicker siteId={siteId} known={known} />
    case 'unit':
      return <UnitPicker siteId={siteId} known={known} />
    case 'class':
      return <ClassPicker siteId={siteId} />
    case 'area':
      return <AreaPicker siteId={siteId} known={known} />
    case 'building':
      return <BuildingPicker siteId={siteId} />
    case 'spaces':
      return <SpacesPicker siteId={siteId} />
    case 'vehicle':
      return <VehiclePicker siteId={siteId} known={known} />
    case 'hours':
      return <HoursInput />
    case 'plan':
      return <PlanPoint />
    case 'colleague':
      return <EmployeePicker siteId={siteId} />
    case 'buildings':
      return <BuildingsPicker siteId={siteId} />
    case 'instant':
      return <InstantPicker />
    case 'own':
      return own
    case 'photos':
      return <FileUpload max={9} accept="image/*" />
  }
}

