import { App, Form, Input } from 'antd'
import { formatNumber, useAct, useLabel, useT } from '@guanjia/ui'
import type { ScoreAppeal, ScoreDetails, ScoreFact } from '@guanjia/contract/scores.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { FileUpload } from '../../kit/file-strip.tsx'
import { useNewId } from '../../kit/new-id.ts'

/** Appeals against one piece of evidence of the own score. */
export function AppealForm({ fact, score, onClose }: { fact: ScoreFact; score: ScoreDetails; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const appeal = useAct('scores.appealScore', ['scores'])
  const lost = score.facts.filter(({ key }) => key === fact.key || key === `red_line:${fact.key}`).reduce((sum, one) => sum + one.lost, 0)
  return (
    <ActForm<{ reason: string; fileIds?: FileRef[] }>
      title={t('improve.appeal.make')}
      verb={t('improve.appeal.make')}
      hint={`${fact.number} ${fact.text} −${formatNumber(lost, 2)}`}
      onSubmit={async ({ reason, fileIds = [] }) => {
        const made = await appeal.mutateAsync({ body: { id, siteId: score.siteId, month: score.month, key: fact.key, reason, fileIds: fileIds.map((file) => file.id) } })
        void message.success(t('improve.appeal.made', { number: made.number }))
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('improve.appeal.reason')} extra={t('improve.appeal.reasonHint', { n: score.rule.answerDays })} rules={[{ required: true, whitespace: true, message: t('improve.needed') }]}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="fileIds" label={t('improve.appeal.files')} valuePropName="value"><FileUpload max={9} /></Form.Item>
    </ActForm>
  )
}

/** Answers an appeal. */
export function DecideForm({ appeal, action, onClose }: { appeal: ScoreAppeal; action: 'accept' | 'refuse'; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const decide = useAct('scores.actOnAppeal', ['scores'])
  return (
    <ActForm<{ decision: string }>
      title={`${label('scoreAppealAction', action)} · ${appeal.employee.name}`}
      verb={label('scoreAppealAction', action)}
      isDanger={action === 'refuse'}
      hint={action === 'accept' ? t('improve.appeal.acceptHint') : appeal.reason}
      onSubmit={async ({ decision }) => {
        await decide.mutateAsync({ params: { id: appeal.id }, body: { action, decision, version: appeal.version } })
        void message.success(t('improve.appeal.decided'))
      }}
      onClose={onClose}
    >
      <Form.Item name="decision" label={t('improve.appeal.decision')} rules={[{ required: true, whitespace: true, message: t('improve.needed') }]}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
    </ActForm>
  )
}
