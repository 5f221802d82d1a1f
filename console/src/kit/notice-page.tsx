import type { ReactNode } from 'react'

/** A page with nothing but one message and what can be done about it. */
export function NoticePage({ title, detail, children }: { title: string; detail?: ReactNode; children?: ReactNode }) {
  return (
    <div className="gj-notice" role="alert">
      <h1>{title}</h1>
      {detail && <p className="gj-quiet gj-words">{detail}</p>}
      <div className="gj-row">{children}</div>
    </div>
  )
}
