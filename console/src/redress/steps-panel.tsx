import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useT, useTime } from '@guanjia/ui'
import type { CaseStep } from '@guanjia/contract/redress.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay } from '../session/session.tsx'

/** The workflow of the category as a checklist: who does what by when, and what is done. */
export function StepsPanel({ steps }: { steps: readonly CaseStep[] }) {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const complain = useComplain()
  const check = useAct('redress.checkCaseStep', ['redress', 'cases'])
  const [skipping, setSkipping] = useState<CaseStep | null>(null)
  const done = steps.filter(({ doneAt }) => doneAt !== null).length
  const next = steps.find(({ doneAt }) => doneAt === null)
  const send = (step: CaseStep, action: 'done' | 'undo'): void => check.mutate({ params: { id: step.id }, body: { action } }, { onError: complain })
  const mayTick = ({ post }: CaseStep): boolean => may('cases:handle') && (['first_contact', 'owner', 'department'].includes(post) || may('cases:decide'))
  return (
    <FactGroup title={t('redress.steps.title', { done, n: steps.length })}>
      <ol className="gj-steps">
        {steps.map((step) => {
          const isLate = step.doneAt === null && step.dueAt !== null && Date.parse(step.dueAt) < Date.now()
          return (
            <li key={step.id} data-done={step.doneAt !== null}>
              <Look plain look={step.doneAt === null ? (step === next ? { tone: 'active', shape: 'half' } : { tone: 'idle', shape: 'ring' }) : { tone: 'done', shape: 'tick' }} text="" />
              <div>
                <strong>{step.name}</strong> <span className="gj-quiet gj-small">{step.isSkipped ? `${t('redress.steps.skipped')}：${step.note}` : step.detail}</span>
              </div>
              <span className="gj-quiet gj-small gj-right">
                {step.who.join('、') || t('redress.steps.nobody')}
                <br />
                {step.doneAt !== null ? (
                  `${step.doneBy ?? ''} ${time.short(step.doneAt)}`
                ) : step.dueAt === null ? null : isLate ? (
                  <Look plain look={{ tone: 'overdue', shape: 'triangle' }} text={t('redress.steps.late', { time: time.short(step.dueAt) })} />
                ) : (
                  t('redress.steps.by', { time: time.short(step.dueAt) })
                )}
              </span>
              {mayTick(step) ? (
                <span className="gj-row">
                  {step.doneAt === null ? (
                    <>
                      <Button size="small" type={step === next ? 'primary' : 'default'} onClick={() => send(step, 'done')} aria-label={t('redress.steps.doneOne', { name: step.name })}>
                        {t('redress.steps.done')}
                      </Button>
                      <Button size="small" type="text" onClick={() => setSkipping(step)} aria-label={t('redress.steps.skipOne', { name: step.name })}>
                        {t('redress.steps.skip')}
                      </Button>
                    </>
                  ) : (
                    <Button size="small" type="text" onClick={() => send(step, 'undo')} aria-label={t('redress.steps.undoOne', { name: step.name })}>
                      {t('redress.steps.undo')}
                    </Button>
                  )}
                </span>
              ) : (
                <span />
              )}
            </li>
          )
        })}
      </ol>
      {skipping && (
        <ActForm<{ note: string }>
          title={t('redress.steps.skipOne', { name: skipping.name })}
          verb={t('redress.steps.skip')}
          onSubmit={({ note }) => check.mutateAsync({ params: { id: skipping.id }, body: { action: 'skip', note } })}
          onClose={() => setSkipping(null)}
        >
          <Form.Item name="note" label={t('redress.steps.why')} rules={[{ required: true, whitespace: true, message: t('redress.needed') }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </FactGroup>
  )
}
