import { App, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { dayOf, useAct, useT, useTime, type CallInput } from '@guanjia/ui'
import type { ImprovementFigure } from '@guanjia/contract/improvement-figures.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { EmployeePicker } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'
import { isShare } from './figure-words.ts'

type Body = NonNullable<CallInput<'improvements.createImprovement'>['body']>
/** What an analysis knows of the problem already. */
export type Draft = Partial<Pick<Body, 'title' | 'problem' | 'figure' | 'figureFilter' | 'source' | 'goal'>>

interface Values {
  title: string
  problem: string
  cause?: string
  measure: string
  ownerId: string
  dueOn: string
  figure: ImprovementFigure
  days: number
  goal: number
  hasTraining?: boolean
  topic?: string
  post?: string
}

const MAX_DAYS = 366
const DEFAULT_DAYS = 30

/** Proposes an improvement; the figure before the measure is computed when it is proposed. */
export function ImprovementForm({ draft, siteId, onClose }: { draft: Draft; /** The site on screen if not given. */ siteId?: string; onClose: () => void }) {
  const t = useT()
  const onScreen = useSite()
  const { timeZone } = useTime()
  const of = siteId ?? onScreen.id
  const navigate = useNavigate()
  const { message } = App.useApp()
  const figures = useChoices('improvementFigure')
  const create = useAct('improvements.createImprovement', ['improvements', 'analysis'])
  const id = useNewId()
  const today = dayOf(Date.now(), timeZone)
  const submit = async ({ hasTraining, topic, post, goal, ...values }: Values): Promise<void> => {
    const made = await create.mutateAsync({
      body: {
        id, siteId: of, ...values, goal: isShare(values.figure) ? goal / 100 : goal, figureFilter: draft.figureFilter ?? {}, source: draft.source ?? {},
        training: hasTraining && topic ? { topic, post: post ?? '' } : null,
      },
    })
    void message.success(t('analysis.improvement.made', { number: made.number }))
    void navigate({ to: '/insight/improvements/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values>
      title={t('analysis.improvement.new')}
      verb={t('analysis.improvement.new')}
      width={640}
      initial={{ title: draft.title, problem: draft.problem, figure: draft.figure ?? 'complaints', goal: draft.goal, days: DEFAULT_DAYS, dueOn: nextDay(today, 14) }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="title" label={t('analysis.improvement.field.title')} rules={[{ required: true, max: 200 }]}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="problem" label={t('analysis.improvement.field.problem')} rules={[{ required: true, max: 2000 }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
          <Form.Item name="cause" label={t('analysis.improvement.field.cause')}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
          <Form.Item name="measure" label={t('analysis.improvement.field.measure')} rules={[{ required: true, max: 2000 }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 16 }}>
            <Form.Item name="ownerId" label={t('analysis.improvement.field.owner')} rules={[{ required: true }]}>
              <EmployeePicker siteId={of} />
            </Form.Item>
            <Form.Item name="dueOn" label={t('analysis.improvement.field.due')} rules={[{ required: true }]}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="figure" label={t('analysis.improvement.field.figure')} rules={[{ required: true }]}>
              <Select options={figures} />
            </Form.Item>
            <Form.Item noStyle dependencies={['figure']}>
              {() => {
                const share = isShare(form.getFieldValue('figure') as ImprovementFigure)
                return (
                  <Form.Item name="goal" label={share ? t('analysis.improvement.field.goalPercent') : t('analysis.improvement.field.goal')} rules={[{ required: true }]}>
                    <InputNumber min={0} max={share ? 100 : 1_000_000} style={{ width: '100%' }} />
                  </Form.Item>
                )
              }}
            </Form.Item>
            <Form.Item name="days" label={t('analysis.improvement.field.days')} extra={t('analysis.improvement.field.daysHint')} rules={[{ required: true }]}>
              <InputNumber min={7} max={MAX_DAYS} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </div>
          <Form.Item name="hasTraining" valuePropName="checked">
            <Checkbox>{t('analysis.improvement.field.training')}</Checkbox>
          </Form.Item>
          <Form.Item noStyle dependencies={['hasTraining']}>
            {() =>
              Boolean(form.getFieldValue('hasTraining')) && (
                <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr', columnGap: 16 }}>
                  <Form.Item name="topic" label={t('analysis.improvement.field.topic')} rules={[{ required: true }]}>
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name="post" label={t('analysis.improvement.field.post')}>
                    <Input maxLength={50} />
                  </Form.Item>
                </div>
              )
            }
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
