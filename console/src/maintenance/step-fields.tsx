import { Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useT } from '@guanjia/ui'
import type { ProcedureStep } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { StepFault } from './procedure-steps.ts'

/** One step: what is done, how it is answered, what is fine, and how grave it is when it is not. */
export function StepFields({ step, at, fault, onChange }: { step: ProcedureStep; at: number; fault: StepFault | null; onChange: (step: ProcedureStep) => void }) {
  const t = useT()
  const kinds = useChoices('procedureStepKind')
  const severities = useChoices('findingSeverity')
  const set = (patch: Partial<ProcedureStep>): void => onChange({ ...step, ...patch })
  const canBeBad = step.kind === 'check' || step.kind === 'measure'
  const title = t('maintenance.steps.title', { n: at + 1 })
  return (
    <section className="gj-card" aria-label={title}>
      <header><h2>{title}</h2></header>
      <Form component="div" layout="vertical" className="gj-body">
        <Form.Item label={t('maintenance.steps.text')} htmlFor="step-text" required validateStatus={fault === 'text' ? 'error' : undefined} help={fault === 'text' ? t('shell.fieldNeeded') : undefined}>
          <Input.TextArea id="step-text" autoFocus autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} placeholder={t('maintenance.steps.textHint')} value={step.text} onChange={({ target }) => set({ text: target.value })} />
        </Form.Item>
        <Form.Item label={t('maintenance.steps.hint')} htmlFor="step-hint"><Input id="step-hint" maxLength={500} placeholder={t('maintenance.steps.hintHint')} value={step.hint} onChange={({ target }) => set({ hint: target.value })} /></Form.Item>
        <Form.Item label={t('maintenance.steps.kind')}><Segmented aria-label={t('maintenance.steps.kind')} value={step.kind} options={kinds} onChange={(kind) => set({ kind })} /></Form.Item>
        {step.kind === 'measure' && (
          <Form.Item label={t('maintenance.steps.limits')} extra={t('maintenance.steps.limitsHint')} validateStatus={fault === 'limits' ? 'error' : undefined} help={fault === 'limits' ? t('maintenance.steps.limitsWrong') : undefined}>
            <div className="gj-row">
              <InputNumber aria-label={t('maintenance.steps.low')} placeholder={t('maintenance.steps.low')} style={{ flex: 1 }} value={step.low} onChange={(low) => set({ low })} />
              <span>–</span>
              <InputNumber aria-label={t('maintenance.steps.high')} placeholder={t('maintenance.steps.high')} style={{ flex: 1 }} value={step.high} onChange={(high) => set({ high })} />
              <Input aria-label={t('maintenance.steps.unit')} placeholder={t('maintenance.steps.unit')} maxLength={20} style={{ width: 90 }} value={step.unit} onChange={({ target }) => set({ unit: target.value })} />
            </div>
          </Form.Item>
        )}
        <Form.Item style={{ marginBottom: canBeBad ? undefined : 0 }}>
          <div className="gj-row gj-wrap">
            <Checkbox checked={step.isRequired} onChange={({ target }) => set({ isRequired: target.checked })}>{t('maintenance.steps.isRequired')}</Checkbox>
            {canBeBad && <Checkbox checked={step.photoWhenBad} onChange={({ target }) => set({ photoWhenBad: target.checked })}>{t('maintenance.steps.photoWhenBad')}</Checkbox>}
          </div>
        </Form.Item>
        {canBeBad && <Form.Item label={t('maintenance.steps.severity')} extra={t('maintenance.steps.severityHint')} style={{ marginBottom: 0 }}><Select aria-label={t('maintenance.steps.severity')} value={step.severity} options={severities} onChange={(severity) => set({ severity })} /></Form.Item>}
      </Form>
    </section>
  )
}
