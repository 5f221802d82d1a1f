import { App, Form, InputNumber, Radio } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { EnergyLine } from '@guanjia/contract/energy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  basis: 'total' | 'per_square_metre'
  monthly?: number | null
  yearBudget?: number | null
  tolerancePercent: number
}

/** What a subject may use in a year and its months. */
export function TargetForm({ line, year, onClose }: { line: EnergyLine; year: number; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const set = useAct('energy.setEnergyTarget', ['energy'])
  const bases = useChoices('energyBasis')
  const { subject, target } = line
  const submit = async ({ monthly = null, yearBudget = null, ...values }: Values): Promise<void> => {
    await set.mutateAsync({ body: { siteId: site.id, kind: subject.kind, groupId: subject.type === 'group' ? subject.id : null, meterId: subject.type === 'meter' ? subject.id : null, year, version: target?.version ?? 0, monthly, yearBudget, ...values } })
    void message.success(t('energy.saved'))
  }
  return (
    <ActForm<Values> title={t('energy.targetOf', { name: subject.name, year })} verb={t('energy.save')} initial={{ basis: target?.basis ?? 'total', monthly: target?.monthly ?? null, yearBudget: target?.yearBudget ?? null, tolerancePercent: target?.tolerancePercent ?? 5 }} hint={t('energy.targetHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="basis" label={t('energy.basis')}><Radio.Group optionType="button" options={bases} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="monthly" label={t('energy.monthly')}><InputNumber min={0} max={1_000_000_000} suffix={line.unit} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="yearBudget" label={t('energy.yearBudget')}><InputNumber min={0} max={1_000_000_000} suffix={line.unit} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="tolerancePercent" label={t('energy.tolerance')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InputNumber min={0} max={100} precision={0} /></Form.Item>
    </ActForm>
  )
}
