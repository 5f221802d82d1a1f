import { useId } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'

/** One to five stars; each star is a choice with its own name, so that it can be given without seeing. */
export function Stars(props: { label: string; value: number | null; onChange: (value: number) => void; error?: string; isBig?: boolean }) {
  const t = useT()
  const id = useId()
  return (
    <div className={props.isBig ? 'field stars-field stars-big' : 'field stars-field'} role="radiogroup" aria-labelledby={id}>
      <span className="label" id={id}>
        {props.label}
      </span>
      <span className="stars">
        {[1, 2, 3, 4, 5].map((count) => (
          <button
            key={count}
            type="button"
            role="radio"
            aria-checked={props.value === count}
            aria-label={t('mobile.confirm.stars', { label: props.label, count })}
            className={props.value !== null && count <= props.value ? 'is-on' : undefined}
            onClick={() => props.onChange(count)}
          >
            <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
              <path d="M12 3l2.7 5.7 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3 1.2-6.2L3 9.5l6.3-.8z" strokeWidth="1.5" strokeLinejoin="round" />
            </svg>
          </button>
        ))}
      </span>
      {props.error && <p className="field-error">{props.error}</p>}
    </div>
  )
}

/** Stars that were given, in words for those who do not see them. */
export function StarsShown({ label, value }: { label: string; value: number }) {
  const t = useT()
  return (
    <span className="stars-shown" role="img" aria-label={t('mobile.confirm.stars', { label, count: value })}>
      {'★'.repeat(value)}
      <span className="stars-rest">{'★'.repeat(5 - value)}</span>
    </span>
  )
}
