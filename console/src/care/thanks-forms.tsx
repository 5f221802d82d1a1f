import { App, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import { MEASURES_OF, REWARD_KINDS } from '@guanjia/ui/archives/choices.ts'
import type { Reward } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { CasePicker, EmployeePicker, PersonPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'

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
  const id = useNewId()
  const submit = async (values: { employeeId: string; personId: string | null; words: string }): Promise<void> => {
    await inWords(t, () => say.mutateAsync({ body: { ...values, id: id, siteId: site.id } }))
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
  const may = useMay()
  const label = useLabel()
  const propose = useAct('relations.proposeReward', ['relations'])
  const id = useNewId()
  interface Values { employeeId: string; kind: Reward['kind']; measure: Reward['measure']; reason: string; yuan: number | null; caseId: string | null }
  const submit = async ({ yuan, caseId, ...values }: Values): Promise<void> => {
    const source = caseId ? { type: 'case' as const, id: caseId } : null
    await inWords(t, () => propose.mutateAsync({ body: { ...values, id: id, siteId, opportunityId, source, amountFen: yuan ? Math.round(yuan * 100) : null } }))
    void message.success(t('care.thanks.proposed'))
  }
  return (
    <ActForm<Values> title={t('care.thanks.propose')} verb={t('care.thanks.propose')} initial={{ ...(employeeId === undefined ? {} : { employeeId }), kind: 'reward', measure: 'praise', reason, yuan: null, caseId: null }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          {may('relations:decide') && <Form.Item name="kind" label={t('care.thanks.kind')}><Segmented options={REWARD_KINDS.map((value) => ({ value, label: label('rewardKind', value) }))} onChange={(kind: Reward['kind']) => form.setFieldValue('measure', MEASURES_OF[kind][0])} /></Form.Item>}
          <Form.Item name="employeeId" label={t('care.thanks.employee')} rules={needed}><EmployeePicker siteId={siteId} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => <Form.Item name="measure" label={t('care.thanks.measure')} rules={needed}><Select options={MEASURES_OF[form.getFieldValue('kind') as Reward['kind']].map((value) => ({ value, label: label('rewardMeasure', value) }))} /></Form.Item>}
          </Form.Item>
          <Form.Item name="reason" label={t('care.thanks.reason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} autoFocus /></Form.Item>
          {opportunityId === null && <Form.Item name="caseId" label={t('care.thanks.source')}><CasePicker siteId={siteId} /></Form.Item>}
          <Form.Item name="yuan" label={t('care.thanks.amount')} extra={t('care.thanks.amountHint')}><InputNumber min={0.01} max={100_000} precision={2} prefix="¥" /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

/** Settles what a colleague objected to; by somebody else than who decided. */
export function SettleForm({ reward, onClose }: { reward: Reward; onClose: () => void }) {
  const t = useT()
  const needed = useNeeded()
  const { message } = App.useApp()
  const settle = useAct('relations.settleObjection', ['relations'])
  return (
    <ActForm<{ outcome: 'uphold' | 'revoke'; words: string }>
      title={`${t('care.thanks.settle')} · ${reward.employee.name}`}
      verb={t('care.thanks.settle')}
      hint={reward.objection}
      initial={{ outcome: 'uphold' }}
      onSubmit={async ({ outcome, words }) => {
        await inWords(t, () => settle.mutateAsync({ params: { id: reward.id }, body: { version: reward.version, isUpheld: outcome === 'uphold', words } }))
        void message.success(t('care.thanks.settled'))
      }}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t('care.thanks.settle')}><Segmented options={(['uphold', 'revoke'] as const).map((value) => ({ value, label: t(`care.thanks.${value}`) }))} /></Form.Item>
      <Form.Item name="words" label={t('care.thanks.settleWords')} rules={needed}><Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={1000} autoFocus /></Form.Item>
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
