import { InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '@guanjia/ui'

const SECONDS = { d: 86_400, h: 3600, m: 60 } as const
export type LengthUnit = keyof typeof SECONDS

interface Props {
  id?: string
  /** Seconds. */
  value?: number
  onChange?: (seconds: number) => void
  /** From the longest; the last one takes what is left. */
  units?: readonly LengthUnit[]
  label?: string
  isDisabled?: boolean
  size?: 'small' | 'middle'
  isWrong?: boolean
}

function partsOf(seconds: number, units: readonly LengthUnit[]): number[] {
  let left = seconds
  return units.map((unit, index) => {
    const isLast = index === units.length - 1
    const part = isLast ? Math.round((left / SECONDS[unit]) * 100) / 100 : Math.floor(left / SECONDS[unit])
    left -= part * SECONDS[unit]
    return part
  })
}
const sumOf = (parts: readonly number[], units: readonly LengthUnit[]): number =>
  Math.round(parts.reduce((sum, part, index) => sum + part * SECONDS[units[index]!], 0))

const HOURS_AND_MINUTES: readonly LengthUnit[] = ['h', 'm']

/** A length in two or three units. 90 minutes may be typed as such; they become one hour and thirty minutes when the field is left. */
export function LengthInput({ id, value = 0, onChange, units = HOURS_AND_MINUTES, label, isDisabled, isWrong, size }: Props) {
  const t = useT()
  const [parts, setParts] = useState(() => partsOf(value, units))
  useEffect(() => {
    setParts((old) => (sumOf(old, units) === value ? old : partsOf(value, units)))
  }, [value, units])
  return (
    <span className="gj-length" role="group" aria-label={label} onBlur={() => setParts(partsOf(value, units))}>
      {units.map((unit, index) => (
        <InputNumber
          key={unit}
          size={size}
          id={index === 0 ? id : undefined}
          min={0}
          max={9999}
          controls={false}
          precision={index === units.length - 1 ? undefined : 0}
          value={parts[index]}
          disabled={isDisabled}
          status={isWrong ? 'error' : undefined}
          suffix={t(`settings.length.${unit}`)}
          aria-label={[label, t(`settings.length.${unit}`)].filter(Boolean).join(' · ')}
          onFocus={({ target }) => target.select()}
          onChange={(part) => {
            const next = parts.with(index, part ?? 0)
            setParts(next)
            onChange?.(sumOf(next, units))
          }}
        />
      ))}
    </span>
  )
}
