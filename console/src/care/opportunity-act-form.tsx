import { App, Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Opportunity, OpportunityAction, OpportunityActionBody } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { inWords } from '../kit/worded.ts'
import { PlanFields } from './suggestion-forms.tsx'

type Values = Record<string, unknown>

const INITIAL: Record<OpportunityAction, (record: Opportunity) => Values> = {
  plan: (record) => ({ plan: record.plan, planFor: record.planFor, empathy: record.empathy }),
  judge_principle: () => ({ passes: true, note: '' }),
  judge_conditions: () => ({ passes: true, note: '' }),
  check_custody: () => ({ who: '', minutes: 60, consentBy: '', consentHow: 'in_person' }),
  done: (record) => ({ done: record.plan, effect: '', gotPraise: false }),
  thank: () => ({ words: '' }),
  let_go: () => ({ reason: '' }),
}

/** One act on an opportunity, with the fields that it needs. */
export function OpportunityActForm({ record, action, onClose }: { record: Opportunity; action: OpportunityAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('relations.actOnOpportunity', ['relations', 'cases'])
  const verb = label('opportunityAction', action)
  const submit = async (values: Values): Promise<void> => {
    const body = { ...values, action, version: record.version } as OpportunityActionBody
    await inWords(t, () => act.mutateAsync({ params: { id: record.id }, body }), { '/note': t('care.opportunity.failNote') })
    void message.success(t('shell.acts.done', { verb }))
  }
  const hint = action === 'done' ? t('care.opportunity.standardHint') : undefined
  return (
    <ActForm<Values> title={`${verb} · ${record.number}`} verb={verb} isDanger={action === 'let_go'} hint={hint} initial={INITIAL[action](record)} onSubmit={submit} onClose={onClose}>
      {(form) => FIELDS[action]({ form })}
    </ActForm>
  )
}

const FIELDS: Record<OpportunityAction, (props: { form: FormInstance<Values> }) => ReactNode> = {
  plan: () => <PlanFields />,
  judge_principle: ({ form }) => <GateFields form={form} />,
  judge_conditions: ({ form }) => <GateFields form={form} />,
  check_custody: () => <CustodyFields />,
  done: () => <DoneFields />,
  thank: () => <Words name="words" label="thankWords" max={1000} />,
  let_go: () => <Reason />,
}

function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}

function GateFields({ form }: { form: FormInstance<Values> }) {
  const t = useT()
  const passes = Form.useWatch('passes', form) as boolean | undefined
  return (
    <>
      <Form.Item name="passes">
        <Radio.Group
          options={[
            { value: true, label: t('care.opportunity.passes') },
            { value: false, label: t('care.opportunity.fails') },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t('care.opportunity.passNote')} extra={passes === false ? t('care.opportunity.failNote') : undefined} rules={passes === false ? [{ required: true, whitespace: true, message: t('care.opportunity.failNote') }] : []}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} autoFocus />
      </Form.Item>
    </>
  )
}

function CustodyFields() {
  const t = useT()
  const needed = useNeeded()
  const ways = useChoices('consentWay')
  return (
    <>
      <Form.Item name="who" label={t('care.opportunity.custodyWho')} rules={needed}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="minutes" label={t('care.opportunity.custodyMinutes')} rules={needed}>
        <InputNumber min={1} max={1440} precision={0} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="consentBy" label={t('care.opportunity.custodyConsentBy')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="consentHow" label={t('care.facts.how')}>
          <Select options={ways} />
        </Form.Item>
      </div>
    </>
  )
}

function DoneFields() {
  const t = useT()
  return (
    <>
      <Words name="done" label="field.done" max={1000} />
      <Form.Item name="effect" label={t('care.opportunity.field.effect')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="gotPraise" valuePropName="checked">
        <Checkbox>{t('care.opportunity.field.praise')}</Checkbox>
      </Form.Item>
    </>
  )
}

function Words({ name, label, max }: { name: string; label: 'thankWords' | 'field.done'; max: number }) {
  const t = useT()
  return (
    <Form.Item name={name} label={t(`care.opportunity.${label}`)} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={max} autoFocus />
    </Form.Item>
  )
}

function Reason() {
  const t = useT()
  return (
    <Form.Item name="reason" label={t('care.opportunity.field.letGo')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
      <Input maxLength={500} autoFocus />
    </Form.Item>
  )
}
