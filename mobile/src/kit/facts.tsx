import type { ReactNode } from 'react'

/** Facts as label and value; a fact without a value is left out. */
export function Facts({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  const shown = items.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
  if (shown.length === 0) return null
  return (
    <dl className="facts">
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Section(props: { title: string; trailing?: ReactNode; children: ReactNode }) {
  return (
    <section className="card section">
      <header>
        <h2>{props.title}</h2>
        {props.trailing}
      </header>
      {props.children}
    </section>
  )
}
