import { useId, type ReactNode } from 'react'

type Wiring = { id: string; 'aria-invalid': boolean | undefined; 'aria-describedby': string | undefined }

/** One question of a form: label above, error beside the field. The control gets its id and its description. */
export function Field(props: { label: string; error?: string; hint?: string; children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const noteId = `${id}-note`
  const note = props.error ?? props.hint
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-invalid': props.error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <p id={noteId} className={props.error ? 'field-error' : 'field-hint'}>
          {note}
        </p>
      )}
    </div>
  )
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
          <button key={value} type="button" role={many ? 'checkbox' : 'radio'} aria-checked={isOn(value)} onClick={() => props.onChange(value)}>
            <span>{text}</span>
            {hint && <small>{hint}</small>}
          </button>
        ))}
      </div>
      {props.error && <p className="field-error">{props.error}</p>}
    </div>
  )
}
