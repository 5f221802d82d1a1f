import { App, Form, Input, InputNumber, Segmented } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { MaintenanceTaskDetails, ProcedureStep } from '@guanjia/contract/maintenance.ts'
import { limitsOf } from '../inspections/looks.tsx'
import { ActForm } from '../kit/act-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { inWords } from '../kit/worded.ts'
import { atSteps, changedResults, type Given, type Values } from './step-results.ts'

/** What was found, entered at the desk: from a paper sheet, or of a contractor who has no phone of ours. Steps that stay empty stay as they are. */
export function RecordForm({ task, onClose }: { task: MaintenanceTaskDetails; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const send = useAct('maintenance.sendStepResults', ['maintenance', 'inspections', 'workorders'])
  const before: Values = Object.fromEntries(task.results.map(({ step, value, note, photos }) => [step.id, { value, note, photos }]))
  const submit = async (values: Values): Promise<void> => {
    const results = changedResults(task.results, values)
    if (results.length === 0) return
    try {
      const after = await inWords(t, () => send.mutateAsync({ params: { id: task.id }, body: { results } }))
      void message.success(t('maintenance.tasks.recorded', { done: after.recorded, of: after.steps }))
    } catch (error) {
      throw atSteps(error, results)
    }
  }
  return (
    <ActForm<Values> title={`${t('maintenance.tasks.record')} · ${task.number}`} verb={t('maintenance.tasks.save')} width={760} initial={before} onSubmit={submit} onClose={onClose} hint={t('maintenance.tasks.recordHint')}>
      <ol className="gj-mnt-record">
        {task.results.map(({ step }, at) => (
          <li key={step.id}>
            <Form.Item name={[step.id, 'value']} label={`${at + 1}. ${step.text}`} extra={[limitsOf(step), step.hint].filter(Boolean).join(' · ')}><Answer step={step} /></Form.Item>
            <div className="gj-row" style={{ alignItems: 'flex-start' }}>
              <Form.Item name={[step.id, 'note']} style={{ flex: 1 }}><Input aria-label={`${at + 1}. ${t('maintenance.note')}`} placeholder={t('maintenance.note')} maxLength={500} /></Form.Item>
              <Form.Item name={[step.id, 'photos']}><FileUpload max={9} accept="image/*" /></Form.Item>
            </div>
          </li>
        ))}
      </ol>
    </ActForm>
  )
}

function Answer({ step, value, onChange, id }: { step: ProcedureStep; id?: string; value?: Given['value']; onChange?: (value: Given['value']) => void }) {
  const t = useT()
  if (step.kind === 'measure') return <InputNumber id={id} style={{ width: 200 }} suffix={step.unit} value={typeof value === 'number' ? value : null} onChange={(next) => onChange?.(next)} />
  if (step.kind === 'text') return <Input id={id} maxLength={1000} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onChange?.(target.value || null)} />
  if (step.kind === 'photo') return <span className="gj-quiet gj-small">{t('maintenance.steps.photoBelow')}</span>
  return <Segmented<string> id={id} value={value === true ? 'fine' : value === false ? 'bad' : ''} options={[{ value: '', label: t('maintenance.steps.none') }, { value: 'fine', label: t('maintenance.steps.fine') }, { value: 'bad', label: `▲ ${t('maintenance.steps.bad')}` }]} onChange={(next) => onChange?.(next === '' ? null : next === 'fine')} />
}
