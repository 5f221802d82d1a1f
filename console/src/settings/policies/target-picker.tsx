import { InputNumber, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { LengthInput } from '../length-input.tsx'
import { TimeField } from '../weekly-editor.tsx'
import { readTarget, TARGET_KINDS, targetWords, turnInto, writeTarget, type TargetShape } from './target-shape.ts'

interface Props {
  /** As the API has it: `PT2H`, `wall PT24H`, `P15D`, `P1D 10:00`, `P0D closing`. */
  value: string
  onChange: (target: string) => void
  label: string
  isDisabled?: boolean
  isWrong?: boolean
}

const HOUR: TargetShape = { kind: 'working', seconds: 3600 }
const MOST_DAYS = 10

/** What is promised, chosen as people say it: so many hours of service time, so many working days, by ten on the next one. */
export function TargetPicker({ value, onChange, label, isDisabled = false, isWrong = false }: Props) {
  const t = useT()
  const shape = readTarget(value)
  const set = (next: TargetShape): void => onChange(writeTarget(next))
  const day = (n: number): string =>
    n === 0 ? t('settings.policies.day.same') : n === 1 ? t('settings.policies.day.next') : t('settings.policies.day.nth', { n })
  const days = Array.from({ length: Math.max(MOST_DAYS, shape && 'day' in shape ? shape.day : 0) + 1 }, (_, n) => ({
    value: n,
    label: day(n),
  }))
  return (
    <span className="gj-target">
      <Select
        value={shape?.kind}
        placeholder={targetWords(value, t)}
        disabled={isDisabled}
        status={isWrong ? 'error' : undefined}
        aria-label={label}
        popupMatchSelectWidth={false}
        options={TARGET_KINDS.map((kind) => ({ value: kind, label: t(`settings.policy.targetKind.${kind}`) }))}
        onChange={(kind) => set(turnInto(kind, shape ?? HOUR))}
      />
      {shape && 'seconds' in shape && (
        <LengthInput
          label={label}
          value={shape.seconds}
          isDisabled={isDisabled}
          isWrong={isWrong}
          onChange={(seconds) => set({ ...shape, seconds })}
        />
      )}
      {shape?.kind === 'days' && (
        <InputNumber
          min={1}
          max={9999}
          precision={0}
          value={shape.days}
          disabled={isDisabled}
          status={isWrong ? 'error' : undefined}
          suffix={t('settings.length.workingDays')}
          aria-label={t('settings.length.workingDays')}
          style={{ width: 130 }}
          onChange={(count) => set({ kind: 'days', days: count ?? 0 })}
        />
      )}
      {shape && 'day' in shape && (
        <Select
          value={shape.day}
          disabled={isDisabled}
          aria-label={t('settings.policy.whichDay')}
          popupMatchSelectWidth={false}
          options={days}
          onChange={(chosen) => set({ ...shape, day: chosen })}
        />
      )}
      {shape?.kind === 'at' && (
        <TimeField
          label={t('settings.policy.atTime')}
          value={shape.at}
          isWrong={isWrong}
          isDisabled={isDisabled}
          size="middle"
          onChange={(at) => /^([01]\d|2[0-3]):[0-5]\d$/.test(at) && set({ ...shape, at })}
        />
      )}
    </span>
  )
}
