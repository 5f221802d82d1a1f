import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { FREQUENCY_UNITS, SURFACES, WASTE_CLASSES, type FrequencyUnit, type Surface, type WasteClass } from '@guanjia/ui/environment/choices.ts'
import type { Frequency } from '@guanjia/contract/environment.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'

interface Props<V> {
  id?: string
  value?: V
  onChange?: (value: V) => void
}

/** So many times in so many days, weeks or months; nothing while nobody says how often. */
export function FrequencyInput({ id, value, onChange }: Props<Frequency | null>) {
  const t = useT()
  const label = useLabel()
  const change = (patch: Partial<Frequency>): void => onChange?.({ times: 1, every: 1, unit: 'day', ...value, ...patch })
  return (
    <div className="gj-row">
      <span>{t('environment.frequency.every')}</span>
      <InputNumber min={1} max={24} precision={0} value={value?.every ?? null} placeholder="1" aria-label={t('environment.frequency.every')} onChange={(every) => change({ every: every ?? 1 })} style={{ width: 72 }} />
      <Select<FrequencyUnit> value={value?.unit} placeholder={t('environment.frequency.none')} aria-label={t('environment.field.own')} options={FREQUENCY_UNITS.map((unit) => ({ value: unit, label: label('frequencyUnit', unit) }))} onChange={(unit) => change({ unit })} style={{ width: 110 }} />
      <InputNumber id={id} min={1} max={24} precision={0} value={value?.times ?? null} aria-label={t('environment.frequency.times')} suffix={t('environment.frequency.times')} onChange={(times) => (times === null ? onChange?.(null) : change({ times }))} style={{ width: 120 }} />
      {value && <Button type="text" icon={<DeleteOutlined />} aria-label={t('environment.frequency.none')} onClick={() => onChange?.(null)} />}
    </div>
  )
}

interface Deduction {
  surface: Surface
  points: number
  what: string
}

/** What was not clean, surface by surface, and how many points it costs. */
export function DeductionsInput({ id, value = [], onChange }: Props<Deduction[]>) {
  const t = useT()
  const label = useLabel()
  const change = (at: number, patch: Partial<Deduction>): void => onChange?.(value.map((one, i) => (i === at ? { ...one, ...patch } : one)))
  return (
    <div className="gj-stack" style={{ gap: 6 }} id={id}>
      {value.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        <div key={at} className="gj-row">
          <Select<Surface> value={one.surface} aria-label={t('environment.field.surface')} options={SURFACES.map((surface) => ({ value: surface, label: label('surface', surface) }))} onChange={(surface) => change(at, { surface })} style={{ width: 120 }} />
          <InputNumber min={1} max={100} precision={0} value={one.points} aria-label={t('environment.checks.points')} onChange={(points) => change(at, { points: points ?? 1 })} style={{ width: 80 }} />
          <Input className="gj-grow" maxLength={200} value={one.what} placeholder={t('environment.checks.what')} aria-label={t('environment.checks.what')} onChange={({ target }) => change(at, { what: target.value })} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('environment.checks.removeDeduction', { n: at + 1 })} onClick={() => onChange?.(value.filter((_, i) => i !== at))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange?.([...value, { surface: 'floor', points: 10, what: '' }])} style={{ alignSelf: 'flex-start' }}>{t('environment.checks.addDeduction')}</Button>
    </div>
  )
}

/** Times of the day, such as 07:00; `7:00` means the same. */
export function SlotsInput({ id, value = [], onChange }: Props<string[]>) {
  const take = (written: string[]): void => {
    const slots = written.map((slot) => slot.trim().replace('：', ':').padStart(5, '0'))
    onChange?.([...new Set(slots.filter((slot) => /^([01]\d|2[0-3]):[0-5]\d$/.test(slot)))].toSorted())
  }
  return <Select id={id} mode="tags" value={value} onChange={take} open={false} suffixIcon={null} placeholder="07:00" />
}

interface Load {
  class: WasteClass
  bins?: number | null
  kilograms?: number | null
}

/** What was carried away, class by class, in bins or by weight. */
export function LoadsInput({ id, value = [], onChange }: Props<Load[]>) {
  const t = useT()
  const label = useLabel()
  const change = (at: number, patch: Partial<Load>): void => onChange?.(value.map((one, i) => (i === at ? { ...one, ...patch } : one)))
  const free = WASTE_CLASSES.find((one) => !value.some((load) => load.class === one))
  return (
    <div className="gj-stack" style={{ gap: 6 }} id={id}>
      {value.map((one, at) => (
        <div key={one.class} className="gj-row">
          <Select<WasteClass> value={one.class} aria-label={t('environment.field.classes')} options={WASTE_CLASSES.map((value_) => ({ value: value_, label: label('wasteClass', value_), disabled: value.some((load) => load.class === value_) }))} onChange={(next) => change(at, { class: next })} style={{ width: 140 }} />
          <InputNumber min={0} max={1000} precision={0} value={one.bins ?? null} suffix={t('environment.waste.bins')} aria-label={t('environment.waste.bins')} onChange={(bins) => change(at, { bins })} style={{ width: 110 }} />
          <InputNumber min={0} max={100_000} value={one.kilograms ?? null} suffix="kg" aria-label={t('environment.waste.kilograms')} onChange={(kilograms) => change(at, { kilograms })} style={{ width: 120 }} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={label('wasteClass', one.class)} onClick={() => onChange?.(value.filter((_, i) => i !== at))} />
        </div>
      ))}
      {free && <Button size="small" icon={<PlusOutlined />} onClick={() => onChange?.([...value, { class: free, bins: null, kilograms: null }])} style={{ alignSelf: 'flex-start' }}>{t('environment.waste.addLoad')}</Button>}
    </div>
  )
}

/** What the surfaces of the chosen area do not bear, and that somebody has read it. */
export function WarningsRead({ id, value = false, onChange }: Props<boolean>) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const areaId = Form.useWatch<string | null | undefined>('areaId')
  const warnings = useCall('environment.listCleanWarnings', { query: { siteId: site.id, ...(areaId ? { areaId } : {}) } })
  return (
    <>
      {warnings.error && !warnings.data && <ProblemAlert error={warnings.error} onRetry={() => void warnings.refetch()} />}
      <ul>{warnings.data?.items.map(({ material, agent, note }) => <li key={`${material}${agent}`}><span className="gj-tone" data-tone="overdue">▲ {label('surfaceMaterial', material)} · {label('cleanAgent', agent)} {label('agentVerdict', 'prohibited')}</span> <span className="gj-quiet">{note}</span></li>)}</ul>
      <Checkbox id={id} checked={value} onChange={({ target }) => onChange?.(target.checked)}>{t('environment.field.hasReadWarnings')}</Checkbox>
    </>
  )
}
