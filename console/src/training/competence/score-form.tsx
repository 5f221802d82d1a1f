import { Form, Input, Radio } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Criterion } from '@guanjia/contract/practicals.ts'
import { ActForm } from '../../kit/act-form.tsx'

interface Values {
  marks: Record<string, number>
  notes?: Record<string, string>
  comment?: string
}
type Mark = { criterionId: string; level: number; note: string }

/** One level for each criterion, nothing chosen beforehand. */
export function ScoreForm({ title, hint, verb, criteria, onScore, onClose }: { title: string; hint: string; verb: string; criteria: readonly Criterion[]; onScore: (marks: Mark[], comment: string) => Promise<unknown>; onClose: () => void }) {
  const t = useT()
  return (
    <ActForm<Values> title={title} verb={verb} hint={hint} width={760} onClose={onClose} onSubmit={({ marks, notes = {}, comment = '' }) => onScore(criteria.map(({ id }) => ({ criterionId: id, level: marks[id]!, note: notes[id] ?? '' })), comment)}>
      {criteria.map((criterion) => (
        <div key={criterion.id} style={{ borderBottom: '1px solid var(--gj-border)', marginBottom: 12 }}>
          <Form.Item name={['marks', criterion.id]} label={<>{criterion.isRedLine && <strong className="gj-tone" data-tone="overdue">▲ {t('competence.practical.redLineTag')}&nbsp;</strong>}{criterion.text}</>} rules={[{ required: true, message: t('competence.practical.left', { n: 1 }) }]} style={{ marginBottom: 8 }}>
            <Radio.Group optionType="button" options={criterion.levels.map((text, value) => ({ value, label: text }))} />
          </Form.Item>
          <Form.Item name={['notes', criterion.id]} style={{ marginBottom: 12 }}><Input maxLength={300} placeholder={t('competence.practical.note')} aria-label={`${criterion.text} ${t('competence.practical.note')}`} /></Form.Item>
        </div>
      ))}
      <Form.Item name="comment" label={t('competence.practical.comment')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
    </ActForm>
  )
}

/** The sheet of a practical, handed in for good. */
export function ScorePractical({ id, name, criteria, onClose }: { id: string; name: string; criteria: readonly Criterion[]; onClose: () => void }) {
  const t = useT()
  const score = useAct('practicals.scorePractical', ['practicals', 'competence'])
  return <ScoreForm title={`${t('competence.practical.score')} · ${name}`} hint={t('competence.practical.scoreHint')} verb={t('competence.practical.submit')} criteria={criteria} onClose={onClose} onScore={(marks, comment) => score.mutateAsync({ params: { id }, body: { marks, comment } })} />
}
