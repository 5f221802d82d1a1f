/** Views of one screen beside each other. */
export function Segments<V extends string>(props: {
  label: string
  options: readonly { value: V; text: string; count?: number; isBad?: boolean }[]
  value: V
  onChange: (value: V) => void
}) {
  return (
    <div className="segments" role="group" aria-label={props.label}>
      {props.options.map(({ value, text, count, isBad }) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
          {count !== undefined && <strong className={isBad && count > 0 ? 'is-bad' : undefined}>{count}</strong>}
          <span>{text}</span>
        </button>
      ))}
    </div>
  )
}
