import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useRef } from 'react'
import { useLabel, useT } from '@guanjia/ui'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import type { NamedItem } from '@guanjia/contract/standards.ts'
import type { ItemCounts } from '@guanjia/ui/archives/choices.ts'
import { useChoices } from '../kit/choices.ts'
import { isItem, StandardItemField, StandardItemLink } from '../quality/standard-item-field.tsx'
import { answersOf, conditionsFor, hangingOn, withChoiceWritten, type ItemFault } from './checklist-items.ts'

interface Props {
  item: CheckItem
  at: number
  items: readonly CheckItem[]
  fault: ItemFault | null
  onChange: (item: CheckItem) => void
  /** A choice was written anew, and with it the conditions that hang on it. */
  onItems: (items: CheckItem[]) => void
  /** The items of standards that the kept version names. */
  standards: readonly NamedItem[]
}

/** One item: what is asked, what is fine, when it is asked at all, and what becomes of a bad answer. */
export function ItemFields({ item, at, items, fault, onChange, onItems, standards }: Props) {
  const t = useT()
  const kinds = useChoices('checkItemKind')
  const severities = useChoices('findingSeverity')
  const ways = useChoices('findingWay')
  const counts = useChoices('itemCounts')
  const set = (patch: Partial<CheckItem>): void => onChange({ ...item, ...patch })
  const named = standards.find((one) => isItem(one, item.standardItem))
  const canBeBad = item.kind === 'yes_no' || item.kind === 'number' || item.kind === 'choice'
  return (
    <section className="gj-card" aria-label={t('inspections.items.title', { n: at + 1 })}>
      <header><h2>{t('inspections.items.title', { n: at + 1 })}</h2></header>
      <Form component="div" layout="vertical" className="gj-body">
        <Form.Item label={t('inspections.items.text')} htmlFor="item-text" required validateStatus={fault === 'text' ? 'error' : undefined} help={fault === 'text' ? t('shell.fieldNeeded') : undefined}>
          <Input.TextArea id="item-text" value={item.text} maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} placeholder={t('inspections.items.textHint')} onChange={({ target }) => set({ text: target.value })} />
        </Form.Item>
        <Form.Item label={t('inspections.items.hint')} htmlFor="item-hint"><Input id="item-hint" value={item.hint} maxLength={500} placeholder={t('inspections.items.hintHint')} onChange={({ target }) => set({ hint: target.value })} /></Form.Item>
        <Form.Item label={t('inspections.items.kind')}><Segmented options={kinds} value={item.kind} onChange={(kind) => set({ kind, ...(kind === 'choice' && item.choices.length === 0 ? { choices: [{ value: '', isFine: true }, { value: '', isFine: false }] } : {}) })} /></Form.Item>
        {(item.kind === 'number' || item.kind === 'meter') && <Limits item={item} fault={fault} onChange={set} />}
        {item.kind === 'number' && <Form.Item label={t('fiveStandards.lamps.counts')}><Select aria-label={t('fiveStandards.lamps.counts')} allowClear options={counts} value={item.counts} onChange={(value?: ItemCounts) => set({ counts: value })} /></Form.Item>}
        {item.kind === 'choice' && <Choices item={item} items={items} fault={fault} onChange={set} onItems={onItems} />}
        <Condition item={item} at={at} items={items} onChange={set} />
        <div className="gj-row gj-wrap" style={{ gap: 16, marginBottom: 16 }}>
          <Checkbox checked={item.isRequired} onChange={({ target }) => set({ isRequired: target.checked })}>{t('inspections.items.isRequired')}</Checkbox>
          {canBeBad && <Checkbox checked={item.photoWhenBad} onChange={({ target }) => set({ photoWhenBad: target.checked })}>{t('inspections.items.photoWhenBad')}</Checkbox>}
        </div>
        {canBeBad && (
          <div className="gj-form-pair">
            <Form.Item label={t('inspections.items.severity')}><Select aria-label={t('inspections.items.severity')} options={severities} value={item.severity} onChange={(severity) => set({ severity })} /></Form.Item>
            <Form.Item label={t('inspections.items.way')}><Select aria-label={t('inspections.items.way')} options={ways} value={item.way} onChange={(way) => set({ way })} /></Form.Item>
          </div>
        )}
        <Form.Item label={t('quality.standards.from')}><StandardItemField key={item.id} value={item.standardItem} onChange={(standardItem) => set({ standardItem })} /></Form.Item>
        {named && <p><StandardItemLink named={named} /></p>}
        <Form.Item label={t('inspections.items.source')} htmlFor="item-source" style={{ marginBottom: 0 }}><Input id="item-source" value={item.source} maxLength={40} placeholder={t('inspections.items.sourceHint')} onChange={({ target }) => set({ source: target.value })} /></Form.Item>
      </Form>
    </section>
  )
}

type Part = Pick<Props, 'item' | 'fault'> & { onChange: (patch: Partial<CheckItem>) => void }

function Limits({ item, fault, onChange }: Part) {
  const t = useT()
  return (
    <Form.Item label={item.kind === 'number' ? t('inspections.items.limits') : t('inspections.items.unit')} extra={item.kind === 'number' ? t('inspections.items.limitsHint') : undefined} validateStatus={fault === 'limits' ? 'error' : undefined} help={fault === 'limits' ? t('inspections.items.limitsWrong') : undefined}>
      <div className="gj-row">
        {item.kind === 'number' && (
          <>
            <InputNumber aria-label={t('inspections.items.low')} placeholder={t('inspections.items.low')} value={item.low} onChange={(low) => onChange({ low })} />
            <span>–</span>
            <InputNumber aria-label={t('inspections.items.high')} placeholder={t('inspections.items.high')} value={item.high} onChange={(high) => onChange({ high })} />
          </>
        )}
        <Input aria-label={t('inspections.items.unit')} placeholder={t('inspections.items.unit')} style={{ width: 110 }} maxLength={20} value={item.unit} onChange={({ target }) => onChange({ unit: target.value })} />
      </div>
    </Form.Item>
  )
}

function Choices({ item, items, fault, onChange, onItems }: Part & Pick<Props, 'items' | 'onItems'>) {
  const t = useT()
  // What hung on the choice before its words began to change.
  const hanging = useRef<string[]>([])
  const set = (at: number, patch: Partial<CheckItem['choices'][number]>): void => onChange({ choices: item.choices.map((choice, index) => (index === at ? { ...choice, ...patch } : choice)) })
  return (
    <Form.Item label={t('inspections.items.choices')} validateStatus={fault === 'choices' || fault === 'sameChoice' ? 'error' : undefined} help={fault === 'choices' ? t('inspections.items.choicesNeeded') : fault === 'sameChoice' ? t('inspections.items.sameChoice') : undefined}>
      <div className="gj-stack" style={{ gap: 6 }}>
        {item.choices.map((choice, at) => (
          <div key={at} className="gj-row">
            <Input aria-label={t('inspections.items.choice', { n: at + 1 })} value={choice.value} maxLength={60} onFocus={() => (hanging.current = hangingOn(items, item.id, choice.value))} onChange={({ target }) => onItems(withChoiceWritten(items, item, at, target.value, hanging.current))} />
            <Segmented size="small" aria-label={t('inspections.items.choiceIsFine', { n: at + 1 })} value={choice.isFine} options={[{ value: true, label: t('inspections.items.fine') }, { value: false, label: t('inspections.items.bad') }]} onChange={(isFine) => set(at, { isFine })} />
            <Button type="text" size="small" icon={<DeleteOutlined />} disabled={item.choices.length <= 2} aria-label={t('inspections.items.removeChoice', { n: at + 1 })} onClick={() => onChange({ choices: item.choices.filter((_, index) => index !== at) })} />
          </div>
        ))}
        <Button size="small" type="dashed" icon={<PlusOutlined />} disabled={item.choices.length >= 20} onClick={() => onChange({ choices: [...item.choices, { value: '', isFine: false }] })}>{t('inspections.items.addChoice')}</Button>
      </div>
    </Form.Item>
  )
}

function Condition({ item, at, items, onChange }: { item: CheckItem; at: number; items: readonly CheckItem[]; onChange: (patch: Partial<CheckItem>) => void }) {
  const t = useT()
  const label = useLabel()
  const earlier = conditionsFor(items, at)
  const on = earlier.find(({ id }) => id === item.showWhen?.itemId)
  if (earlier.length === 0) return null
  const words = (answer: string): string => (answer === 'yes' ? t('inspections.yes') : answer === 'no' ? t('inspections.no') : answer)
  return (
    <Form.Item label={t('inspections.items.showWhen')}>
      <div className="gj-row">
        <Select
          allowClear
          style={{ flex: 1, minWidth: 0 }}
          aria-label={t('inspections.items.showWhen')}
          placeholder={t('inspections.items.always')}
          value={on?.id}
          options={earlier.map((one) => ({ value: one.id, label: `${items.indexOf(one) + 1}. ${one.text || label('checkItemKind', one.kind)}` }))}
          onChange={(id?: string) => {
            const next = earlier.find((one) => one.id === id)
            onChange({ showWhen: next ? { itemId: next.id, is: answersOf(next).at(-1)! } : null })
          }}
        />
        {on && <Select style={{ width: 130 }} aria-label={t('inspections.items.is')} value={item.showWhen!.is} options={answersOf(on).map((value) => ({ value, label: words(value) }))} onChange={(is) => onChange({ showWhen: { itemId: on.id, is } })} />}
      </div>
    </Form.Item>
  )
}
