import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { ClassPicker } from '../registers/place-pickers.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { MaterialPicker } from '../workorders/material-fields.tsx'
import type { Draft } from './procedure-editor.tsx'
import type { Part } from './procedure-steps.ts'

/** What a service needs besides its steps: parts, tools, time, and what must be safe before anybody begins. */
export function ProcedureFacts({ draft, onChange }: { draft: Draft; onChange: (patch: Partial<Draft>) => void }) {
  const t = useT()
  const permits = useChoices('workPermit')
  return (
    <section className="gj-card" aria-label={t('maintenance.procedures.facts')}>
      <header><h2>{t('maintenance.procedures.facts')}</h2></header>
      <Form component="div" layout="vertical" className="gj-body">
        <Form.Item label={t('maintenance.plans.class')} htmlFor="procedure-class"><ClassPicker id="procedure-class" value={draft.classId} onChange={(classId) => onChange({ classId: classId ?? null })} /></Form.Item>
        <Form.Item label={t('maintenance.plans.minutes')} htmlFor="procedure-minutes"><InputNumber id="procedure-minutes" min={1} max={10_000} precision={0} suffix={t('maintenance.min')} style={{ width: '100%' }} value={draft.minutes} onChange={(minutes) => onChange({ minutes })} /></Form.Item>
        <Form.Item style={{ marginBottom: 8 }}><Checkbox checked={draft.needsLockOut} onChange={({ target }) => onChange({ needsLockOut: target.checked })}>{t('maintenance.procedures.lockOut')}</Checkbox></Form.Item>
        <Form.Item label={t('maintenance.procedures.permits')}><Checkbox.Group options={permits} value={draft.permits} onChange={(chosen) => onChange({ permits: chosen as Draft['permits'] })} /></Form.Item>
        <Form.Item label={t('maintenance.procedures.safety')} htmlFor="procedure-safety"><Input.TextArea id="procedure-safety" maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={t('maintenance.procedures.safetyHint')} value={draft.safety} onChange={({ target }) => onChange({ safety: target.value })} /></Form.Item>
        <Form.Item label={t('maintenance.procedures.tools')}><Select mode="tags" aria-label={t('maintenance.procedures.tools')} placeholder={t('maintenance.procedures.toolsHint')} value={draft.tools} maxCount={30} tokenSeparators={['、', ',', '，']} open={false} suffixIcon={null} onChange={(tools: string[]) => onChange({ tools: tools.map((one) => one.trim()).filter(Boolean) })} /></Form.Item>
        <Form.Item label={t('maintenance.procedures.parts')} style={{ marginBottom: 0 }}><Parts parts={draft.parts} onChange={(parts) => onChange({ parts })} /></Form.Item>
      </Form>
    </section>
  )
}

/** Parts from the store by name, or in words where the store has none. */
function Parts({ parts, onChange }: { parts: Part[]; onChange: (parts: Part[]) => void }) {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const set = (at: number, patch: Partial<Part>): void => onChange(parts.map((part, index) => (index === at ? { ...part, ...patch } : part)))
  return (
    <div className="gj-stack" style={{ gap: 6 }}>
      {parts.map((part, at) => (
        <div key={at} className="gj-row" style={{ gap: 4 }}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <MaterialPicker siteId={site.id} isFromStore={may('stores:read')} takesAll label={t('maintenance.procedures.part', { n: at + 1 })} value={part.name ? { id: part.itemId, name: part.name, unit: part.unit } : null} onChange={(picked) => set(at, { itemId: picked?.id ?? null, name: picked?.name ?? '', unit: picked?.unit || part.unit })} />
          </div>
          <InputNumber min={0.001} max={100_000} aria-label={t('maintenance.procedures.quantity', { n: at + 1 })} style={{ width: 70 }} value={part.quantity} onChange={(quantity) => set(at, { quantity: quantity ?? 1 })} />
          <Input aria-label={t('maintenance.procedures.partUnit', { n: at + 1 })} placeholder={t('maintenance.steps.unit')} maxLength={20} style={{ width: 56 }} value={part.unit} onChange={({ target }) => set(at, { unit: target.value })} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('maintenance.procedures.removePart', { n: at + 1 })} onClick={() => onChange(parts.filter((_, index) => index !== at))} />
        </div>
      ))}
      {parts.length < 50 && <Button size="small" type="dashed" onClick={() => onChange([...parts, { itemId: null, name: '', quantity: 1, unit: '' }])}>{t('maintenance.procedures.addPart')}</Button>}
    </div>
  )
}
