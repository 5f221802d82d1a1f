import { useId } from 'react'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { instantOfInput } from './moment.ts'

/** A moment on the site's clock: one tap on a usual one, or any other. Values are those of a `datetime-local` field. */
export function UntilField(props: {
  label: string
  options: readonly string[]
  value: string
  onChange: (value: string) => void
  isNeeded?: boolean
  hint?: string
  most?: string
  error?: string
}) {
  const t = useT()
  const id = useId()
  const when = useWhen()
  const { timeZone } = useTime()
  const note = props.error ?? props.hint
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {props.isNeeded ? props.label : t('mobile.optionalLabel', { label: props.label })}
      </span>
      <div className="choice-chips chips-small">
        {props.options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === props.value}
            onClick={() => props.onChange(option === props.value ? '' : option)}
          >
            {when(instantOfInput(option, timeZone)!)}
          </button>
        ))}
      </div>
      <input
        className="input input-under"
        type="datetime-local"
        aria-label={props.label}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        max={props.most}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {note && (
        <p id={`${id}-note`} className={props.error ? 'field-error' : 'field-hint'}>
          {note}
        </p>
      )}
    </div>
  )
}
