import { useId, type InputHTMLAttributes, type ReactNode } from 'react'

type Wiring = { id: string; 'aria-invalid': boolean | undefined; 'aria-describedby': string | undefined }

/** One question of a form: label above, error beside the field. The control gets its id and its description. */
export function Field(props: { label: string; error?: string; hint?: string; /** The note changes while somebody types: it is read aloud. */ isSpoken?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const noteId = `${id}-note`
  const note = props.error ?? props.hint
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-invalid': props.error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <p id={noteId} className={props.error ? 'field-error' : 'field-hint'} {...(props.isSpoken ? { role: 'status' } : {})}>
          {note}
        </p>
      )}
    </div>
  )
}

type Asked = {
  label: string
  isSpoken?: boolean
  error?: string
  hint?: string
  value: string
  onChange: (value: string) => void
  max: number
  placeholder?: string
}

/** A question answered in one line. */
export function LineField(
  props: Asked & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'enterKeyHint' | 'name'>,
) {
  const { label, error, hint, isSpoken, onChange, max, ...rest } = props
  return (
    <Field label={label} error={error} hint={hint} isSpoken={isSpoken}>
      {(wiring) => <input {...wiring} {...rest} className="input" maxLength={max} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

/** A question answered in one's own words; the box grows with them. */
export function WordsField({ label, error, hint, onChange, max, ...rest }: Asked) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(wiring) => <textarea {...wiring} {...rest} className="input" maxLength={max} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

/** A day and a time on the site's clock, if the person wants to give one. */
export function MomentField({ label, error, value, onChange }: Pick<Asked, 'label' | 'error' | 'value' | 'onChange'>) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <input {...wiring} className="input" type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

/** A choice of several with one more, or one less when it was in it. */
export function toggled<V>(chosen: readonly V[], one: V): V[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
}

/** A question answered by one of several things to tap, or by several with `many`. */
export function Choice<V extends string>(props: {
  label: string
  options: readonly { value: V; text: string; hint?: string }[]
  value: V | null | readonly V[]
  onChange: (value: V) => void
  error?: string
  look?: 'chips' | 'list'
}) {
  const id = useId()
  const isOn = (value: V): boolean => (Array.isArray(props.value) ? props.value.includes(value) : props.value === value)
  const many = Array.isArray(props.value)
  return (
    <div className="field" role={many ? 'group' : 'radiogroup'} aria-labelledby={id}>
      <span className="label" id={id}>
        {props.label}
      </span>
      <div className={props.look === 'list' ? 'choice-list' : 'choice-chips'}>
        {props.options.map(({ value, text, hint }) => (
          <button
            key={value}
            type="button"
            role={many ? 'checkbox' : 'radio'}
            aria-checked={isOn(value)}
            onClick={() => props.onChange(value)}
          >
            <span>{text}</span>
            {hint && <small>{hint}</small>}
          </button>
        ))}
      </div>
      {props.error && <p className="field-error">{props.error}</p>}
    </div>
  )
}
