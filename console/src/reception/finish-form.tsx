import { App, Form, Input, Radio, Segmented } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { VisitDetail } from '@guanjia/contract/reception.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { CategoryPicker } from '../kit/pickers.tsx'
import './reception.css'

interface Values {
  need: string
  categoryId: string | null
  rating: number
  noRatingReason: string
  comment: string
  commentIs: 'suggestion' | 'praise' | 'complaint' | 'remark'
}

const STARS = [5, 4, 3, 2, 1] as const
const SKIP = 0

/** Sees a visitor off: the need, a rating or the reason for none, and what they have to say. */
export function FinishForm({ visit, onClose, onFinished }: { visit: VisitDetail; onClose: () => void; onFinished?: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('reception.actOnVisit', ['reception', 'cases', 'platform'])
  const kinds = useChoices('commentKind')
  const submit = async ({ rating, noRatingReason, need, categoryId, ...values }: Values): Promise<void> => {
    const skips = rating === SKIP
    await act.mutateAsync({
      params: { id: visit.id },
      body: { action: 'finish', ...values, comment: values.comment.trim(), rating: skips ? null : rating, noRatingReason: skips ? noRatingReason.trim() : '', ...(visit.need === '' ? { need: need.trim(), categoryId } : {}) },
    })
    void message.success(t('reception.finish.done', { ticket: visit.ticket }))
    onFinished?.()
  }
  return (
    <ActForm<Values>
      title={t('reception.finish.title', { ticket: visit.ticket, name: visit.name })}
      verb={t('reception.finish.verb')}
      width={640}
      initial={{ need: visit.need, categoryId: null, noRatingReason: '', comment: '', commentIs: 'suggestion' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {visit.need === '' && (
        <div className="gj-form-pair">
          <Form.Item name="need" label={t('reception.need')} rules={[{ required: true, whitespace: true, message: t('reception.needNeeded') }]}>
            <Input maxLength={500} autoFocus placeholder={t('reception.needHint')} />
          </Form.Item>
          <Form.Item name="categoryId" label={t('reception.category')}>
            <CategoryPicker />
          </Form.Item>
        </div>
      )}
      <Form.Item name="rating" label={t('reception.finish.rating')} rules={[{ required: true, message: t('shell.fieldNeeded') }]} className="gj-stars">
        <Radio.Group>
          {STARS.map((value) => (
            <Radio.Button key={value} value={value} autoFocus={value === STARS[0] && visit.need !== ''}>
              {value} {t(`reception.finish.stars.s${value}`)}
            </Radio.Button>
          ))}
          <Radio.Button value={SKIP}>{t('reception.finish.skip')}</Radio.Button>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('rating') === SKIP && (
            <Form.Item name="noRatingReason" label={t('reception.finish.skipReason')} rules={[{ required: true, whitespace: true, message: t('reception.finish.skipNeeded') }]}>
              <Input maxLength={200} placeholder={t('reception.finish.skipHint')} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="comment" label={t('reception.finish.comment')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} placeholder={t('reception.finish.commentHint')} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          Boolean((getFieldValue('comment') as string | undefined)?.trim()) && (
            <Form.Item name="commentIs" label={t('reception.finish.commentIs')} extra={getFieldValue('commentIs') !== 'remark' && t('reception.finish.commentCase')}>
              <Segmented options={kinds} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActForm>
  )
}

/** Somebody left before anybody turned to them. */
export function LeaveForm({ visit, onClose }: { visit: Pick<VisitDetail, 'id'>; onClose: () => void }) {
  const t = useT()
  const act = useAct('reception.actOnVisit')
  return (
    <ActForm<{ reason: string }>
      title={t('reception.leave.title')}
      verb={t('reception.leave.title')}
      initial={{ reason: '' }}
      onSubmit={({ reason }) => act.mutateAsync({ params: { id: visit.id }, body: { action: 'leave', reason: reason.trim() } })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reception.leave.reason')}>
        <Input maxLength={200} autoFocus placeholder={t('reception.leave.hint')} />
      </Form.Item>
    </ActForm>
  )
}
