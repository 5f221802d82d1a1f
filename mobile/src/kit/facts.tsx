import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}
export const fact = (label: string, value: ReactNode): Fact => ({ label, value })

/** Facts as label and value; a fact without a value is left out. */
export function Facts({ items }: { items: readonly Fact[] }) {
  const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
  if (shown.length === 0) return null
  return (
    <dl className="facts">
      {shown.map(({ label, value }) => (
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
