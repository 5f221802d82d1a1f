import type { ReactNode } from 'react'

/** The title of one part of the settings, what it is for, and its acts. */
export function PageHead({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <header className="gj-settings-head">
      <div className="gj-grow">
        <h2>{title}</h2>
        {hint && <p className="gj-quiet">{hint}</p>}
      </div>
      <div className="gj-row">{children}</div>
    </header>
  )
}
