import { App, Form, Input, InputNumber } from 'antd'
import { useRef } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { Reward } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { newId } from '../kit/new-id.ts'
import { EmployeePicker, PersonPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('shell.fieldNeeded') }]
}

export function ThanksForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const needed = useNeeded()
  const { message } = App.useApp()
  const say = useAct('relations.sayThanks', ['relations'])
  const id = useRef(newId())
  const submit = async (values: { employeeId: string; personId: string | null; words: string }): Promise<void> => {
    await inWords(t, () => say.mutateAsync({ body: { ...values, id: id.current, siteId: site.id } }))
    void message.success(t('care.thanks.said'))
  }
  return (
    <ActForm title={t('care.thanks.say')} verb={t('care.thanks.say')} initial={{ personId: null, words: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="employeeId" label={t('care.thanks.who')} rules={needed}>
        <EmployeePicker autoFocus />
      </Form.Item>
      <Form.Item name="personId" label={t('care.thanks.fromPerson')}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="words" label={t('care.thanks.words')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}

export function RewardForm({ siteId, employeeId, opportunityId = null, reason = '', onClose }: { siteId: string; employeeId?: string; opportunityId?: string | null; reason?: string; onClose: () => void }) {
  const t = useT()
  const needed = useNeeded()
  const { message } = App.useApp()
  const propose = useAct('relations.proposeReward', ['relations'])
  const id = useRef(newId())
  const submit = async ({ yuan, ...values }: { employeeId: string; reason: string; yuan: number | null }): Promise<void> => {
    await inWords(t, () => propose.mutateAsync({ body: { ...values, id: id.current, siteId, opportunityId, amountFen: yuan ? Math.round(yuan * 100) : null } }))
    void message.success(t('care.thanks.proposed'))
  }
  return (
    <ActForm title={t('care.thanks.propose')} verb={t('care.thanks.propose')} initial={{ employeeId, reason, yuan: null }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="employeeId" label={t('care.thanks.employee')} rules={needed}>
        <EmployeePicker siteId={siteId} />
      </Form.Item>
      <Form.Item name="reason" label={t('care.thanks.reason')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} autoFocus />
      </Form.Item>
      <Form.Item name="yuan" label={t('care.thanks.amount')}>
        <InputNumber min={0.01} max={100_000} precision={2} prefix="¥" />
      </Form.Item>
    </ActForm>
  )
}

export function DecideForm({ reward, isApproved, onClose }: { reward: Reward; isApproved: boolean; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const decide = useAct('relations.decideReward', ['relations'])
  const verb = isApproved ? t('care.thanks.approve') : t('care.thanks.refuse')
  const submit = async ({ note }: { note: string }): Promise<void> => {
    await inWords(t, () => decide.mutateAsync({ params: { id: reward.id }, body: { version: reward.version, isApproved, note } }))
    void message.success(t('care.thanks.decided'))
  }
  return (
    <ActForm title={`${verb} · ${reward.employee.name}`} verb={verb} isDanger={!isApproved} initial={{ note: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="note" label={t('care.thanks.decisionNote')} rules={isApproved ? [] : [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
