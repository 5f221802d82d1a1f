import { App, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { EnergyMeasure } from '@guanjia/contract/energy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useSite } from '../session/session.tsx'
import { SubjectFields, subjectOf } from './subject-fields.tsx'

interface Facts {
  name: string
  text: string
  cost: number | null
  baselineFrom: string
  baselineTo: string
  expectedMonthly: number | null
}
const bodyOf = ({ cost, ...facts }: Facts) => ({ ...facts, text: facts.text ?? '', costFen: cost === null || cost === undefined ? null : Math.round(cost * 100), expectedMonthly: facts.expectedMonthly ?? null })

function MonthPicker({ value, onChange, id }: { value?: string; onChange?: (month: string) => void; id?: string }) {
  return <DatePicker id={id} picker="month" allowClear={false} style={{ width: '100%' }} value={value ? dayjs(`${value}-01`) : undefined} onChange={(day) => onChange?.(day!.format('YYYY-MM'))} />
}

function FactFields() {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <Form.Item name="name" label={t('energy.measures.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="text" label={t('energy.measures.text')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="baselineFrom" label={`${t('energy.measures.baseline')} ${t('energy.measures.from')}`} rules={needed}><MonthPicker /></Form.Item>
        <Form.Item name="baselineTo" label={`${t('energy.measures.baseline')} ${t('energy.measures.to')}`} rules={needed}><MonthPicker /></Form.Item>
        <Form.Item name="cost" label={t('energy.measures.cost')}><InputNumber min={0} max={1_000_000_000} precision={2} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="expectedMonthly" label={t('energy.measures.expected')}><InputNumber min={0} max={1_000_000_000} style={{ width: '100%' }} /></Form.Item>
      </div>
    </>
  )
}

/** A new measure with the months before it, by which it is judged. */
export function NewMeasure({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('energy.createEnergyMeasure', ['energy'])
  const submit = async ({ kind, of, ...facts }: Facts & { kind: 'electricity'; of?: string }): Promise<void> => {
    const made = await create.mutateAsync({ body: { id, siteId: site.id, kind, ...subjectOf(of), ...bodyOf(facts) } })
    void message.success(t('energy.measures.made', { number: made.number }))
    void navigate({ to: '/energy/measures/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Facts & { kind: 'electricity'; of?: string }> title={t('energy.measures.new')} verb={t('energy.measures.create')} width={600} initial={{ kind: 'electricity', of: '' }} hint={t('energy.measures.emptyHint')} onSubmit={submit} onClose={onClose}>
      <SubjectFields />
      <FactFields />
    </ActForm>
  )
}

export function EditMeasure({ measure, onClose }: { measure: EnergyMeasure; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('energy.changeEnergyMeasure', ['energy'])
  return (
    <EditForm<EnergyMeasure, Facts>
      title={t('energy.measures.edit')}
      verb={t('energy.save')}
      width={600}
      record={measure}
      valuesOf={({ name, text, costFen, baselineFrom, baselineTo, expectedMonthly }) => ({ name, text, cost: costFen === null ? null : costFen / 100, baselineFrom, baselineTo, expectedMonthly })}
      fields={{ name: { label: t('energy.measures.name') }, text: { label: t('energy.measures.text') }, cost: { label: t('energy.measures.cost') }, baselineFrom: { label: t('energy.measures.from') }, baselineTo: { label: t('energy.measures.to') }, expectedMonthly: { label: t('energy.measures.expected') } }}
      onSave={async (_, version, all) => {
        await change.mutateAsync({ params: { id: measure.id }, body: { version, ...bodyOf(all) } })
        void message.success(t('energy.saved'))
      }}
      onClose={onClose}
    >
      <FactFields />
    </EditForm>
  )
}
