import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ShapeMark, formatDuration, useT } from '@guanjia/ui'
import type { PolicyStep } from '@guanjia/contract/sla.ts'
import { isSame } from '../../kit/merge.ts'
import { stepWords } from '../durations.ts'
import { LengthInput } from '../length-input.tsx'
import { usePolicyForm, Wrong } from './policy-form.tsx'
import { RecipientChips } from './recipient-chips.tsx'
import {
  MOMENT_FORMS,
  beginMoment,
  freeStepId,
  inOrderOfTime,
  readMoment,
  writeMoment,
  type Moment,
  type MomentForm,
} from './step-moment.ts'
import { readTarget } from './target-shape.ts'

const MARKS = { reminder: 'bell', breach: 'triangle', escalation: 'triangle', repeat: 'ring' } as const
const TONES = { reminder: 'soon', breach: 'overdue', escalation: 'overdue', repeat: 'overdue' } as const
const MOST_STEPS = 12

interface Props {
  /** `/targets/arrive`. */
  pointer: string
  target: string
  steps: readonly PolicyStep[]
  onChange: (steps: PolicyStep[]) => void
}

/** The chain of a promise as a line of time from its start: what is said when, and to whom. */
export function StepEditor({ pointer, target, steps, onChange }: Props) {
  const t = useT()
  const { isReadOnly } = usePolicyForm()
  const shape = readTarget(target)
  const [fresh, setFresh] = useState<string | null>(null)
  const add = (form: MomentForm): void => {
    const id = freeStepId(form, steps)
    setFresh(id)
    const to: PolicyStep['to'] = form === 'percent' || form === 'elapsed' || form === 'before' ? ['handler'] : ['supervisor']
    onChange(inOrderOfTime([...steps, { id, ...writeMoment(beginMoment(form)), to }], shape))
  }
  // While a row is worked on it stays where it is; it finds its place in time when it is left.
  const settle = (): void => {
    const ordered = inOrderOfTime(steps, shape)
    if (!isSame(ordered, steps)) onChange(ordered)
  }
  return (
    <div data-pointer={`${pointer}/steps`}>
      {steps.length === 0 && <p className="gj-quiet">{t('settings.policy.noSteps')}</p>}
      <ol className="gj-steps">
        {steps.map((step, index) => (
          <li
            key={step.id}
            data-kind={step.kind}
            onBlur={({ currentTarget, relatedTarget }) => {
              if (!currentTarget.contains(relatedTarget)) settle()
            }}
          >
            <span className="gj-step-mark gj-tone" data-tone={TONES[step.kind]}>
              <ShapeMark shape={MARKS[step.kind]} size={12} />
            </span>
            <StepRow
              pointer={`${pointer}/steps/${index}`}
              step={step}
              isFresh={step.id === fresh}
              onChange={(next) => onChange(steps.with(index, next))}
              onRemove={() => onChange(steps.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <Dropdown
          trigger={['click']}
          disabled={steps.length >= MOST_STEPS}
          menu={{
            items: MOMENT_FORMS.map((form) => ({ key: form, label: t(`settings.policy.addStep.${form}`) })),
            onClick: ({ key }) => add(key as MomentForm),
          }}
        >
          <Button size="small" icon={<PlusOutlined />}>
            {t('settings.policy.addStep.act')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

interface RowProps {
  pointer: string
  step: PolicyStep
  isFresh: boolean
  onChange: (step: PolicyStep) => void
  onRemove: () => void
}

function StepRow({ pointer, step, isFresh, onChange, onRemove }: RowProps) {
  const t = useT()
  const { isReadOnly, wrong } = usePolicyForm()
  const moment = readMoment(step.offset)
  const words = stepWords(step.offset, t, (seconds) => formatDuration(seconds, t))
  const set = (next: Moment): void => onChange({ ...step, ...writeMoment(next) })
  return (
    <div className="gj-step-row" data-pointer={pointer}>
      {isReadOnly ? (
        <span className="gj-step-words">{words}</span>
      ) : (
        <span className="gj-step-when" data-pointer={`${pointer}/offset`}>
          <Select
            size="small"
            variant="filled"
            autoFocus={isFresh}
            value={moment?.form}
            placeholder={step.offset}
            aria-label={t('settings.policy.when')}
            popupMatchSelectWidth={false}
            options={MOMENT_FORMS.map((form) => ({ value: form, label: t(`settings.policy.moment.${form}`) }))}
            onChange={(form) => set(beginMoment(form, moment))}
          />
          {moment && <MomentFields moment={moment} isWrong={wrong(`${pointer}/offset`) !== undefined} onChange={set} />}
        </span>
      )}
      <span className="gj-quiet">{t(`settings.policies.does.${step.kind}`)}</span>
      <span data-pointer={`${pointer}/to`}>
        <RecipientChips
          value={step.to}
          label={`${words} ${t(`settings.policies.does.${step.kind}`)}`}
          isDisabled={isReadOnly}
          onChange={(to) => onChange({ ...step, to })}
        />
      </span>
      {!isReadOnly && (
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined style={{ fontSize: 10 }} />}
          aria-label={`${t('settings.policy.removeStep')} · ${words}`}
          title={t('settings.policy.removeStep')}
          onClick={onRemove}
        />
      )}
      <Wrong pointer={`${pointer}/offset`} />
      <Wrong pointer={`${pointer}/to`} />
    </div>
  )
}

function MomentFields({ moment, isWrong, onChange }: { moment: Moment; isWrong: boolean; onChange: (moment: Moment) => void }) {
  const t = useT()
  switch (moment.form) {
    case 'due':
      return null
    case 'percent':
      return (
        <InputNumber
          size="small"
          min={1}
          max={99}
          precision={0}
          value={moment.percent}
          status={isWrong ? 'error' : undefined}
          suffix="%"
          controls={false}
          style={{ width: 68 }}
          aria-label={t('settings.policy.moment.percent')}
          onChange={(percent) => onChange({ form: 'percent', percent: percent ?? 0 })}
        />
      )
    case 'elapsed':
    case 'before':
    case 'after':
    case 'every':
      return (
        <>
          <LengthInput
            size="small"
            value={moment.seconds}
            isWrong={isWrong}
            label={t(`settings.policy.moment.${moment.form}`)}
            onChange={(seconds) => onChange({ ...moment, seconds })}
          />
          {moment.form === 'every' && (
            <InputNumber
              size="small"
              min={1}
              max={100}
              precision={0}
              value={moment.times}
              controls={false}
              prefix="×"
              suffix={t('settings.length.times')}
              style={{ width: 84 }}
              aria-label={t('settings.policy.times')}
              onChange={(times) => onChange({ ...moment, times: times ?? 0 })}
            />
          )}
        </>
      )
  }
}
